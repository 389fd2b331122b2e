import type { Notice } from '../chat/notice.ts';
import { STATE_WORDS } from '../issues/state.ts';
import { departmentsLine, orderFields, whoHasIt, type IssueView } from './view.ts';

/** An issue with nothing covered, for a private chat with who handles it. */
export function openCard(
  issue: IssueView,
  {
    detail,
    reporter,
    contact,
    timeline,
  }: { detail: string; reporter: string | null; contact: string | null; timeline: readonly string[] },
): Notice {
  return {
    kind: 'issue',
    tone: 'plain',
    title: `【问题 #${issue.number}】${STATE_WORDS[issue.state]}`,
    lines: [whoHasIt(issue), ...timeline],
    issueNumber: issue.number,
    fields: [
      ...(issue.object === null ? [] : [{ label: '对象', value: issue.object }]),
      { label: '内容', value: detail },
      { label: '部门', value: departmentsLine(issue) },
      ...(reporter === null ? [] : [{ label: '报告人', value: reporter }]),
      ...(contact === null ? [] : [{ label: '对象联系人', value: contact }]),
      ...(issue.deadline === null ? [] : [{ label: '办结期限', value: issue.deadline }]),
      ...orderFields(issue),
      ...(issue.result === null ? [] : [{ label: '结果', value: issue.result }]),
    ],
    hint: '私聊里看到的电话和详情请不要转到群里',
  };
}
