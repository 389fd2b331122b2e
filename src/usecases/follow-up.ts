import type { Issue, RoutingRecord } from '../issues/issue.ts';
import { appendEvents, takeIssueNumber, type NewEvent } from '../store/issues.ts';
import { followsNote, rulingWords } from '../wording/rulings.ts';
import { triageRequest } from '../wording/to-coordinators.ts';
import { freshClocks, type Step } from './change.ts';
import { requestDepartments } from './departments-chats.ts';
import { leadOf, viewOf } from './issue-view.ts';
import { departmentChoices } from './report.ts';
import { actorOf, answer, tell, type Turn } from './turn.ts';

/** Too late to reopen: what is said makes a new issue that goes on with the old one, before the same department. */
export async function followUp({ turn, issue, as }: Step, said: string): Promise<void> {
  const number = await takeIssueNumber(turn.tx, turn.organisationId);
  const event = { issueNumber: number, at: turn.now, actor: actorOf(turn, as), inboxId: turn.inboxId };
  const { issue: next, seq } = await appendEvents(turn.tx, turn.organisationId, undefined, [
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
