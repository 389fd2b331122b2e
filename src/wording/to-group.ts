import type { Notice, NoticeButton } from '../chat/notice.ts';
import { departmentsLine, subjectLine, whoHasIt, words, type IssueView } from './view.ts';

/** What the group that reported hears: one receipt, one question at most, the answer and the result. */

const about = ({ number }: IssueView) => ({ issueNumber: number });
const head = ({ number }: IssueView, said: string) => `【问题 #${number}】${said}`;

/** 已派 only where the department can read it. */
const sentTo = ({ lead, toldBy }: IssueView) => `${toldBy === undefined ? '已派' : '主办'}${lead ?? ''}`;

export function receipt(issue: IssueView): Notice {
  return {
    ...about(issue),
    kind: 'receipt',
    tone: issue.priority === 'urgent' ? 'urgent' : 'plain',
    title: head(issue, `已登记，${sentTo(issue)}`),
    lines: [subjectLine(issue), departmentsLine(issue), whoHasIt(issue)],
    hint: `要补充请发：补充 #${issue.number} 内容；问进展请发：#${issue.number}`,
  };
}

export interface Choice {
  readonly label: string;
  readonly command: string;
}

export function receiptWithChoice(issue: IssueView, choices: readonly Choice[], waitMinutes: number): Notice {
  const ask =
    choices.length === 0
      ? '还不能确定部门，已请协调员派单'
      : `不确定派给谁，请点按或回复数字；${waitMinutes}分钟内没有选，就请协调员派单`;
  return {
    ...about(issue),
    kind: 'receipt',
    tone: choices.length === 0 ? 'plain' : 'todo',
    title: head(issue, choices.length === 0 ? '已登记' : '已登记，请选部门'),
    lines: [subjectLine(issue), ask, ...choices.map(({ label }, i) => `${i + 1}. ${label}`)],
    buttons: choiceButtons(choices),
  };
}

/** The same beside others in one message: a bare number would not say which issue is meant. */
export function receiptToChoose(issue: IssueView, choices: readonly Choice[], waitMinutes: number): Notice {
  const commands = choices.map(({ command }) => command).join('，或：');
  return {
    ...about(issue),
    kind: 'receipt',
    tone: 'todo',
    title: head(issue, '已登记，请选部门'),
    lines: [
      subjectLine(issue),
      `不确定派给谁，请点按，或发：${commands}；${waitMinutes}分钟内没有选，就请协调员派单`,
    ],
    buttons: choiceButtons(choices),
  };
}

/** A complaint about an office: whoever made it hears that the office does not get it. */
export function complaintReceipt(issue: IssueView): Notice {
  return {
    ...about(issue),
    kind: 'receipt',
    tone: 'plain',
    title: head(issue, '已登记'),
    lines: [subjectLine(issue), '投诉件不转给被投诉的单位，已请协调员安排；不公开内容和报告人'],
  };
}

/** The report was taken back in the chat; the issue stands until its reporter says otherwise. */
export function offerToCancel(issue: IssueView): Notice {
  const { number } = issue;
  return {
    ...about(issue),
    kind: 'recalled',
    tone: 'todo',
    title: head(issue, '您撤回了原话，要作废吗？'),
    lines: [subjectLine(issue), '不回复就继续办理'],
    buttons: [{ id: 'cancel', label: '作废', command: `撤销 #${number} 报告人撤回了原话` }],
    hint: `要作废请发：撤销 #${number} 原因`,
  };
}

/** Somebody may have reported the same before: offered in one tap, and nothing depends on the answer. */
export function withTwin(
  notice: Notice,
  number: number,
  twin: number | undefined,
  mayMerge: boolean,
): Notice {
  if (twin === undefined) return notice;
  const button = {
    id: 'merge',
    label: `是同一件，并入 #${twin}`,
    command: `#${number} 和 #${twin} 是一个事`,
  };
  return {
    ...notice,
    lines: [...notice.lines, `与 #${twin} 像是同一件；不是就不用理会`],
    ...(mayMerge ? { buttons: [...(notice.buttons ?? []), button] } : {}),
  };
}

/** The object's name was typed with a slip: said as whom it was taken, or asked who was meant. */
export function withObjectDoubt(
  notice: Notice,
  number: number,
  { taken, guesses = [] }: { taken?: string | undefined; guesses?: readonly string[] },
): Notice {
  if (taken !== undefined)
    return { ...notice, lines: [...notice.lines, `对象按“${taken}”登记；不对请发：#${number} 对象是…`] };
  if (guesses.length === 0) return notice;
  const buttons = guesses.map((name, i) => ({
    id: `object-${i + 1}`,
    label: `对象是${name}`,
    command: `#${number} 对象是${name}`,
  }));
  return {
    ...notice,
    lines: [
      ...notice.lines,
      `对象没对上名册，是不是${guesses.map((name) => `“${name}”`).join('或')}？不是就不用理会`,
    ],
    buttons: [...(notice.buttons ?? []), ...buttons],
  };
}

/** Picking a department, as it is typed. */
export const chooseCommand = (number: number, department: string) => `#${number} 派给${department}`;

export function choiceButtons(choices: readonly Choice[]): NoticeButton[] {
  return choices.map(({ label, command }, i) => ({ id: `choice-${i + 1}`, label, command }));
}

/** The reporter or a coordinator has chosen. */
export function dispatchedLater(issue: IssueView): Notice {
  return {
    ...about(issue),
    kind: 'dispatched',
    tone: 'plain',
    title: head(issue, sentTo(issue)),
    lines: [subjectLine(issue), departmentsLine(issue), whoHasIt(issue)],
  };
}

export function acceptedNote(
  issue: IssueView,
  department: string,
  { handler, said }: { handler: string | null; said: string },
): Notice {
  const tellsHandler = handler !== null && !said.includes(handler);
  return {
    ...about(issue),
    kind: 'accepted',
    tone: 'plain',
    title: head(issue, `${department}已签收`),
    lines: [
      ...(tellsHandler ? [`经办：${handler}`] : []),
      ...(said === '' ? [] : [words(issue, said)]),
      whoHasIt(issue),
    ],
  };
}

/** The department's words, as they were written. */
export function relayedReply(issue: IssueView, department: string, text: string): Notice {
  return {
    ...about(issue),
    kind: 'answer',
    tone: 'plain',
    title: head(issue, `${department}答复`),
    lines: [words(issue, text), whoHasIt(issue)],
    hint: `要回话请引用本条，或发：补充 #${issue.number} 内容`,
  };
}

export function relayedProgress(issue: IssueView, department: string, text: string): Notice {
  return {
    ...about(issue),
    kind: 'progress',
    tone: 'plain',
    title: head(issue, `${department}报进展`),
    lines: [words(issue, text), whoHasIt(issue)],
  };
}

export function relayedQuestion(issue: IssueView, department: string, text: string): Notice {
  return {
    ...about(issue),
    kind: 'question',
    tone: 'todo',
    title: head(issue, `${department}想了解`),
    lines: [words(issue, text)],
    buttons: [
      { id: 'supplement', label: '补充情况', command: `补充 #${issue.number}`, asksFor: '要补充的情况' },
    ],
    hint: `请引用本条回答，或发：补充 #${issue.number} 内容`,
  };
}

/** 办结 by the department is not the end: whoever reported says whether it is. */
export function resultToConfirm(issue: IssueView, department: string, waitUntil: string): Notice {
  const { number } = issue;
  return {
    ...about(issue),
    kind: 'result',
    tone: 'todo',
    title: head(issue, `${department}已办结，请确认`),
    lines: [
      subjectLine(issue),
      `结果：${words(issue, issue.result ?? '')}`,
      `${waitUntil}前没有回音，将按未回访办结`,
    ],
    buttons: [
      { id: 'satisfied', label: '满意，办结', command: `#${number} 确认 满意` },
      { id: 'fair', label: '基本满意', command: `#${number} 确认 基本满意` },
      { id: 'reopen', label: '没解决，重办', command: `重办 #${number}`, asksFor: '哪里没解决' },
    ],
    hint: `解决了请发：#${number} 满意；没解决请发：重办 #${number} 原因`,
  };
}

/** A result that somebody said something about, which is no yes and no no: asked once, and silence no longer closes it. */
export function stillDone(issue: IssueView): Notice {
  const { number } = issue;
  return {
    ...about(issue),
    kind: 'result',
    tone: 'todo',
    title: head(issue, '办好了吗？'),
    lines: [
      subjectLine(issue),
      ...(issue.result === null ? [] : [`部门说：${words(issue, issue.result)}`]),
      '您说的已记下；您确认以前不会办结',
    ],
    buttons: [
      { id: 'satisfied', label: '办好了', command: `#${number} 确认` },
      { id: 'reopen', label: '没解决，重办', command: `重办 #${number}`, asksFor: '哪里没解决' },
    ],
    hint: `办好了请发：#${number} 确认；没解决请发：重办 #${number} 原因`,
  };
}

/** What a notice asks the group, as it is quoted where a platform quotes in words. */
export function asksGroup(quoted: string): 'question' | 'result' | undefined {
  if (/^\s*【问题 #\d+】(?:[^\n]{1,40}已办结，请确认|办好了吗？)/.test(quoted)) return 'result';
  return /^\s*【问题 #\d+】[^\n]{1,40}想了解/.test(quoted) ? 'question' : undefined;
}

export function returnedNote(issue: IssueView, department: string, reason: string, next: string): Notice {
  return {
    ...about(issue),
    kind: 'returned',
    tone: 'warning',
    title: head(issue, `${department}退回，${next}`),
    lines: [`原因：${words(issue, reason)}`, whoHasIt(issue)],
  };
}

export function closedNote(issue: IssueView, said: string): Notice {
  return {
    ...about(issue),
    kind: 'closed',
    tone: 'good',
    title: head(issue, '已办结销号'),
    lines: [subjectLine(issue), said],
  };
}

export function reopenedNote(issue: IssueView): Notice {
  return {
    ...about(issue),
    kind: 'reopened',
    tone: 'warning',
    title: head(issue, '已重办'),
    lines: [subjectLine(issue), whoHasIt(issue)],
  };
}

export function cancelledNote(issue: IssueView, reason: string): Notice {
  return {
    ...about(issue),
    kind: 'cancelled',
    tone: 'plain',
    title: head(issue, '已作废'),
    lines: [subjectLine(issue), `原因：${words(issue, reason)}`],
  };
}

export function escalatedNote(issue: IssueView, to: string): Notice {
  return {
    ...about(issue),
    kind: 'escalated',
    tone: 'urgent',
    title: head(issue, `已提级到${to}`),
    lines: [subjectLine(issue), departmentsLine(issue), whoHasIt(issue)],
  };
}
