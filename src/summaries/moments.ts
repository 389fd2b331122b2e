import type { Instants, MomentCount } from './figures.ts';
import { isAnswer, isReturn, leadAfter, type LedgerEvent, SATISFIED, SIGNED_STATES } from './history.ts';

/** One thing that happened in the period, and to which department. */
export interface Moment {
  readonly name: MomentCount;
  readonly departmentId: number | null;
}

export function momentsOf(events: readonly LedgerEvent[], instants: Instants): Moment[] {
  return [
    ...happenings(events, instants.from),
    ...lastAnswer(events, instants.from),
    ...signatures(events, instants),
  ];
}

function happenings(events: readonly LedgerEvent[], from: Date): Moment[] {
  return events.flatMap((event, index): Moment[] => {
    const { at, body } = event;
    if (at < from) return [];
    const departmentId = leadAfter(events.slice(0, index + 1));
    switch (body.type) {
      case 'dispatched':
      case 'reopened':
      case 'extended':
        return [{ name: body.type, departmentId }];
      case 'returned':
        return isReturn(event) ? [{ name: 'returned', departmentId: body.departmentId ?? null }] : [];
      default:
        return [];
    }
  });
}

/** One of each issue, however often it was confirmed: who was content, was not, and is again is content. */
function lastAnswer(events: readonly LedgerEvent[], from: Date): Moment[] {
  const index = events.findLastIndex((event) => event.at >= from && isAnswer(event));
  const answer = events[index];
  if (answer === undefined) return [];
  const departmentId = leadAfter(events.slice(0, index + 1));
  const isSatisfied = SATISFIED.includes(answer.body.satisfaction ?? '');
  const names = isSatisfied ? (['answered', 'satisfied'] as const) : (['answered'] as const);
  return names.map((name) => ({ name, departmentId }));
}

/** Every dispatch with a limit for signing is judged once: when it is signed, or when the limit runs out. */
function signatures(events: readonly LedgerEvent[], { from, asOf }: Instants): Moment[] {
  return events.flatMap(({ body }, index): Moment[] => {
    if (body.type !== 'dispatched' || !body.clocks) return [];
    const limit = new Date(body.clocks.signDueAt);
    const next = events
      .slice(index + 1)
      .find((later) => later.to !== 'dispatched' || later.body.type === 'dispatched');
    const inTime = next !== undefined && next.at <= limit;
    const signed = inTime && next.body.type !== 'dispatched' && SIGNED_STATES.includes(next.to);
    if (inTime && !signed) return [];
    const judgedAt = signed ? next.at : limit;
    if (judgedAt < from || judgedAt >= asOf) return [];
    const departmentId = body.lead ?? null;
    const due: Moment = { name: 'signDue', departmentId };
    return signed ? [due, { name: 'signedInTime', departmentId }] : [due];
  });
}
