import { leadOf } from './departments.ts';
import type { Clocks, EventBody } from './event.ts';
import type { Instruction, Issue } from './issue.ts';
import { transition } from './lifecycle.ts';
import { writeClocks } from './limits.ts';
import { allOrdered } from './ordered.ts';
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

/**
 * In the order in which they are written: who has it, the class, what leaders are to decide
 * and have ordered, what the department asks for, its signature.
 */
export function carriedOver(into: Issue, from: Issue): Carried[] {
  const dispatch = dispatchOf(into, from);
  const order = strongerOrder(into.instruction, ordered(into, from));
  const signed = signatureOf(into, from, dispatch !== undefined);
  const request = requestOf(into, from, dispatch !== undefined);
  return [
    ...(dispatch === undefined ? [] : [{ body: dispatch, to: 'dispatched' as const }]),
    ...(isMoreUrgent(into, from)
      ? [{ body: { type: 'priority_set' as const, priority: 'urgent' as const, clocks: null } }]
      : []),
    ...(isRaised(into, from) && from.escalatedTo !== null
      ? [{ body: { type: 'escalated' as const, to: from.escalatedTo, reason: null } }]
      : []),
    ...(order === undefined ? [] : [{ body: { type: 'instructed' as const, ...order } }]),
    ...(request === undefined ? [] : [{ body: request }]),
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

/**
 * Nobody had the survivor yet, and a department works on the other: it goes on with it, under the limits that it had.
 * A restricted one is handed to nobody on the way: it may complain of that very department.
 */
function dispatchOf(into: Issue, from: Issue): EventBody | undefined {
  const lead = leadOf(from)?.departmentId;
  const { signDueAt, returnDueAt, deadline, routing } = from;
  if (into.sensitive || from.sensitive) return undefined;
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

/** What was said of a restricted issue is not repeated where others read; that it was ordered and until when is. */
const isHidden = (into: Issue, from: Issue): boolean => from.sensitive && !into.sensitive;

function ordered(into: Issue, from: Issue): Instruction | null {
  if (from.instruction === null || !isHidden(into, from)) return from.instruction;
  const { by, dueAt } = from.instruction;
  return { text: `#${from.number}`, by, dueAt };
}

/** Both orders stand, under the earlier date. */
function strongerOrder(
  mine: Instruction | null,
  other: Instruction | null,
): { text: string; by: string; dueAt: string | null } | undefined {
  if (other === null) return undefined;
  const orders = mine === null ? [other] : [mine, other];
  const said = orders.flatMap(allOrdered);
  const both = (values: readonly string[], sign: string) => [...new Set(values)].join(sign);
  const dates = orders.flatMap(({ dueAt }) => dueAt ?? []).toSorted((a, b) => a.getTime() - b.getTime());
  return {
    text: both(
      said.map(({ text }) => text),
      '；',
    ),
    by: both(
      said.map(({ by }) => by),
      '、',
    ),
    dueAt: dates[0]?.toISOString() ?? null,
  };
}

/** The leaders have not decided yet, and are asked for the survivor too. */
function isRaised(into: Issue, from: Issue): boolean {
  return from.needsDecision && !into.needsDecision && transition(into.state, 'escalate').kind === 'moved';
}

/** What the survivor's lead asked for the other and nobody has answered: the old number still answers for it. */
function requestOf(into: Issue, from: Issue, isHandedOver: boolean): EventBody | undefined {
  const { pending } = from;
  const lead = leadOf(isHandedOver ? from : into)?.departmentId;
  const mayAsk = isHandedOver || transition(into.state, 'ask_extension').kind === 'moved';
  if (isHidden(into, from)) return undefined;
  if (pending === null || into.pending !== null || pending.departmentId !== lead || !mayAsk) return undefined;
  const { departmentId, reason } = pending;
  return pending.kind === 'extension'
    ? { type: 'extension_asked', reason, departmentId, workingDays: pending.workingDays }
    : { type: 'hold_asked', reason, departmentId, until: pending.until?.toISOString() ?? null };
}

/** The lead department signed for one of them: it knows the matter. */
function signatureOf(into: Issue, from: Issue, isHandedOver: boolean): number | undefined {
  const lead = leadOf(isHandedOver ? from : into);
  const signed = from.departments.find(({ departmentId }) => departmentId === lead?.departmentId);
  const waits = isHandedOver || (into.state === 'dispatched' && lead?.acceptedAt === null);
  return waits && signed?.acceptedAt != null ? signed.departmentId : undefined;
}
