import type { Notice } from '../chat/notice.ts';
import { choiceButtons, type Choice } from './to-group.ts';
import { subjectLine, whoHasIt, words, type IssueView } from './view.ts';

/** What was said behind a number that may be an issue's. */
export type Heard = 'done' | 'news' | 'lacks' | 'urges' | { readonly department: string };

const SHOWN = 20;
const short = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** What it may mean as it is typed with the sign. */
export function waysToHear(
  { number, state }: IssueView,
  heard: Heard,
  said: string,
  byOffice: boolean,
): Choice[] {
  if (typeof heard === 'object')
    return [{ label: `派给${heard.department}`, command: `改派 #${number} ${heard.department}` }];
  if (heard === 'urges') return [{ label: '催办', command: `催办 #${number} ${said}` }];
  const news: Choice = byOffice
    ? { label: '记为进展', command: `进展 #${number} ${said}` }
    : { label: '记为补充', command: `补充 #${number} ${said}` };
  if (heard === 'news') return [news];
  if (heard === 'lacks') return [{ label: '请工作组补', command: `追问 #${number} ${said}` }, news];
  if (byOffice) return [{ label: '已办结', command: `办结 #${number} ${said}` }, news];
  return state === 'resolved'
    ? [{ label: '确认已解决', command: `确认 #${number} ${said}` }, news]
    : [{ label: '已解决', command: `#${number} 已解决 ${said}` }, news];
}

/** Solved by itself, or by others, before any department has it. */
export function waysIfSolvedEarly({ number }: IssueView, said: string, mayCancel: boolean): Choice[] {
  const withdraw: Choice = { label: '不用办了，撤销', command: `撤销 #${number} ${said}` };
  const note: Choice = { label: '先记为补充', command: `补充 #${number} ${said}` };
  return mayCancel ? [withdraw, note] : [note];
}

/** Nothing is done before one of the ways is taken. */
export function isThisMeant(issue: IssueView, heard: Heard, said: string, ways: readonly Choice[]): Notice {
  return {
    kind: 'which',
    tone: 'todo',
    title: `${asked(issue, heard, said, ways)}还没有改动`,
    lines: [subjectLine(issue), whoHasIt(issue), ...ways.map(({ label }, i) => `${i + 1}. ${label}`)],
    issueNumber: issue.number,
    buttons: choiceButtons(ways.map(({ label }, i) => ({ label, command: `${i + 1}` }))),
    hint: `说的不是 #${issue.number} 就不用回`,
  };
}

function asked(issue: IssueView, heard: Heard, said: string, [first]: readonly Choice[]): string {
  const { number } = issue;
  if (typeof heard === 'object') return `#${number} 是派给${heard.department}吗？`;
  if (heard === 'news' || heard === 'lacks') return `说的是 #${number} 吗？`;
  if (heard === 'urges') return `要催 #${number} 吗？`;
  const what = issue.sensitive ? '' : ` ${short(words(issue, said))}，`;
  return `#${number}${what}是${first?.label === '已办结' ? '已办结' : '已解决'}吗？`;
}
