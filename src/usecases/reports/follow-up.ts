import type { Issue, RoutingRecord } from '../../issues/issue.ts';
import { takeIssueNumber, type NewEvent } from '../../store/issues/issues.ts';
import { OPEN_STATES } from '../../issues/state.ts';
import { latestFollower } from '../../store/issues/references.ts';
import { addedToSuccessor, followsNote, rulingWords } from '../../wording/rulings.ts';
import { supplementNote } from '../../wording/to-department.ts';
import { triageRequest } from '../../wording/to-coordinators.ts';
import { change, freshClocks, type Step } from '../change.ts';
import { requestDepartments, tellDepartments } from './departments-chats.ts';
import { survivorOf } from '../survivor.ts';
import { leadOf, viewOf } from '../issue-view.ts';
import { record } from '../record.ts';
import { departmentChoices } from './report.ts';
import { actorOf, answer, tell, type Turn } from '../turn.ts';

/** The issue that goes on with a closed one and is still open, if there is one. */
async function openSuccessor(turn: Turn, number: number): Promise<Issue | undefined> {
  const next = await latestFollower(turn.tx, turn.organisationId, number);
  if (next === undefined) return undefined;
  const issue = await survivorOf(turn, next, 'lock');
  if (issue === undefined || issue.number <= number) return undefined;
  return OPEN_STATES.includes(issue.state) ? issue : openSuccessor(turn, issue.number);
}

/** Too late to reopen: what is said goes to the issue that goes on with the old one, and makes one where there is none. */
export async function followUp(step: Step, said: string): Promise<void> {
  const successor = await openSuccessor(step.turn, step.issue.number);
  if (successor === undefined) return followAnew(step, said);
  const changed = await change(
    { ...step, issue: successor },
    { type: 'supplemented', text: said },
    successor.state,
  );
  const view = viewOf(step.turn.known, changed.issue);
  answer(step.turn, addedToSuccessor(view, step.issue.number));
  tellDepartments(step.turn, changed.issue, supplementNote(view, said), changed.key);
}

/** A new issue that goes on with the old one, before the same department. */
async function followAnew({ turn, issue, as }: Step, said: string): Promise<void> {
  const number = await takeIssueNumber(turn.tx, turn.organisationId);
  const event = { issueNumber: number, at: turn.now, actor: actorOf(turn, as), inboxId: turn.inboxId };
  const { issue: next, seq } = await record(turn, undefined, [
    { ...event, to: 'reported', body: reportOf(turn, issue, said) },
    decisionFor(turn, issue, event),
  ]);
  if (next.priority === 'urgent') turn.urgent.add(number);
  const [view, key] = [viewOf(turn.known, next), `issue:${number}:${seq}`];
  answer(turn, followsNote(view, issue.number));
  if (next.state === 'dispatched')
    return requestDepartments(turn, next, {
      reason: 'new',
      key,
      said: rulingWords.fromBefore(issue.number, view.lead ?? ''),
    });
  const notice = triageRequest(view, departmentChoices(turn.known, next), rulingWords.follows(issue.number));
  for (const { id } of turn.known.chatsOfKind('coordinators')) tell(turn, id, notice, key);
}

function reportOf({ message }: Turn, old: Issue, said: string) {
  const { title, objectId, category, groupId, priority, sensitive } = old;
  return {
    type: 'reported' as const,
    title,
    detail: rulingWords.again(old.number, old.detail, said),
    objectId,
    category,
    groupId,
    sourceChat: message.chat,
    sourceMessage: message.id,
    priority,
    sensitive,
    quantities: [],
    amountCny: null,
    follows: old.number,
  };
}

function decisionFor(turn: Turn, old: Issue, event: Omit<NewEvent, 'to' | 'body'>): NewEvent {
  const lead = turn.known.department(leadOf(old));
  const routing: RoutingRecord = {
    step: 'ruled',
    because: [
      lead === undefined ? rulingWords.follows(old.number) : rulingWords.fromBefore(old.number, lead.name),
    ],
    candidates: lead === undefined ? [] : [{ departmentId: lead.id, confidence: 1 }],
  };
  if (lead === undefined)
    return { ...event, to: 'triage', body: { type: 'put_to_triage', routing, waitsUntil: null } };
  const assisting = old.departments.flatMap(({ role, departmentId }) =>
    role === 'assist' ? [departmentId] : [],
  );
  const clocks = freshClocks(turn, old);
  return {
    ...event,
    to: 'dispatched',
    body: { type: 'dispatched', lead: lead.id, assisting, routing, clocks },
  };
}
