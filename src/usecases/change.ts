import type { ChatId } from '../chat/message.ts';
import type { OrderIntent } from '../commands/orders/admin-grammar.ts';
import type { Notice } from '../chat/notice.ts';
import type { Role } from '../directory/directory.ts';
import type { EventBody } from '../issues/event.ts';
import type { Issue } from '../issues/issue.ts';
import { leadOf } from '../issues/departments.ts';
import { clocksFor, keepingDeadline, reroutedClocks, writeClocks } from '../issues/limits.ts';
import type { IssueState } from '../issues/state.ts';
import { absorbedSources, sourceOf } from '../store/issues/sources.ts';
import { closeQuestions } from '../store/issues/references.ts';
import { record } from './record.ts';
import { actorOf, tell, type Stage, type Turn } from './turn.ts';

/** What was said with an action, whichever word opened it. */
export type Said = Omit<OrderIntent, 'intent'>;

/** An issue on its way through an action: who may do it, as what, and where it leads. */
export interface Step {
  readonly turn: Turn;
  readonly issue: Issue;
  readonly as: Role | 'stranger';
  readonly to: IssueState;
  /** The department on whose behalf the sender acts, if any. */
  readonly departmentId: number | null;
}

export interface Changed {
  readonly issue: Issue;
  /** Names this change: the same notice is never queued twice under it. */
  readonly key: string;
}

/** Writes one event and what follows from it; choices that were open about the issue are over. */
export async function change(step: Step, body: EventBody, to: IssueState = step.to): Promise<Changed> {
  const { turn, issue, as } = step;
  const event = {
    issueNumber: issue.number,
    at: turn.now,
    actor: actorOf(turn, as),
    inboxId: turn.inboxId,
    to,
    body,
  };
  const written = await record(turn, issue, [event]);
  if (written.issue.priority === 'urgent') turn.urgent.add(issue.number);
  if (to !== issue.state) await closeQuestions(turn.tx, turn.organisationId, issue.number);
  return { issue: written.issue, key: `issue:${issue.number}:${written.seq}` };
}

/** Tells everybody who reported: the group itself, and those whose issues were merged into this one. */
export async function tellSource(
  stage: Stage,
  { issue, key }: Changed,
  notice: Notice,
  except?: ChatId,
): Promise<void> {
  for (const { chat, message } of await hearersOf(stage, issue)) {
    if (chat === except) continue;
    tell(stage, chat, message === undefined ? notice : { ...notice, replyTo: message }, key);
  }
}

/** A chat that hears what becomes of an issue, with the message that reported it there. */
export interface Hearer {
  readonly chat: ChatId;
  readonly message?: string;
}

/** Each chat once. */
export async function hearersOf(stage: Stage, issue: Issue): Promise<Hearer[]> {
  const absorbed =
    issue.absorbed.length === 0 ? [] : await absorbedSources(stage.tx, stage.organisationId, issue);
  const hearers: Hearer[] = [
    sourceOf(issue),
    ...absorbed.map(({ chat, message }) => ({ chat, message })),
    ...heirsOf(stage, issue).map((chat) => ({ chat })),
  ];
  const first = new Map<ChatId, Hearer>();
  for (const hearer of hearers) if (!first.has(hearer.chat)) first.set(hearer.chat, hearer);
  return [...first.values()];
}

/** Of a group that is no more nobody can answer: the coordinators do. */
function heirsOf({ known }: Stage, { groupId }: Issue): ChatId[] {
  if (groupId === null || known.directory.groups.some(({ id }) => id === groupId)) return [];
  return known.chatsOfKind('coordinators').map(({ id }) => id);
}

/** The limits of an issue that is dispatched, or reopened, at this moment. */
export function freshClocks(
  { known, now }: Turn,
  issue: Issue,
  priority: Issue['priority'] = issue.priority,
) {
  return writeClocks(clocksFor(priority, now, known.calendar));
}

/** The limits under which a department gets the issue now: all of them fresh the first time, later as `reroutedClocks` says. */
export function dispatchClocks(turn: Turn, issue: Issue, leadId: number) {
  if (issue.dispatchedAt === null) return freshClocks(turn, issue);
  const fresh = clocksFor(issue.priority, turn.now, turn.known.calendar);
  const isSame = leadOf(issue)?.departmentId === leadId;
  return writeClocks(
    isSame ? keepingDeadline(fresh, issue.deadline) : reroutedClocks(fresh, issue.deadline, turn.now),
  );
}
