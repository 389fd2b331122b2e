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
