import type { Issue } from '../issues/issue.ts';
import { mayAct, type IssueFacts, type Permission, type PersonalAction } from '../issues/permissions.ts';
import type { Db } from '../store/database/client.ts';
import { absorbedSources } from '../store/issues/sources.ts';
import { leadOf } from './issue-view.ts';
import type { Sender } from './turn.ts';

/** Whoever reported it, by the account of then or as the person. */
export function isReportedBy(
  { account, personId }: Pick<Sender, 'account' | 'personId'>,
  { reporterAccount, reporterId }: Pick<Issue, 'reporterAccount' | 'reporterId'>,
): boolean {
  return reporterAccount === account || (personId !== null && reporterId === personId);
}

/** An issue as the permission table sees it. */
export function factsOf({ account, personId }: Sender, issue: Issue): IssueFacts {
  return {
    groupId: issue.groupId,
    objectId: issue.objectId,
    departmentIds: issue.departments.map(({ departmentId }) => departmentId),
    leadDepartmentId: leadOf(issue) ?? null,
    reporterId: issue.reporterId,
    reporterAccount: issue.reporterAccount,
    senderAccount: account,
    senderPersonId: personId,
  };
}

/** The same, once more for each report that was merged in: its reporter and group keep their say. */
export async function allFactsOf(
  db: Db,
  organisationId: number,
  sender: Sender,
  issue: Issue,
): Promise<IssueFacts[]> {
  const own = factsOf(sender, issue);
  if (issue.absorbed.length === 0) return [own];
  const absorbed = await absorbedSources(db, organisationId, issue);
  return [
    own,
    ...absorbed.map(({ number: _, chat: __, message: ___, ...reported }) => ({ ...own, ...reported })),
  ];
}

export function mayActOnAny(
  grants: Sender['grants'],
  action: PersonalAction,
  facts: readonly IssueFacts[],
): Permission {
  const permissions = facts.map((one) => mayAct(grants, action, one));
  return permissions.find(({ kind }) => kind === 'allowed') ?? permissions[0] ?? mayAct(grants, action);
}
