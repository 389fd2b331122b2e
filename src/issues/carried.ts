import { leadOf } from './departments.ts';
import type { Clocks, EventBody } from './event.ts';
import type { Instruction, Issue } from './issue.ts';
import { transition } from './lifecycle.ts';
import { writeClocks } from './limits.ts';
import type { IssueState } from './state.ts';

/** What goes on in the survivor of a merge, beside the number: nothing that was stronger on either is lost. */
export interface Carried {
  readonly body: EventBody;
  /** Absent where the state stays. */
  readonly to?: IssueState;
}

/**
 * The earlier limits of two issues that become one. An extension that was granted and a hold stand: whoever gave them
 * knew the case.
 */
export function earlierClocks(into: Issue, from: Issue): Clocks | undefined {
  const isUrgent = from.priority === 'urgent' && into.priority !== 'urgent';
  if (transition(into.state, 'extend').kind !== 'moved' || from.state === 'on_hold') return undefined;
  if (!isUrgent && (from.priority !== into.priority || into.extensionCount > 0)) return undefined;
  const { signDueAt, returnDueAt, deadline } = into;
  if (signDueAt === null || returnDueAt === null || deadline === null) return undefined;
  if (from.signDueAt === null || from.returnDueAt === null || from.deadline === null) return undefined;
  if (from.deadline >= deadline) return undefined;
  return writeClocks({
    signDueAt: earlier(signDueAt, from.signDueAt),
    returnDueAt: earlier(returnDueAt, from.returnDueAt),
    deadline: from.deadline,
  });
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** In the order in which they are written: who has it, the class, what a leader ordered, the signature of the same department. */
export function carriedOver(into: Issue, from: Issue): Carried[] {
  const dispatch = dispatchOf(into, from);
  const order = strongerOrder(into.instruction, from.instruction);
  const signed = signatureOf(
    dispatch === undefined ? into : from,
    dispatch === undefined ? into.state : 'dispatched',
    from,
  );
  return [
    ...(dispatch === undefined ? [] : [{ body: dispatch, to: 'dispatched' as const }]),
    ...(isMoreUrgent(into, from)
      ? [{ body: { type: 'priority_set' as const, priority: 'urgent' as const, clocks: null } }]
      : []),
    ...(order === undefined ? [] : [{ body: { type: 'instructed' as const, ...order } }]),
    ...(signed === undefined
      ? []
      : [
          {
            body: { type: 'accepted' as const, departmentId: signed, handler: null },
            to: 'accepted' as const,
          },
        ]),
  ];
}

/** Nobody had the survivor yet, and a department works on the other: it goes on with it, under the limits that it had. */
function dispatchOf(into: Issue, from: Issue): EventBody | undefined {
  const lead = leadOf(from)?.departmentId;
  const { signDueAt, returnDueAt, deadline, routing } = from;
  if (into.departments.length > 0 || transition(into.state, 'assign').kind !== 'moved') return undefined;
  if (lead === undefined || transition(from.state, 'assign').kind !== 'moved') return undefined;
  if (routing === null || signDueAt === null || returnDueAt === null || deadline === null) return undefined;
  const assisting = from.departments.map(({ departmentId }) => departmentId).filter((id) => id !== lead);
  const clocks = writeClocks({ signDueAt, returnDueAt, deadline });
  return { type: 'dispatched', lead, assisting, routing, clocks };
}

function isMoreUrgent(into: Issue, from: Issue): boolean {
  return (
    from.priority === 'urgent' &&
    into.priority !== 'urgent' &&
    transition(into.state, 'set_priority').kind === 'moved'
  );
}

/** Both orders stand, under the earlier date. */
function strongerOrder(
  mine: Instruction | null,
  other: Instruction | null,
): { text: string; by: string; dueAt: string | null } | undefined {
  if (other === null) return undefined;
  const orders = mine === null ? [other] : [mine, other];
  const both = (values: readonly string[], sign: string) => [...new Set(values)].join(sign);
  const dates = orders.flatMap(({ dueAt }) => dueAt ?? []).toSorted((a, b) => a.getTime() - b.getTime());
  return {
    text: both(
      orders.map(({ text }) => text),
      '；',
    ),
    by: both(
      orders.map(({ by }) => by),
      '、',
    ),
    dueAt: dates[0]?.toISOString() ?? null,
  };
}

/** The lead department signed for one of them: it knows the matter. */
function signatureOf(led: Issue, state: IssueState, from: Issue): number | undefined {
  const lead = leadOf(led);
  const signed = from.departments.find(({ departmentId }) => departmentId === lead?.departmentId);
  const isWaiting = state === 'dispatched' && (led === from || lead?.acceptedAt === null);
  return isWaiting && signed?.acceptedAt != null ? signed.departmentId : undefined;
}
