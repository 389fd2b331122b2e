import type { ActionIntent } from '../commands/intent.ts';
import type { Issue } from '../issues/issue.ts';
import { RULES, transition } from '../issues/lifecycle.ts';
import { mayAct, PARTIES, type IssueFacts, type Permission } from '../issues/permissions.ts';
import { readIssue } from '../store/issues.ts';
import {
  already,
  needsWords,
  notYet,
  refusedByRole,
  refusedByState,
  strangerRefused,
  unknownNumber,
} from '../wording/answers.ts';
import { DISSATISFIED, neededWords, WAYS, type Way } from './actions/table.ts';
import { askWhich, onlyCandidate } from './ask-which.ts';
import { leadOf, viewOf } from './issue-view.ts';
import { answer, type Sender, type Turn } from './turn.ts';

/** Carries out what was said about issues, each by its own number; without one it asks and changes nothing. */
export async function act(turn: Turn, intent: ActionIntent): Promise<void> {
  const ways = intent.satisfaction === '不满意' ? DISSATISFIED : WAYS[intent.intent];
  if (ways === undefined) return void answer(turn, notYet());
  if (intent.issueNumbers.length === 0 || intent.needsClarification === true) {
    const only = intent.intent === 'accept' ? await onlyCandidate(turn, intent) : undefined;
    return only === undefined ? askWhich(turn, intent) : actOn(turn, intent, only, ways);
  }
  // In rising order, so that two messages about the same issues never wait for each other.
  for (const number of [...intent.issueNumbers].sort((a, b) => a - b))
    await actOn(turn, intent, number, ways);
}

async function actOn(turn: Turn, intent: ActionIntent, number: number, ways: readonly Way[]): Promise<void> {
  const issue = await survivor(turn, number);
  if (!issue) return void answer(turn, unknownNumber(number));

  const facts = factsOf(turn.sender, issue);
  const open = ways.filter(({ when }) => when === undefined || when.includes(issue.state));
  const permitted = open
    .map((way) => ({ way, permission: mayAct(turn.sender.grants, way.action, facts) }))
    .find(({ permission }) => permission.kind === 'allowed');
  if (permitted?.permission.kind !== 'allowed') return refuse(turn, issue, ways, facts);

  const { way, permission } = permitted;
  const departmentId = permission.as === 'liaison' ? departmentOf(turn.sender, issue) : null;
  const standing = departmentId !== null && departmentId !== leadOf(issue) ? 'assist' : 'lead';
  const move = transition(issue.state, way.action, standing);
  if (move.kind === 'already' || hasSigned(issue, way, departmentId))
    return void answer(turn, already(number, issue.state));
  if (move.kind === 'refused')
    return void answer(turn, refusedByState(viewOf(turn.known, issue), RULES[way.action].word));

  const words = wordsOf(intent);
  const needed = neededWords(way.action);
  if (needed !== undefined && words === '')
    return void answer(turn, needsWords(number, RULES[way.action].word, needed));
  await way.run({ turn, issue, as: permission.as, to: move.to, departmentId }, intent, words);
}

/** A merged issue's number keeps answering: it points to the one that lives on. */
async function survivor(turn: Turn, number: number): Promise<Issue | undefined> {
  const issue = await readIssue(turn.tx, turn.organisationId, number, 'lock');
  return issue?.mergedInto == null ? issue : survivor(turn, issue.mergedInto);
}

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

/** Of the departments that have the issue, the one that the sender speaks for; the lead before the others. */
function departmentOf({ grants }: Sender, issue: Issue): number | null {
  const mine = new Set(
    grants.filter(({ role }) => role === 'liaison').map(({ departmentId }) => departmentId),
  );
  return issue.departments.find(({ departmentId }) => mine.has(departmentId))?.departmentId ?? null;
}

function hasSigned(issue: Issue, { action }: Way, departmentId: number | null): boolean {
  const signed = issue.departments.find((one) => one.departmentId === departmentId)?.acceptedAt ?? null;
  return action === 'accept' && signed !== null;
}

/** The words that the action needs; a reason may have been read apart from the rest. */
function wordsOf({ text, reason, replyText, question, outcomeText }: ActionIntent): string {
  return (text ?? reason ?? replyText ?? question ?? outcomeText ?? '').trim();
}

function refuse(turn: Turn, issue: Issue, ways: readonly Way[], facts: IssueFacts): void {
  if (turn.sender.grants.length === 0) return answer(turn, strangerRefused());
  const refusals = ways.map(({ action }) => ({
    action,
    permission: mayAct(turn.sender.grants, action, facts),
  }));
  const first = refusals.find(({ permission }) => permission.kind === 'refused');
  const last = refusals.at(-1);
  // Permitted in another state only: the state is what stands in the way.
  if (first === undefined || refusals.some(({ permission }) => permission.kind === 'allowed'))
    return answer(
      turn,
      refusedByState(viewOf(turn.known, issue), RULES[(last ?? first)?.action ?? 'note'].word),
    );
  answer(
    turn,
    refusedByRole(issue.number, RULES[first.action].word, whoInstead(turn, issue, first.permission)),
  );
}

function whoInstead(turn: Turn, issue: Issue, permission: Permission): string {
  if (permission.kind === 'allowed') return '';
  const lead = turn.known.department(leadOf(issue))?.name;
  const isDepartments = permission.who === 'department' || permission.who === 'lead_department';
  return isDepartments && lead !== undefined ? `${lead}联络员` : PARTIES[permission.who];
}
