import { createCalendar } from '../../src/calendar/calendar.ts';
import { clocksFor, writeClocks } from '../../src/issues/limits.ts';
import type { IssueState } from '../../src/issues/state.ts';
import type { LedgerRow } from '../../src/summaries/compute-figures.ts';
import type { LedgerEvent } from '../../src/summaries/history.ts';
import type { Names } from './write-ledger.ts';

/**
 * A quarter written by hand: 1 January to 1 April 2026. Stories of one kind differ by their day alone. Days off: 1–3
 * January, 15–23 February, 4–6 April; worked Saturdays and Sundays: 4 January, 14 and 28 February.
 */
export const NAMES = {
  departments: ['住建局', '交通局', '金融办'],
  groups: ['城关工作组', '河东工作组'],
  levels: ['county', 'city'],
  objects: [
    { name: '凤凰粮食', kind: 'enterprise' },
    { name: '高铁站片区', kind: 'project' },
    { name: '王家村', kind: 'village' },
    { name: '花园社区', kind: 'community' },
  ],
} as const satisfies Names;

const CALENDAR = createCalendar({ timeZone: 'Asia/Shanghai' });
const DAY_MS = 86_400_000;
const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`);
export const QUARTER = { from: at('2026-01-01 00:00'), to: at('2026-04-01 00:00') };
/** Friday to Friday over New Year, and the week of the Spring Festival. */
export const NEW_YEAR = { from: at('2025-12-26 17:00'), to: at('2026-01-02 17:00') };
export const FESTIVAL = { from: at('2026-02-13 17:00'), to: at('2026-02-20 17:00') };

type Said = Partial<LedgerEvent['body']>;
/** Days after the report, the hour, what happened, and the state after it. */
type Step = readonly [day: number, time: string, type: string, to: IssueState, said?: (at: Date) => Said];

const normal = (moment: Date) => writeClocks(clocksFor('normal', moment, CALENDAR));
const urgent = (moment: Date) => writeClocks(clocksFor('urgent', moment, CALENDAR));
const satisfied = (satisfaction: string | null) => () => ({ satisfaction });
const dispatched = (lead: number): Step => [
  0,
  '09:00',
  'dispatched',
  'dispatched',
  (moment) => ({ lead, clocks: normal(moment) }),
];
const ACCEPTED: Step = [0, '10:00', 'accepted', 'accepted'];
const done = (day: number): Step => [day, '10:00', 'resolved', 'resolved'];
const confirmed = (day: number, satisfaction: string | null): Step => [
  day,
  '10:00',
  'confirmed',
  'closed',
  satisfied(satisfaction),
];
const returned = (day: number, departmentId: number): Step => [
  day,
  '09:00',
  'returned',
  'returned',
  () => ({ departmentId, reason: '不归我管' }),
];
const rerouted = (day: number, lead: number): Step => [
  day,
  '09:30',
  'dispatched',
  'dispatched',
  () => ({ lead, clocks: null }),
];

interface Story {
  readonly days: readonly string[];
  readonly steps: (n: number) => readonly Step[];
}

const begun =
  (...steps: Step[]) =>
  (n: number): readonly Step[] => [dispatched(1 + (n % 3)), ACCEPTED, ...steps];

/** What each story counts as over the quarter stands in quarter.test.ts. */
export const STORIES: Readonly<Record<string, Story>> = {
  // 24: result after two days, confirmed on the third; every sixth reporter is not satisfied
  plain: {
    days: [
      '01-04',
      '01-05',
      '01-06',
      '01-07',
      '01-08',
      '01-09',
      '01-12',
      '01-13',
      '01-14',
      '01-15',
      '02-02',
      '02-03',
      '02-04',
      '02-05',
      '02-06',
      '02-13',
      '02-14',
      '02-28',
      '03-02',
      '03-03',
      '03-04',
      '03-05',
      '03-23',
      '03-24',
    ],
    steps: (n) => begun(done(2), confirmed(3, n % 6 === 0 ? '不满意' : '满意'))(n),
  },
  // 8: result after twelve days, five working days had been given
  late: {
    days: ['01-05', '01-12', '01-19', '01-26', '03-02', '03-03', '03-09', '03-10'],
    steps: begun(done(12), confirmed(13, null)),
  },
  // 5: nobody answered
  unverified: {
    days: ['01-06', '01-13', '03-03', '03-10', '03-17'],
    steps: begun(done(3), [8, '18:00', 'closed_unverified', 'closed']),
  },
  // 3: on hold to the end
  held: { days: ['01-12', '02-09', '03-09'], steps: begun([2, '10:00', 'held', 'on_hold']) },
  // 4: closed, reopened, closed again; the third with one working day, which it misses
  reopened: {
    days: ['01-05', '01-12', '03-02', '03-09'],
    steps: (n) => [
      ...begun(done(2), confirmed(3, null))(n),
      [
        6,
        '10:00',
        'reopened',
        'reopened',
        (moment) => ({ reason: '又坏了', clocks: n === 2 ? urgent(moment) : normal(moment) }),
      ],
      [6, '11:00', 'accepted', 'accepted'],
      done(9),
      confirmed(10, '基本满意'),
    ],
  },
  // 3 and 3: gone the next day
  merged: { days: ['01-07', '02-04', '03-04'], steps: begun([1, '10:00', 'merged', 'merged']) },
  cancelled: { days: ['01-08', '02-05', '03-05'], steps: begun([1, '10:00', 'cancelled', 'cancelled']) },
  // 4: three working days more, and the result within them
  extended: {
    days: ['01-12', '01-19', '03-02', '03-09'],
    steps: begun(
      [
        4,
        '10:00',
        'extended',
        'accepted',
        (moment) => ({
          deadline: CALENDAR.addWorkingDays(
            new Date(normal(new Date(moment.getTime() - 4 * DAY_MS - 3_600_000)).deadline),
            3,
          ).toISOString(),
        }),
      ],
      done(8),
      confirmed(9, '满意'),
    ),
  },
  // 4: returned the next morning, and done by the second department
  passedOn: {
    days: ['01-05', '01-26', '03-02', '03-16'],
    steps: () => [
      dispatched(1),
      returned(1, 1),
      rerouted(1, 2),
      [1, '10:00', 'accepted', 'accepted'],
      done(4),
      confirmed(5, null),
    ],
  },
  // 3: never done; the last not even signed
  stuck: { days: ['01-20', '03-03', '03-18'], steps: (n) => (n === 2 ? [dispatched(1)] : begun()(n)) },
  // 4: due after the quarter, on 2, 3, 7 and 8 April
  fresh: { days: ['03-26', '03-27', '03-30', '03-31'], steps: begun() },
  // 4: reported before New Year, result on Sunday the 4th, which is worked
  overNewYear: { days: ['2025-12-29', '2025-12-30', '2025-12-31', '2025-12-31'], steps: begun() },
  // 2: due on 29 December; one was done a week late, the other never
  lateOverNewYear: {
    days: ['2025-12-22', '2025-12-22'],
    steps: (n) => (n === 0 ? begun(done(14), confirmed(15, '满意'))(n) : begun()(n)),
  },
  // 2: returned twice
  disputed: {
    days: ['03-10', '03-16'],
    steps: () => [dispatched(1), returned(1, 1), rerouted(1, 2), returned(2, 2)],
  },
  // 1: raised to the province
  raised: {
    days: ['03-26'],
    steps: begun([4, '10:00', 'escalated', 'accepted', () => ({ to: '省发改委', reason: '权限不够' })]),
  },
  // 1: a result that nobody has confirmed
  waiting: { days: ['03-20'], steps: begun(done(6)) },
};

export const LEDGER: readonly LedgerRow[] = Object.entries(STORIES)
  .flatMap(([story, { days, steps }]) =>
    days.map((day, n) => ({
      story,
      day: at(`${day.length === 5 ? `2026-${day}` : day} 09:00`),
      steps: stepsOf(story, day, n, steps(n)),
    })),
  )
  .map((one, index) => row(index + 1, one));

/** Those over New Year have their results on one morning, whatever day they were reported. */
function stepsOf(story: string, day: string, _n: number, steps: readonly Step[]): readonly Step[] {
  if (story !== 'overNewYear') return steps;
  const days = 4 + (31 - Number(day.slice(-2)));
  return [...steps, done(days), confirmed(days + 1, '满意')];
}

function row(
  number: number,
  { story, day, steps }: { story: string; day: Date; steps: readonly Step[] },
): LedgerRow {
  const kind = NAMES.objects[number % 4]?.kind ?? null;
  const groupId = 1 + (number % 2);
  const events: LedgerEvent[] = [{ seq: 1, at: day, from: null, to: 'reported', body: { type: 'reported' } }];
  for (const [after, time, type, to, said] of steps) {
    const moment = CALENDAR.at(CALENDAR.addDays(CALENDAR.localDate(day), after), time);
    events.push({
      seq: events.length + 1,
      at: moment,
      from: events.at(-1)?.to ?? null,
      to,
      body: { type, ...said?.(moment) },
    });
  }
  return {
    issue: {
      number,
      title: `${story} ${number}`,
      sensitive: false,
      objectId: 1 + (number % 4),
      groupId,
      category: number % 2 === 0 ? '交通运输' : '融资贷款',
    },
    kind,
    level: NAMES.levels[groupId - 1] ?? null,
    events,
  };
}
