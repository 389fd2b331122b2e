import type { Notice } from '../chat/notice.ts';
import type { PendingRequest } from '../issues/issue.ts';
import { choiceButtons, type Choice } from './to-group.ts';
import { subjectLine, type IssueView } from './view.ts';

/** A coordinator's words about a request that waits, which may be a yes, a no, or neither. */

const SHOWN = 20;
/** "好的", "2天" give no reason. */
const LEAST_REASON = 4;

export function waysToDecide(
  { number }: IssueView,
  pending: PendingRequest,
  words: string,
  workdays: number | undefined,
): Choice[] {
  const what = pending.kind === 'extension' ? '延期' : '挂账';
  const fewer = pending.kind === 'extension' && workdays !== undefined && workdays !== pending.workingDays;
  const said = words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
  return [
    { label: `批准${what}`, command: `批准${what} #${number}` },
    ...(fewer
      ? [{ label: `批准延期，给${workdays}个工作日`, command: `批准延期 #${number} ${workdays}个工作日` }]
      : []),
    words.length < LEAST_REASON
      ? { label: '不予批准，原因另写', command: `不予批准 #${number}` }
      : { label: `不予批准，原因：${said}`, command: `不予批准 #${number} ${words}` },
    { label: '不是批复，作为补充转给部门', command: `补充 #${number} ${words}` },
  ];
}

/** A press says the number alone: what was typed stands in no button. */
export function undecided(
  issue: IssueView,
  pending: PendingRequest,
  department: string,
  options: readonly Choice[],
): Notice {
  const what = pending.kind === 'extension' ? `延期${pending.workingDays}个工作日` : '挂账';
  return {
    kind: 'undecided',
    tone: 'todo',
    title: `#${issue.number} ${department}申请${what}，批还是不批？还没有改动`,
    lines: [subjectLine(issue), ...options.map(({ label }, i) => `${i + 1}. ${label}`)],
    issueNumber: issue.number,
    buttons: choiceButtons(options.map(({ label }, i) => ({ label, command: `${i + 1}` }))),
    hint: `请回复数字，或发：批准${pending.kind === 'extension' ? '延期' : '挂账'} #${issue.number}；不予批准 #${issue.number} 原因`,
  };
}
