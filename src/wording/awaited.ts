import type { Notice } from '../chat/notice.ts';
import { choiceButtons, type Choice } from './to-group.ts';
import { subjectLine, whoHasIt, type IssueView } from './view.ts';

/** What the bot asks where words without a number, or too few of them, can only be about one issue. */

const SHOWN = 20;
const short = (words: string): string => (words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words);

export const chooseDepartment = (number: number, department: string): string =>
  `#${number} 派给${department}`;

export const confirmCommand = (number: number): string => `#${number} 确认`;
export const solvedCommand = (number: number, words: string): string => `#${number} 已解决 ${words}`;
export const acceptCommand = (number: number): string => `签收 #${number}`;
export const supplementCommand = (number: number, words: string): string => `补充 #${number} ${words}`;

/** What a member who may not choose holds to be right, on the coordinators' card. */
export const thinksItIs = (name: string, department: string): string => `${name}说应该是${department}`;

export const waysToWithdraw = (number: number, words: string): Choice[] => [
  { label: `撤销 #${number}`, command: `撤销 #${number} ${words}` },
  { label: '不撤，作为补充', command: supplementCommand(number, words) },
];

export const waysToFinish = (command: string, number: number, words: string, answered: string): Choice[] => [
  { label: `${command}：${short(words)}`, command: answered },
  { label: '不是，只转告进展', command: `进展 #${number} ${words}` },
];

export const waysAfterResult = (number: number, words: string): Choice[] => [
  { label: '没解决，重办', command: `重办 #${number} ${words}` },
  { label: '办好了', command: confirmCommand(number) },
  { label: '先记下，转告部门', command: supplementCommand(number, words) },
];

const asking =
  (question: (issue: IssueView) => string) =>
  (issue: IssueView, options: readonly Choice[]): Notice => ({
    kind: 'which',
    tone: 'todo',
    title: question(issue),
    lines: [subjectLine(issue), whoHasIt(issue), ...options.map(({ label }, i) => `${i + 1}. ${label}`)],
    issueNumber: issue.number,
    buttons: choiceButtons(options.map(({ label }, i) => ({ label, command: `${i + 1}` }))),
    hint: '回复数字即可；不是就不用理会，没有改动',
  });

export const askWithdrawal = asking(({ number }) => `要撤销 #${number} 吗？还没有改动`);
export const askWhetherResult = asking(({ number }) => `这句话是说 #${number} 吗？还没有改动`);
export const askWhetherSigned = asking(({ number }) => `是签收 #${number} 吗？还没有改动`);
export const askAfterResult = asking(({ number }) => `您说的是 #${number} 吗？办好了没有？`);

/** All that somebody outside the offices wants to know of their matter. */
export const stateLine = (issue: IssueView): Notice => ({
  kind: 'answer',
  tone: 'plain',
  title: `#${issue.number}${issue.sensitive ? '' : `（${issue.title}）`}${whoHasIt(issue)}`,
  lines: [],
  issueNumber: issue.number,
});
