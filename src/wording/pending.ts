import type { PendingRequest } from '../issues/issue.ts';
import { subjectLine, words, type IssueView } from './view.ts';

export interface TellingRequest {
  readonly issue: IssueView;
  readonly pending: PendingRequest;
  readonly department: string | null;
  /** The day on which it was asked for. */
  readonly since: string;
}

/** Somebody has to ask: the department says done, the group said something else than yes or no. */
export function unconfirmedWords(issues: readonly IssueView[], total: number): string[] {
  if (total === 0) return [];
  const rest = total > issues.length ? [`另有 ${total - issues.length} 件`] : [];
  return [
    `部门已办结、组里说过话还没定的${total}件，请问清楚：#编号 确认 满意；或：重办 #编号 原因`,
    ...issues.map((issue) => `#${issue.number} ${subjectLine(issue)}`),
    ...rest,
  ];
}

export interface Undispatched {
  readonly issue: IssueView;
  readonly isReturned: boolean;
  /** Days since it has waited for a department; 0 is today. */
  readonly days: number;
}

/** 待派单 in the morning brief: who waits how long, until somebody dispatches it. */
export function undispatchedWords(waiting: readonly Undispatched[], total: number): string[] {
  if (total === 0) return [];
  const lines = waiting.map(({ issue, isReturned, days }) => {
    const since = days === 0 ? '今天' : `已等${days}天`;
    return `#${issue.number} ${subjectLine(issue)}（${isReturned ? '退回后' : ''}${since}）`;
  });
  const rest = total > waiting.length ? [`另有 ${total - waiting.length} 件`] : [];
  return [`待派单${total}件，等得最久的在前，请发：#编号 派给部门`, ...lines, ...rest];
}

/** 待批 in a brief: who wants what since when, and how it is decided. */
export function pendingWords(requests: readonly TellingRequest[], total: number): string[] {
  if (total === 0) return [];
  const lines = requests.map(({ issue, pending, department, since }) => {
    const what = pending.kind === 'extension' ? `延期${pending.workingDays}个工作日` : '挂账';
    const why = issue.sensitive ? '' : `：${words(issue, pending.reason)}`;
    return `#${issue.number} ${subjectLine(issue)}（${department ?? '承办部门'}${since}申请${what}${why}）`;
  });
  const rest = total > requests.length ? [`另有 ${total - requests.length} 件`] : [];
  return [`待批${total}件，请发：批准 #编号；或：不予批准 #编号 原因`, ...lines, ...rest];
}
