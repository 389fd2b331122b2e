import type { Notice } from '../chat/notice.ts';
import { choiceButtons, type Choice } from './to-group.ts';
import { departmentsLine, subjectLine, topic, whoHasIt, words, type IssueView } from './view.ts';

/** What is asked of the coordinators, what they and the leaders decide, and what follows for the others. */

const about = ({ number }: IssueView) => ({ issueNumber: number });

const workdayWords = (days: number) => `${days}个工作日`;

export function extensionRequest(
  issue: IssueView,
  { department, workingDays, reason }: { department: string; workingDays: number; reason: string },
): Notice {
  const { number } = issue;
  return {
    ...about(issue),
    kind: 'extension',
    tone: 'todo',
    title: `【请批延期 #${number}】${department}申请延期${workdayWords(workingDays)}`,
    lines: [subjectLine(issue), `原因：${words(issue, reason)}`, whoHasIt(issue)],
    buttons: [
      { id: 'approve', label: '批准延期', command: `批准延期 #${number}` },
      { id: 'decline', label: '不予批准', command: `不予批准 #${number}`, asksFor: '不批准的原因' },
    ],
    hint: `请发：批准延期 #${number}；或：不予批准 #${number} 原因`,
  };
}

export function holdRequest(
  issue: IssueView,
  { department, until, reason }: { department: string; until: string | null; reason: string },
): Notice {
  const { number } = issue;
  return {
    ...about(issue),
    kind: 'hold',
    tone: 'todo',
    title: `【请批挂账 #${number}】${department}申请挂账`,
    lines: [
      subjectLine(issue),
      `原因：${words(issue, reason)}`,
      ...(until === null ? [] : [`到：${until}`]),
      '批准以后才停表，恢复办理时期限按挂账的办公时间顺延',
    ],
    buttons: [
      { id: 'approve', label: '批准挂账', command: `批准挂账 #${number}` },
      { id: 'decline', label: '不予批准', command: `不予批准 #${number}`, asksFor: '不批准的原因' },
    ],
    hint: `请发：批准挂账 #${number}；或：不予批准 #${number} 原因`,
  };
}

const DECIDED = {
  extended: '延期已批准',
  held: '已挂账',
  declined: '申请未批准',
  released: '恢复办理',
  involved: '增加协办',
  lifted: '督办已取消',
} as const;
type Decided = keyof typeof DECIDED;

/** To the departments and to the group that reported: what was decided, why, and the date from now on. */
export function decidedNote(issue: IssueView, decided: Decided, said: string | null): Notice {
  return {
    ...about(issue),
    kind: decided,
    tone: decided === 'declined' ? 'warning' : 'plain',
    title: `【问题 #${issue.number}】${DECIDED[decided]}`,
    lines: [subjectLine(issue), ...(said === null ? [] : [words(issue, said)]), whoHasIt(issue)],
    ...(decided === 'held' ? { hint: `条件具备了请发：恢复办理 #${issue.number}` } : {}),
  };
}

/** 督办 or 批示 as it was just said. */
export interface OrderSaid {
  readonly by: string;
  readonly text: string;
  /** The date that stands now, set by these words or before them. */
  readonly due: string | null;
  /** These words set a date: 督办. */
  readonly isDated: boolean;
}

/** 批示 or 督办, in the leader's words. */
export function instructionNote(issue: IssueView, order: OrderSaid): Notice {
  const { number } = issue;
  const { by, text, due, isDated } = order;
  return {
    ...about(issue),
    kind: 'instruction',
    tone: 'urgent',
    title: `【${isDated ? '督办' : '批示'} #${number}】${topic(issue)}`,
    lines: [
      `${by}：${words(issue, text)}`,
      ...orderDates(issue, order),
      departmentsLine(issue),
      whoHasIt(due === null ? issue : { ...issue, deadline: null }),
    ],
    buttons: [{ id: 'reply', label: '答复', command: `答复 #${number}`, asksFor: '答复内容' }],
    hint: `办理情况请发：进展 #${number} 内容；办完请发：办结 #${number} 结果`,
  };
}

/** To the coordinators, while no department has it. */
export function instructionToDispatch(
  issue: IssueView,
  order: OrderSaid,
  choices: readonly Choice[],
): Notice {
  return {
    ...instructionNote(issue, order),
    tone: 'todo',
    buttons: choiceButtons(choices),
    hint: `还没有部门承办，请先派单：#${issue.number} 派给某部门`,
  };
}

/** One date to go by, and the issue's own beside it under its name. */
function orderDates({ deadline }: IssueView, { due, isDated }: OrderSaid): string[] {
  if (due === null) return [];
  return [
    `督办期限：${due}${isDated ? '' : '，不变'}`,
    ...(deadline === null || deadline === due ? [] : [`原办结期限：${deadline}，不变`]),
  ];
}

export function instructed(issue: IssueView, order: OrderSaid): Notice {
  const { due, isDated } = order;
  const dates = orderDates(issue, order);
  return {
    ...about(issue),
    kind: 'done',
    tone: 'plain',
    title: `#${issue.number} ${rulingWords.instructed(isDated ? due : null)}`,
    lines: [
      ...(isDated ? dates.slice(1) : dates),
      whoHasIt(due === null ? issue : { ...issue, deadline: null }),
    ],
  };
}

export function orderLimitPassed(number: number, due: string, example: string): Notice {
  return {
    kind: 'misused',
    tone: 'plain',
    title: `#${number} 督办的期限${due}已经过去，没有改动`,
    lines: [`请发：督办 #${number} ${example}前办结`],
    issueNumber: number,
  };
}

/** To everybody who reported what was taken in. */
export function mergedNote(from: number, into: IssueView): Notice {
  return {
    ...about(into),
    kind: 'merged',
    tone: 'plain',
    title: `【问题 #${from}】已并入 #${into.number}`,
    lines: [subjectLine(into), whoHasIt(into), '结果会在这里告诉您'],
    hint: `问进展请发：#${into.number}`,
  };
}

export function mergedAnswer(numbers: readonly number[], into: IssueView): Notice {
  return {
    ...about(into),
    kind: 'merged',
    tone: 'plain',
    title: `${numbers.map((number) => `#${number}`).join('、')} 已并入 #${into.number}`,
    lines: [subjectLine(into), whoHasIt(into), '原来的编号仍然能查'],
  };
}

export function mergeNeedsTwo(): Notice {
  return {
    kind: 'misused',
    tone: 'plain',
    title: '并单要写明两个编号',
    lines: ['请发：合并 #15 #12（并到先登记的那件）'],
  };
}

/** It was too late to reopen the old one. */
export function followsNote(issue: IssueView, old: number): Notice {
  return {
    ...about(issue),
    kind: 'receipt',
    tone: issue.priority === 'urgent' ? 'urgent' : 'plain',
    title: `【问题 #${issue.number}】已登记，接 #${old}`,
    lines: [
      `#${old} 办结已超过15天，另立新号接着办`,
      subjectLine(issue),
      departmentsLine(issue),
      whoHasIt(issue),
    ],
  };
}

/** The old one is closed for long, and another goes on with it. */
export function addedToSuccessor(issue: IssueView, old: number): Notice {
  return {
    ...about(issue),
    kind: 'done',
    tone: 'plain',
    title: `#${old} 已由 #${issue.number} 接着办，这条已补充进去`,
    lines: [subjectLine(issue), whoHasIt(issue)],
  };
}

export const rulingWords = {
  asked: '已报协调员审批，批准以前期限不变',
  approved: (deadline: string) => `延期已批准，新期限${deadline}`,
  held: '已挂账，期限停算',
  declined: '已告知部门不予批准',
  released: '已恢复办理，期限按挂账的办公时间顺延',
  instructed: (due: string | null) =>
    due === null ? '批示已转达' : `督办已转达，${due}前办结，办完以前每期早晚报都列出`,
  lifted: '督办已取消，早晚报不再列出',
  notInstructed: '现在没有督办，没有改动',
  involved: (names: string) => `已请${names}协办`,
  alreadyInvolved: '这些部门已经在办',
  waitsAlready: '上一次的申请还在等协调员批，没有改动',
  nothingAsked: '没有待批的申请，没有改动',
  otherAsked: (kind: 'extension' | 'hold') => `待批的是${kind === 'extension' ? '延期' : '挂账'}，没有改动`,
  overCap: (left: number) => (left <= 0 ? '延期已经用完，不能再延' : `最多还能延${workdayWords(left)}`),
  reason: (reason: string) => `原因：${reason}`,
  belongsTo: (department: string) => `应由${department}办理`,
  until: (until: string) => `挂账到：${until}`,
  joined: (lead: string | null) => `请配合${lead ?? '主办部门'}办理`,
  carriedIn: (number: number, detail: string) => `并入 #${number} 的情况：${detail}`,
  carriedInHidden: (number: number) => `并入 #${number}，内容涉及个人情况，这里不显示`,
  mergedAway: (into: number) => `已并入 #${into}`,
  follows: (number: number) => `接 #${number}`,
  again: (number: number, detail: string, said: string) =>
    said === '' ? detail : `${said}（#${number}：${detail}）`,
  fromBefore: (number: number, department: string) => `接 #${number}，原由${department}承办`,
} as const;

/** The action and what has to be said with it. */
export const NEEDED = {
  extension: ['延期', '天数和原因'],
  extensionDays: ['延期', '天数'],
  extensionReason: ['延期', '原因'],
  involve: ['增加协办', '部门名称'],
  reassign: ['改派', '部门名称'],
} as const;
