import type { Issue } from '../issues/issue.ts';
import { REPORTER_WORD, subjectLine, type IssueView } from '../wording/view.ts';
import type { Known } from './known.ts';

export function viewOf(known: Known, issue: Issue): IssueView {
  const { calendar } = known;
  const local = (instant: Date | null) =>
    instant === null ? null : calendar.formatLocal(instant, 'dateTime');
  const nameOf = (id: number) => known.department(id)?.name ?? `部门${id}`;
  const lead = leadOf(issue);
  return {
    number: issue.number,
    title: issue.title,
    detail: issue.sensitive ? unnamed(issue.detail, issue) : issue.detail,
    object: known.object(issue.objectId)?.name ?? null,
    category: issue.category,
    state: issue.state,
    priority: issue.priority,
    sensitive: issue.sensitive,
    group: known.group(issue.groupId)?.name ?? null,
    lead: lead === undefined ? null : nameOf(lead),
    ...(lead === undefined ? {} : toldBy(known, lead)),
    assisting: issue.departments
      .filter(({ role }) => role === 'assist')
      .map(({ departmentId }) => nameOf(departmentId)),
    signDue: local(issue.signDueAt),
    deadline: local(issue.deadline),
    result: issue.result,
    order: issue.instruction === null ? null : { ...issue.instruction, due: local(issue.instruction.dueAt) },
  };
}

function toldBy(known: Known, lead: number): Pick<IssueView, 'toldBy'> {
  if (known.chatsOfDepartment(lead).length > 0) return {};
  return { toldBy: known.chatsOfKind('coordinators').length > 0 ? 'coordinators' : 'nobody' };
}

/** An issue among several to choose from: `#12 凤凰粮食：货车进不了厂`. */
export const labelOf = (known: Known, issue: Issue): string =>
  `#${issue.number} ${subjectLine(viewOf(known, issue))}`;

export function leadOf({ departments }: Issue): number | undefined {
  return departments.find(({ role }) => role === 'lead')?.departmentId;
}

/** A restricted text without its reporter's name: the unit complained about reads it. */
export function unnamed(text: string, { reporterName }: Pick<Issue, 'reporterName'>): string {
  return reporterName === '' ? text : text.replaceAll(reporterName, REPORTER_WORD);
}
