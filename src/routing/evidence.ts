import type { EventBody, IssueEvent } from '../issues/event.ts';

/** What somebody's deed says about whose a request is, and how loudly; below zero it speaks against the department. */
export const WEIGHTS = {
  accepted: 1,
  resolved: 0.5,
  confirmed: 0.5,
  /** The reporter picked it. */
  chosen: 0.5,
  /** A leader or coordinator gave it, at first or later. */
  assigned: 1,
  /** A coordinator's word after a return. */
  ruled: 2,
  /** Named by the department that returned it. */
  suggested: 0.5,
  returned: -1,
  /** Taken away from it by a leader or coordinator. */
  moved: -1,
  /** From a ledger kept before the bot. */
  imported: 1,
} as const;

export type ExampleKind = keyof typeof WEIGHTS;

/** One deed about one department. */
export interface Deed {
  /** The event's number within the issue. */
  readonly seq: number;
  readonly at: Date;
  readonly kind: ExampleKind;
  readonly departmentId: number;
  readonly role: 'lead' | 'assist';
}

/** Who leads as the history is walked through, and whether it came to them by escalation, which says nothing of whose it was. */
interface Walk {
  readonly lead: number | null;
  readonly helpers: readonly number[];
  readonly raised: boolean;
}

const START: Walk = { lead: null, helpers: [], raised: false };

/** Reads an issue's whole history as evidence: nothing that anybody did about its department is missed. */
export function deedsOf(events: readonly IssueEvent[]): Deed[] {
  const deeds: Deed[] = [];
  let walk = START;
  for (const [i, event] of events.entries()) {
    const { seq, at, body } = event;
    const raises = body.type === 'dispatched' && isRaise(event, events[i + 1]);
    const told = raises ? [] : toldBy(event, body, walk);
    deeds.push(...told.map((one) => ({ seq, at, ...one })));
    if (body.type === 'dispatched') walk = { lead: body.lead, helpers: body.assisting, raised: raises };
  }
  return deeds;
}

type Told = Omit<Deed, 'seq' | 'at'>;

function toldBy(event: IssueEvent, body: EventBody, walk: Walk): Told[] {
  switch (body.type) {
    case 'dispatched':
      return dispatchTells(event, body, walk);
    case 'accepted':
      return ofDepartment('accepted', body.departmentId, walk);
    case 'resolved':
      return body.departmentId === null ? [] : ofDepartment('resolved', body.departmentId, walk);
    case 'confirmed':
      return walk.lead === null || body.satisfaction === '不满意'
        ? []
        : ofDepartment('confirmed', walk.lead, walk);
    case 'returned':
      return [
        ...ofDepartment('returned', body.departmentId, walk),
        ...(body.suggestedId === null ? [] : [lead('suggested', body.suggestedId)]),
      ];
    default:
      return [];
  }
}

/** Leads only where it was sent here for its own sake; a helper's word counts for helping. */
function ofDepartment(kind: ExampleKind, departmentId: number, walk: Walk): Told[] {
  if (departmentId !== walk.lead) return [{ kind, departmentId, role: 'assist' }];
  return walk.raised ? [] : [lead(kind, departmentId)];
}

function dispatchTells(
  event: IssueEvent,
  body: Extract<EventBody, { type: 'dispatched' }>,
  walk: Walk,
): Told[] {
  const kind = kindOf(event);
  if (kind === undefined) return [];
  const helpers = body.assisting
    .filter((id) => !walk.helpers.includes(id))
    .map((departmentId): Told => ({ kind, departmentId, role: 'assist' }));
  if (body.lead === walk.lead) return helpers;
  const taken =
    walk.lead === null || walk.raised || event.from === 'returned' ? [] : [lead('moved', walk.lead)];
  return [lead(kind, body.lead), ...taken, ...helpers];
}

/** Undefined where the bot decided by itself, or passed on to whom a return named: that word was counted already. */
function kindOf({ actor, from }: IssueEvent): ExampleKind | undefined {
  if (actor.role === 'bot' || actor.role === 'liaison') return undefined;
  if (from === 'triage' && actor.role !== 'coordinator') return 'chosen';
  return from === 'returned' && actor.role === 'coordinator' ? 'ruled' : 'assigned';
}

function lead(kind: ExampleKind, departmentId: number): Told {
  return { kind, departmentId, role: 'lead' };
}

function isRaise(event: IssueEvent, next: IssueEvent | undefined): boolean {
  return (
    next?.body.type === 'escalated' &&
    next.at.getTime() === event.at.getTime() &&
    next.inboxId === event.inboxId
  );
}
