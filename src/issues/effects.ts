import { clocksOf, dateOf, SETTLED, type Body, type Changes } from './changes.ts';
import { saidMore } from './ordered.ts';
import {
  dispatched,
  leadOf,
  leadSigned,
  returned,
  signed,
  takenOver,
  unsigned,
  withdrawn,
} from './departments.ts';
import type { EventType, IssueEvent } from './event.ts';
import type { Issue } from './issue.ts';

/** Nothing is owed any more, asked for, held or ordered. */
const ENDED = {
  ...SETTLED,
  pending: null,
  instruction: null,
  heldSince: null,
  heldUntil: null,
} as const satisfies Changes;

type Effect<T extends EventType> = (issue: Issue, body: Body<T>, event: IssueEvent) => Changes;

/** Who reported has said something about a result: silence no longer closes it. */
const heard = ({ state }: Issue): Changes => (state === 'resolved' ? { waitsUntil: null } : {});

/** What each kind of event changes beside the state, which the event itself names. */
export const EFFECTS: { readonly [T in Exclude<EventType, 'reported'>]: Effect<T> } = {
  put_to_triage: (_, { routing, waitsUntil }) => ({ routing, waitsUntil: dateOf(waitsUntil) }),
  /** What the last lead asked for was for its own plans. */
  dispatched: (issue, body, event) => ({
    ...dispatched(issue, body, event),
    ...(leadOf(issue)?.departmentId === body.lead ? {} : { pending: null }),
  }),
  accepted: (issue, { departmentId }, { at }) => signed(issue, departmentId, at),
  /** Null is the group, which has nothing to sign. */
  progressed: (issue, { departmentId }, { at }) =>
    departmentId === null ? heard(issue) : signed(issue, departmentId, at),
  replied: () => ({}),
  info_requested: () => ({}),
  supplemented: (issue, { objectId, quantities, title, restricts }) => ({
    ...heard(issue),
    ...(objectId === undefined ? {} : { objectId }),
    ...(quantities === undefined ? {} : { quantities }),
    ...(title === undefined ? {} : { title }),
    ...(restricts === true ? { sensitive: true } : {}),
  }),
  returned: (issue, { departmentId }, { from, to }) =>
    from === to ? withdrawn(issue, departmentId) : { ...returned(issue), pending: null },
  resolved: (issue, { result, waitsUntil }, { at }) => ({
    ...SETTLED,
    ...leadSigned(issue, at),
    pending: null,
    result,
    resolvedAt: at,
    waitsUntil: dateOf(waitsUntil),
  }),
  confirmed: (_, { satisfaction }, { at }) => ({ ...ENDED, closedAt: at, satisfaction }),
  closed_unverified: (_, __, { at }) => ({ ...ENDED, closedAt: at, unverified: true }),
  reopened: (issue, { clocks }) => ({
    ...SETTLED,
    ...unsigned(issue),
    ...clocksOf(clocks),
    reopenCount: issue.reopenCount + 1,
    resolvedAt: null,
    closedAt: null,
    result: null,
    satisfaction: null,
    unverified: false,
  }),
  priority_set: (_, { priority, clocks }) => ({ priority, ...clocksOf(clocks) }),
  urged: ({ urgeCount }) => ({ urgeCount: urgeCount + 1 }),
  escalated: (_, { to }) => ({ escalatedTo: to, needsDecision: true }),
  /** The leader has decided. */
  instructed: ({ needsDecision, instruction }, { text, dueAt, by }, { actor }) => ({
    needsDecision: by !== undefined && needsDecision,
    instruction:
      by === undefined
        ? saidMore(instruction, { text, by: actor.name }, dateOf(dueAt))
        : { text, by, dueAt: dateOf(dueAt) },
  }),
  instruction_lifted: () => ({ instruction: null }),
  extension_asked: (_, { reason, departmentId, workingDays }) => ({
    pending: { kind: 'extension', reason, departmentId, workingDays },
  }),
  extended: ({ extensionCount }, { deadline }) => ({
    pending: null,
    deadline: new Date(deadline),
    extensionCount: extensionCount + 1,
  }),
  hold_asked: (_, { reason, departmentId, until }) => ({
    pending: { kind: 'hold', reason, departmentId, until: dateOf(until) },
  }),
  held: (issue, { until }, { at }) => ({
    ...leadSigned(issue, at),
    pending: null,
    heldSince: at,
    heldUntil: dateOf(until),
  }),
  declined: () => ({ pending: null }),
  released: (_, { clocks }) => ({ heldSince: null, heldUntil: null, ...clocksOf(clocks) }),
  promised: () => ({}),
  not_promised: () => ({}),
  merged: (_, { into }) => ({ ...ENDED, mergedInto: into }),
  absorbed: ({ absorbed }, { issueNumber, clocks = null }) => ({
    absorbed: [...absorbed, issueNumber],
    ...clocksOf(clocks),
  }),
  taken_over: (issue, body) => takenOver(issue, body),
  object_joined: (_, { objectId }) => ({ objectId }),
  cancelled: () => ENDED,
};
