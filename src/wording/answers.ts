import type { Notice } from '../chat/notice.ts';
import { STATE_WORDS, type IssueState } from '../issues/state.ts';
import { choiceButtons, type Choice } from './to-group.ts';
import {
  departmentsLine,
  orderFields,
  PRIORITY_WORDS,
  subjectLine,
  whoHasIt,
  words,
  type IssueView,
} from './view.ts';

/** What the bot answers to whoever typed something: short, kind, and with the way on. */

function plain(
  kind: string,
  title: string,
  lines: readonly string[] = [],
  more: Partial<Notice> = {},
): Notice {
  return { kind, tone: 'plain', title, lines, ...more };
}

export const plainAnswer = (title: string, lines: readonly string[] = []): Notice =>
  plain('answer', title, lines);

export const done = (issue: IssueView, words: string): Notice =>
  plain('done', `#${issue.number} ${words}`, [whoHasIt(issue)], { issueNumber: issue.number });

export const restrictedNow = (issue: IssueView): Notice =>
  plain(
    'done',
    `#${issue.number} 已改为只给报告人和承办人员看`,
    [`群里、快报和通报不再显示内容；要看请私聊我发：查 #${issue.number}`],
    { issueNumber: issue.number },
  );

/** 办结 that tells of what could not be done: asked, with the ways that there are. */
export const notDoneYet = (issue: IssueView, said: string): Notice => {
  const { number } = issue;
  return plain(
    'unchanged',
    `#${number} 办好了吗？听着还没办成，没有改动`,
    [`一时办不了请发：挂账 #${number} 原因；要多几天请发：延期 #${number} 天数 原因`],
    {
      issueNumber: number,
      tone: 'todo',
      buttons: [
        { id: 'hold', label: '申请挂账', command: `挂账 #${number}`, asksFor: '为什么办不了' },
        { id: 'extend', label: '申请延期', command: `延期 #${number}`, asksFor: '几个工作日，什么原因' },
        { id: 'resolve', label: '仍按这个办结', command: `办结 #${number} 已说明情况：${said}` },
      ],
      hint: `确实办不了、已向报告人说明的，请发：办结 #${number} 已说明情况：…`,
    },
  );
};

export const signed = (issue: IssueView, saidMore: boolean): Notice =>
  done(issue, saidMore ? '已签收，您的话已转告工作组' : '已签收');

/** What the group said lies with the department now; with the coordinators where there is none yet. */
export const passedOn = (issue: IssueView, isRead: boolean): Notice =>
  done(issue, isRead ? `已记下，并转给${issue.lead ?? '协调员'}` : '已记下');

export const priorityUnchanged = (issue: IssueView): Notice =>
  done(issue, `已经是${PRIORITY_WORDS[issue.priority]}件，没有改动`);

/** "已通车" is news, not 办结: whoever meant more learns how to say it, with one tap where the words read like it. */
export const progressNoted = (issue: IssueView, finish: readonly Choice[]): Notice => ({
  ...done(issue, '进展已转告工作组'),
  ...(finish.length === 0 ? {} : { buttons: choiceButtons(numbered(finish)) }),
  hint:
    finish.length === 0
      ? `已经办完请发：办结 #${issue.number} 结果`
      : `已经办完就回复 1，或发：办结 #${issue.number} 结果`,
});

const numbered = (choices: readonly Choice[]): Choice[] =>
  choices.map(({ label }, i) => ({ label, command: `${i + 1}` }));

export const finishedWith = (number: number, result: string): Choice => ({
  label: '已办结',
  command: `办结 #${number} ${result}`,
});

/** Something was said about an issue that asks for nothing plainly enough to do it. */
export const nothingChanged = (issue: IssueView): Notice =>
  plain('unchanged', `#${issue.number} 没有改动`, [whoHasIt(issue)], {
    issueNumber: issue.number,
    hint: `要办请直接发，如：签收 #${issue.number}、办结 #${issue.number} 结果、#${issue.number} 已解决`,
  });

export const already = (number: number, state: IssueState): Notice =>
  plain('already', `#${number} 现在就是“${STATE_WORDS[state]}”，没有改动`, [], { issueNumber: number });

export const alreadyLeads = (issue: IssueView): Notice =>
  plain('already', `#${issue.number} 已经由${issue.lead ?? '该部门'}主办，没有改动`, [whoHasIt(issue)], {
    issueNumber: issue.number,
  });

/** Nobody looks into a complaint about themselves. */
export const accusedThemselves = (number: number, department: string): Notice =>
  plain('refused', `#${number} 投诉的是${department}，不能派给它`, [`请发：#${number} 派给能核查的部门`], {
    issueNumber: number,
  });

/** Whoever answers a choice too late learns who has it now, or how to say it again. */
export const choiceIsOver = (issue: IssueView, command?: string): Notice =>
  plain(
    'late',
    `#${issue.number} 选部门的时间已过`,
    command === undefined ? [whoHasIt(issue)] : ['已请协调员派单', `还想自己选，请发：${command}`],
    { issueNumber: issue.number },
  );

export const askAgain = (command: string): Notice =>
  plain('late', '刚才的选择已经过期，没有改动', [`请带编号再发一次，如：${command}`]);

export const unknownNumber = (number: number): Notice =>
  plain('unknown', `没有 #${number} 这个问题`, ['请核对编号；发“我的问题”可看您报的']);

/** What is possible instead, as it is typed; nobody is left with a bare no. */
const instead = (number: number, possible: readonly string[]): string =>
  possible.length === 0 ? `可发：查 #${number} 看进展` : `您现在可以发：${possible.join('；')}`;

export const refusedByState = (issue: IssueView, word: string, possible: readonly string[] = []): Notice =>
  plain(
    'refused',
    `#${issue.number} 现在是“${STATE_WORDS[issue.state]}”，这时不能“${word}”`,
    [whoHasIt(issue), instead(issue.number, possible)],
    { issueNumber: issue.number },
  );

export const refusedByRole = (
  number: number,
  word: string,
  who: string,
  possible: readonly string[] = [],
  isWithNobody = false,
): Notice =>
  plain(
    'refused',
    `#${number} 的${word}请由${who}来做，没有改动`,
    [...(isWithNobody ? [NOT_DISPATCHED] : []), instead(number, possible)],
    { issueNumber: number },
  );
const NOT_DISPATCHED = '这件还没有派单，正等选定承办部门';

export const strangerRefused = (): Notice =>
  plain('refused', '您还没有绑定身份，可以报问题，其他操作请先绑定', [
    '请向管理员要一次性代码，然后发：绑定 代码',
  ]);

export const needsWords = (number: number, word: string, what: string): Notice =>
  plain('misused', `${word} #${number} 要写明${what}`, [`请发：${word} #${number} ${what}`], {
    issueNumber: number,
  });

export const misused = (why: string, example: string): Notice => plain('misused', why, [`例：${example}`]);

export const whichOne = (words: string, choices: readonly Choice[]): Notice =>
  plain(
    'which',
    `您说的是哪一条？回复数字即可`,
    choices.map(({ label }, i) => `${i + 1}. ${label}`),
    { tone: 'todo', buttons: choiceButtons(choices), hint: `也可以带编号再发一次，如：${words}` },
  );

export const noneToChoose = (example: string): Notice =>
  plain('which', '没有找到您可以操作的未办结问题', [`请带上编号再发一次，如：${example}`]);

export const denied = (): Notice =>
  plain('denied', '为防误办，不能一次处理全部问题', ['请逐条带编号发送，如：#12 已解决'], {
    tone: 'warning',
  });

export const unboundChat = (): Notice =>
  plain('unbound', '本群还没有绑定工作组或部门，暂时不能受理', [
    '请管理员在本群发：绑定 部门或工作组名称 代码',
  ]);

export const notYet = (): Notice => plain('misused', '这一项暂时还不能在这里办', ['发“帮助”看能做什么']);

export function issueCard(issue: IssueView, timeline: readonly string[]): Notice {
  return plain(
    'issue',
    `【问题 #${issue.number}】${STATE_WORDS[issue.state]}`,
    [whoHasIt(issue), ...timeline],
    {
      issueNumber: issue.number,
      fields: [
        { label: '内容', value: subjectLine(issue) },
        { label: '部门', value: departmentsLine(issue) },
        ...(issue.deadline === null ? [] : [{ label: '办结期限', value: issue.deadline }]),
        ...orderFields(issue),
        ...(issue.result === null || issue.sensitive
          ? []
          : [{ label: '结果', value: words(issue, issue.result) }]),
      ],
    },
  );
}

export const notFound = (words: string): Notice => plain('misused', `没有找到“${words}”。`, ['例：查 #12']);

interface ListRow {
  readonly issue: IssueView;
  readonly isLate: boolean;
}

interface ListShown {
  readonly total: number;
  readonly page: number;
  /** How many follow, and the line that shows them. */
  readonly rest: number;
  readonly next: string | undefined;
}

export function issueList(title: string, rows: readonly ListRow[], shown: ListShown): Notice {
  const { total, page, rest, next } = shown;
  const lines = rows.map(
    ({ issue, isLate }) =>
      `#${issue.number} ${marks(issue, isLate)}${subjectLine(issue)}（${whoHasIt(issue)}）`,
  );
  const more = next === undefined ? [] : [`另有 ${rest} 条，发：${next}`];
  const buttons =
    next === undefined ? {} : { buttons: [{ id: 'next', label: `看其余 ${rest} 条`, command: next }] };
  const count = page === 1 ? `${total} 条` : `${total} 条（第${page}页）`;
  return plain(
    'list',
    lines.length === 0 ? `${title}：没有` : `${title}：${count}`,
    [...lines, ...more],
    buttons,
  );
}

/** 【紧急 督办 超期】: what makes it come before the others. */
function marks({ priority, order = null }: IssueView, isLate: boolean): string {
  const said = [
    ...(priority === 'normal' ? [] : [PRIORITY_WORDS[priority]]),
    ...(order === null ? [] : [order.due === null ? '批示' : '督办']),
    ...(isLate ? ['超期'] : []),
  ];
  return said.length === 0 ? '' : `【${said.join(' ')}】`;
}

export const why = (number: number, sentence: string): Notice =>
  plain('why', `#${number} 的派单理由`, [sentence], { issueNumber: number });

export const help = (lines: readonly string[]): Notice => plain('help', '我能做这些', lines);

export const bound = (words: string): Notice => plain('bound', words, [], { tone: 'good' });

export const codeRefused = (): Notice =>
  plain('refused', '代码不对、已用过或已过期', ['请向管理员要一个新的代码']);

export const tooLong = (): Notice => plain('misused', '内容太长了，请分几条发', ['每条不超过两万字']);
