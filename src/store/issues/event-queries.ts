import type { Actor, EventBody, IssueEvent } from '../../issues/event.ts';
import type { IssueState } from '../../issues/state.ts';
import type { Db } from '../database/client.ts';
import { departmentNames } from './queries.ts';
import { readEvents } from './issues.ts';

/** One line of an issue's history as it is told outside. */
export interface EventView {
  readonly seq: number;
  readonly type: EventBody['type'];
  readonly at: string;
  readonly actor: { readonly name: string; readonly role: Actor['role'] };
  readonly from: IssueState | null;
  readonly to: IssueState;
  /** The words said: report, progress, answer, result, comment. */
  readonly text: string | null;
  readonly reason: string | null;
  /** All that is known of the event, with names for ids. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** The history of an issue, the oldest first; undefined where there is no such issue. */
export async function listEvents(
  db: Db,
  organisationId: number,
  number: number,
  mask: (text: string) => string,
): Promise<EventView[] | undefined> {
  const events = await readEvents(db, organisationId, number);
  if (events.length === 0) return undefined;
  const names = await departmentNames(db, organisationId);
  return events.map((event) => viewOf(event, names, mask));
}

function viewOf(
  event: IssueEvent,
  names: ReadonlyMap<number, string>,
  mask: (text: string) => string,
): EventView {
  const { seq, at, actor, from, to } = event;
  const body = tell(event.body, names, mask);
  return {
    seq,
    type: event.body.type,
    at: at.toISOString(),
    actor: { name: actor.name, role: actor.role },
    from,
    to,
    text: firstText(body, ['text', 'detail', 'result', 'comment']),
    reason: firstText(body, ['reason']),
    body,
  };
}

/** Ids of departments and the names under which they are told. */
const RENAMED: Record<string, string> = {
  lead: 'department',
  departmentId: 'department',
  suggestedId: 'suggestedDepartment',
  assisting: 'assisting',
};
/** The platform's ids, and what stands in the issue by name. */
const KEPT_INSIDE = new Set(['type', 'sourceChat', 'sourceMessage', 'objectId', 'groupId']);

function tell(
  value: object,
  names: ReadonlyMap<number, string>,
  mask: (text: string) => string,
): Record<string, unknown> {
  const told = (key: string, part: unknown): unknown => {
    if (typeof part === 'string') return mask(part);
    if (typeof part === 'number') return key in RENAMED ? (names.get(part) ?? null) : part;
    if (Array.isArray(part)) return part.map((one) => told(key, one));
    return typeof part === 'object' && part !== null ? tell(part, names, mask) : part;
  };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !KEPT_INSIDE.has(key))
      .map(([key, part]) => [RENAMED[key] ?? key, told(key, part)]),
  );
}

function firstText(body: Readonly<Record<string, unknown>>, keys: readonly string[]): string | null {
  return keys.map((key) => body[key]).find((value) => typeof value === 'string') ?? null;
}
