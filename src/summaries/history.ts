import { FINAL_STATES, type IssueState } from '../issues/state.ts';

/** What the figures read of an event; every `IssueEvent` is one. */
export interface LedgerEvent {
  readonly seq: number;
  readonly at: Date;
  readonly from: IssueState | null;
  readonly to: IssueState;
  readonly body: {
    readonly type: string;
    readonly lead?: number;
    readonly departmentId?: number | null;
    readonly clocks?: { readonly signDueAt: string; readonly deadline: string } | null;
    readonly deadline?: string;
    readonly satisfaction?: string | null;
    readonly reason?: string | null;
    readonly to?: string;
    readonly isUntimed?: true;
  };
}

/** States in which nobody works at it: the coordinators or the reporter must first say who. */
export const UNPLACED_STATES: readonly IssueState[] = ['reported', 'triage', 'returned'];
/** Open, and neither waiting for confirmation nor on hold: somebody still owes the result. */
export const OWED_STATES: readonly IssueState[] = [
  ...UNPLACED_STATES,
  'dispatched',
  'accepted',
  'in_progress',
  'reopened',
];
/** Taken out of what is due. */
export const EXEMPT_STATES: readonly IssueState[] = ['on_hold', 'cancelled', 'merged'];
/** States that show the department took it on. */
export const SIGNED_STATES: readonly IssueState[] = [
  'accepted',
  'in_progress',
  'on_hold',
  'resolved',
  'closed',
];
/** What settles what leaders had to decide: their word, a new dispatch, a result, work begun anew. */
export const SETTLING: readonly string[] = ['instructed', 'dispatched', 'resolved', 'reopened'];
/** As many as src/issues/rulings.ts allows before a coordinator rules; the property test holds the two together. */
export const RETURNS_TO_RULE = 2;
/** Answers that count as satisfied. */
export const SATISFIED: readonly string[] = ['满意', '基本满意'];

export const isOpen = (state: IssueState | null) => state !== null && !FINAL_STATES.includes(state);

/** One deadline and how long it was in force: until it was replaced or its clock was stopped by a hold. */
export interface Limit {
  readonly deadline: Date;
  readonly from: Date;
  readonly until: Date | null;
}

/** Every deadline that the issue ever had, in order. */
export function limitsOf(events: readonly LedgerEvent[]): Limit[] {
  const limits: Limit[] = [];
  let known: Date | null = null;
  for (const { at, from, to, body } of events) {
    const set = body.clocks?.deadline ?? body.deadline;
    if (set !== undefined) known = new Date(set);
    if (set === undefined && (from === 'on_hold') === (to === 'on_hold')) continue;
    const last = limits.at(-1);
    if (last?.until === null) limits[limits.length - 1] = { ...last, until: at };
    if (known !== null && to !== 'on_hold') limits.push({ deadline: known, from: at, until: null });
  }
  return limits;
}

/** When a deadline ran out, or null where it was replaced before; one set in the past runs out at once. */
export function ranOutAt({ deadline, from, until }: Limit): Date | null {
  const at = deadline < from ? from : deadline;
  return until === null || at < until ? at : null;
}

/** An assisting department that returns drops out, and the issue stays where it is. */
export function isReturn({ from, to, body }: LedgerEvent): boolean {
  return body.type === 'returned' && from !== to;
}

/** Whether somebody was content: a confirmation that says so, or a reopening, which says no. */
export function isAnswer({ body }: LedgerEvent): boolean {
  return body.type === 'reopened' || (body.type === 'confirmed' && (body.satisfaction ?? null) !== null);
}

/** Who has it after these events; nobody while the coordinators or the reporter must first say who. */
export function holderAfter(events: readonly LedgerEvent[]): number | null {
  return UNPLACED_STATES.includes(events.at(-1)?.to ?? 'reported') ? null : leadAfter(events);
}

/**
 * Who answers for what was due: whoever closed it; else whoever had it when a deadline last ran out, for the next
 * department's own lies ahead.
 */
export function answersFor(events: readonly LedgerEvent[], asOf: Date): number | null {
  if (events.at(-1)?.to === 'closed') return leadAfter(events);
  const ranOut = limitsOf(events)
    .map(ranOutAt)
    .findLast((at) => at !== null && at < asOf);
  return holderAfter(ranOut ? events.filter(({ at }) => at <= ranOut) : events);
}

export function leadAfter(events: readonly LedgerEvent[]): number | null {
  return events.findLast(({ body }) => body.type === 'dispatched')?.body.lead ?? null;
}

/**
 * When the department was done: its result since the last reopening. A correction of the text is not a second result,
 * and the wait for a confirmation is not the department's time.
 */
export function doneAt(events: readonly LedgerEvent[]): Date | null {
  return resultsOf(events)[0]?.at ?? closing(events)?.at ?? null;
}

/** How long it took from the report until the department was done; null where a file told neither, or it is not done. */
export function handlingMsOf(events: readonly LedgerEvent[]): number | null {
  const [reported, done] = [events[0]?.at, doneAt(events)];
  if (resultsOf(events).some(({ body }) => body.isUntimed === true)) return null;
  return reported && done ? done.getTime() - reported.getTime() : null;
}

/** Since the last reopening. */
function resultsOf(events: readonly LedgerEvent[]): LedgerEvent[] {
  const reopened = events.findLastIndex(({ body }) => body.type === 'reopened');
  return events.slice(reopened + 1).filter(({ body }) => body.type === 'resolved');
}

/** The last event that closed it. */
export function closing(events: readonly LedgerEvent[]): LedgerEvent | undefined {
  return events.findLast(({ from, to }) => to === 'closed' && from !== 'closed');
}
