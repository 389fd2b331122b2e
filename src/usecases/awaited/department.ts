import {
  readDepartmentAnswer,
  type DepartmentAnswer,
} from '../../commands/statements/read-department-answer.ts';
import type { Issue } from '../../issues/issue.ts';
import { listOpenIssues, type IssueFilter } from '../../store/issues/lists.ts';
import { readIssue } from '../../store/issues/issues.ts';
import { chooseDepartment } from '../../wording/awaited.ts';
import { isComplaint } from '../reports/accused.ts';
import { allFactsOf, mayActOnAny } from '../issue-facts.ts';
import { labelOf } from '../issue-view.ts';
import type { Known } from '../known.ts';
import { senderOf } from '../turn.ts';
import type { Awaited, Place } from './place.ts';

const CHOICES = 5;

/** Read without a query. */
export function namesDepartment({ known, message, now }: Omit<Place, 'db' | 'organisationId'>): boolean {
  return (
    senderOf(known, message, now).grants.length > 0 &&
    readDepartmentAnswer(message.text, known.lexicon) !== undefined
  );
}

/** 卫健局, 都不对吧 应该是卫健局: the answer to 请选部门, whether the department was among those offered or not. */
export async function departmentChosen(place: Place): Promise<Awaited | undefined> {
  const said = readDepartmentAnswer(place.message.text, place.known.lexicon);
  if (said === undefined) return undefined;
  const issues = await waitingFor(place, said);
  const [only, ...others] = issues;
  if (only === undefined) return undefined;
  if (others.length > 0) return which(place.known, issues, said.department);
  return chosen(place, only, said.department);
}

async function waitingFor(place: Place, { issueNumber }: DepartmentAnswer): Promise<readonly Issue[]> {
  const { db, organisationId, known, message, now } = place;
  if (issueNumber !== undefined) {
    const issue = await readIssue(db, organisationId, issueNumber);
    return issue?.state === 'triage' ? [issue] : [];
  }
  const sender = senderOf(known, message, now);
  const found = async (filter: IssueFilter) =>
    (await listOpenIssues(db, organisationId, { ...filter, states: ['triage'] }, CHOICES)).issues;
  const groupId = known.chat(message.chat)?.groupId;
  const own = await found({
    reporterAccount: sender.account,
    ...(groupId == null ? {} : { groupId }),
    ...(sender.personId === null ? {} : { reporterId: sender.personId }),
  });
  if (own.length > 0) return own;
  return groupId == null ? [] : found({ groupId });
}

async function chosen(place: Place, issue: Issue, department: string): Promise<Awaited> {
  const { db, organisationId, known, message, now } = place;
  const sender = senderOf(known, message, now);
  const facts = await allFactsOf(db, organisationId, sender, issue);
  const may = (action: 'choose' | 'assign') => mayActOnAny(sender.grants, action, facts).kind === 'allowed';
  if (!may('choose') && !may('assign') && !isComplaint(known, issue))
    return { kind: 'suggested', issueNumber: issue.number, department };
  const intents = [{ intent: 'assign' as const, issueNumbers: [issue.number], department }];
  return { kind: 'parsed', parsed: { kind: 'intents', intents } };
}

function which(known: Known, issues: readonly Issue[], department: string): Awaited {
  const options = issues.map((issue) => ({
    label: labelOf(known, issue),
    command: chooseDepartment(issue.number, department),
  }));
  return { kind: 'which', options, of: issues.map(({ number }) => number) };
}
