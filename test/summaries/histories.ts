import * as fc from 'fast-check';
import type { ObjectKind } from '../../src/directory/names.ts';
import type { IssueState } from '../../src/issues/state.ts';
import type { LedgerRow } from '../../src/summaries/compute-figures.ts';
import type { LedgerEvent } from '../../src/summaries/history.ts';

/** The small world that random histories play in. */
export const WORLD = {
  start: new Date('2026-03-01T00:00:00Z'),
  departments: [1, 2, 3],
  groups: [1, 2],
  levels: ['county', 'city'],
  objects: [
    { id: 1, kind: 'enterprise' },
    { id: 2, kind: 'project' },
    { id: 3, kind: 'village' },
    { id: 4, kind: 'community' },
  ] as readonly { readonly id: number; readonly kind: ObjectKind }[],
  categories: ['道路', '用工', '资金'],
} as const;

const HOUR_MS = 3_600_000;

const department = fc.constantFrom(...WORLD.departments);
const state = (...states: IssueState[]) => fc.constantFrom(...states);

/** Null keeps the state. */
const stays = fc.constant(null);

interface Step {
  readonly type: string;
  readonly to: IssueState | null;
  readonly says: Partial<LedgerEvent['body']>;
}

function steps(
  weight: number,
  types: readonly [string, ...string[]],
  to: fc.Arbitrary<IssueState | null>,
  says: fc.Arbitrary<Partial<LedgerEvent['body']>> = fc.constant({}),
): fc.WeightedArbitrary<Step> {
  return { weight, arbitrary: fc.record({ type: fc.constantFrom(...types), to, says }) };
}

/** What may come next; more than the lifecycle allows, for the figures must agree on odd ledgers too. */
const step = fc.oneof(
  steps(4, ['dispatched'], state('dispatched'), fc.record({ lead: department })),
  steps(3, ['accepted'], state('accepted')),
  steps(1, ['progressed', 'held'], state('in_progress', 'on_hold')),
  steps(1, ['released'], state('in_progress')),
  steps(1, ['urged', 'instructed', 'priority_set'], stays),
  steps(
    3,
    ['resolved'],
    state('resolved'),
    fc.constantFrom<Partial<LedgerEvent['body']>>({}, {}, { isUntimed: true }),
  ),
  steps(
    3,
    ['confirmed'],
    state('closed'),
    fc.record({ satisfaction: fc.constantFrom(null, '满意', '基本满意', '不满意') }),
  ),
  steps(1, ['closed_unverified'], state('closed')),
  steps(2, ['reopened'], state('reopened'), fc.record({ reason: fc.constant('又断了') })),
  steps(
    2,
    ['returned'],
    fc.constantFrom<IssueState | null>('returned', 'triage', null),
    fc.record({ departmentId: department, reason: fc.constantFrom('不归我管', '属地负责') }),
  ),
  steps(1, ['put_to_triage'], state('triage')),
  steps(1, ['extended'], stays),
  steps(
    1,
    ['escalated'],
    stays,
    fc.record({ reason: fc.constantFrom(null, '权限不够'), to: fc.constantFrom('省发改委', '区委') }),
  ),
  steps(1, ['cancelled'], state('cancelled')),
  steps(1, ['merged'], state('merged')),
);

const timed = fc.record({
  step,
  /** Now and then two events share their instant. */
  afterHours: fc.integer({ min: 0, max: 60 }),
  clocks: fc.option(
    fc.record({
      signInHours: fc.integer({ min: 0, max: 40 }),
      dueInHours: fc.integer({ min: -20, max: 150 }),
    }),
    { freq: 2 },
  ),
});

const USUAL_STATES = {
  dispatched: 'dispatched',
  accepted: 'accepted',
  resolved: 'resolved',
  reopened: 'reopened',
  confirmed: 'closed',
} as const;

const SETS_CLOCKS = new Set(['dispatched', 'reopened', 'priority_set', 'progressed', 'released']);

function clocksOf(
  type: string,
  set: (LedgerEvent['body']['clocks'] & {}) | null,
): Partial<LedgerEvent['body']> {
  if (type === 'extended') return set === null ? {} : { deadline: set.deadline };
  return SETS_CLOCKS.has(type) ? { clocks: set } : {};
}

/** The usual course of things, cut somewhere and with gaps: what pure chance rarely finds. */
const usual = fc
  .tuple(
    fc.subarray([
      'dispatched',
      'accepted',
      'resolved',
      'reopened',
      'accepted',
      'resolved',
      'confirmed',
    ] as const),
    fc.array(timed, { minLength: 7, maxLength: 7 }),
    department,
  )
  .map(([types, times, lead]) =>
    times.slice(0, types.length).map((time, index) => {
      const type = types[index] ?? 'dispatched';
      const says = type === 'dispatched' ? { lead } : {};
      return Object.assign({}, time, { step: { type, to: USUAL_STATES[type], says } });
    }),
  );

const history = fc
  .record({
    reportedAfterHours: fc.integer({ min: 0, max: 500 }),
    objectId: fc.option(fc.constantFrom(...WORLD.objects.map(({ id }) => id))),
    groupId: fc.option(fc.constantFrom(...WORLD.groups)),
    category: fc.option(fc.constantFrom(...WORLD.categories)),
    sensitive: fc.boolean(),
    steps: fc.oneof(fc.array(timed, { maxLength: 9 }), usual),
  })
  .map(({ steps, reportedAfterHours, ...issue }) => {
    let at = WORLD.start.getTime() + reportedAfterHours * HOUR_MS;
    const events: LedgerEvent[] = [
      { seq: 1, at: new Date(at), from: null, to: 'reported', body: { type: 'reported' } },
    ];
    for (const { step, afterHours, clocks } of steps) {
      at += afterHours * HOUR_MS;
      const from = events.at(-1)?.to ?? 'reported';
      const { type, to, says } = step;
      const set = clocks && {
        signDueAt: new Date(at + clocks.signInHours * HOUR_MS).toISOString(),
        deadline: new Date(at + clocks.dueInHours * HOUR_MS).toISOString(),
      };
      events.push({
        seq: events.length + 1,
        at: new Date(at),
        from,
        to: to ?? from,
        body: { type, ...says, ...clocksOf(type, set) },
      });
    }
    return { issue, events };
  });

/** Ledgers of up to 25 issues over about five weeks. */
export const ledgers: fc.Arbitrary<LedgerRow[]> = fc
  .array(history, { minLength: 1, maxLength: 25 })
  .map((rows) =>
    rows.map(({ issue, events }, index) => ({
      issue: { ...issue, number: index + 1, title: `问题${index + 1}` },
      kind: WORLD.objects.find(({ id }) => id === issue.objectId)?.kind ?? null,
      level: issue.groupId === null ? null : (WORLD.levels[issue.groupId - 1] ?? null),
      events,
    })),
  );

const hoursIn = (hours: number) => new Date(WORLD.start.getTime() + hours * HOUR_MS);

/** A period within those weeks, and a moment that may lie in it, before it or long after. */
export const questions = fc
  .record({
    fromHours: fc.integer({ min: 0, max: 600 }),
    hours: fc.constantFrom(24, 168, 168, 720),
    nowHours: fc.integer({ min: 0, max: 1500 }),
    scope: fc.oneof(
      fc.constant({ kind: 'organisation' } as const),
      fc.record({ kind: fc.constant('group' as const), id: fc.constantFrom(...WORLD.groups) }),
      fc.record({ kind: fc.constant('department' as const), id: department }),
    ),
  })
  .map(({ fromHours, hours, nowHours, scope }) => {
    return {
      scope,
      period: { from: hoursIn(fromHours), to: hoursIn(fromHours + hours) },
      now: hoursIn(nowHours),
    };
  });
