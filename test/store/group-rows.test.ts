import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGroupRows } from '../../src/store/figures/group-rows.ts';
import { readCompared } from '../../src/store/figures/figures.ts';
import type { Store } from '../../src/store/database/open.ts';
import { computeFigures, computeTotals } from '../../src/summaries/compute-figures.ts';
import { DATABASES, openTestStore } from '../support/store.ts';
import { ledgers, questions, WORLD } from '../summaries/histories.ts';
import { at, LEDGER, NAMES as HAND_WRITTEN, WEEK } from '../summaries/week.ts';
import { emptyLedger, writeDirectory, writeLedger } from '../summaries/write-ledger.ts';

const NAMES = {
  departments: WORLD.departments.map((id) => `局${id}`),
  groups: WORLD.groups.map((id) => `组${id}`),
  levels: WORLD.levels,
  objects: WORLD.objects.map(({ id, kind }) => ({ name: `对象${id}`, kind })),
};
const DAY_MS = 86_400_000;
const ENDED: ReadonlySet<string> = new Set(['closed', 'merged', 'cancelled']);

describe.each(DATABASES)('what is read of one group in the %s database', (kind) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(kind);
    await writeDirectory(store.db, 1, NAMES);
  });
  afterAll(() => store.close());

  it('is enough for its figures and the week before, lately and long ago, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, questions, fc.constantFrom(...WORLD.groups), async (rows, asked, id) => {
        await emptyLedger(store.db);
        await writeLedger(store.db, 1, rows);
        const { from, to } = asked.period;
        const before = { from: new Date(from.getTime() - 7 * DAY_MS), to: from };
        for (const now of [asked.now, new Date(to.getTime() + 400 * DAY_MS)]) {
          const question = { ...asked, now, scope: { kind: 'group', id } as const };
          expect(await readCompared(store.db, 1, question, before)).toEqual([
            computeFigures(rows, question),
            computeTotals(rows, { ...question, period: before }),
          ]);
        }
      }),
      { numRuns: 60, endOnFailure: true },
    );
  }, 120_000);
});

describe.each(DATABASES)('of the written-out ledger in the %s database', (kind) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(kind);
    await writeDirectory(store.db, 1, HAND_WRITTEN);
    await writeDirectory(store.db, 2, HAND_WRITTEN);
    await writeLedger(store.db, 1, LEDGER);
  });
  afterAll(() => store.close());

  const BEGINNING = at('01-01 00:00');
  const until = (from: Date, to: Date) => ({ from, to, now: to });
  const numbers = async (groupId: number, from: Date, to: Date, organisationId = 1) =>
    (await readGroupRows(store.db, organisationId, groupId, until(from, to))).map(
      ({ issue }) => issue.number,
    );

  it('nothing is read that is another group’s or another organisation’s, or came later', async () => {
    const own = LEDGER.filter(({ issue, events }) => issue.groupId === 1 && events[0]!.at < WEEK.to);
    expect(await numbers(1, BEGINNING, WEEK.to)).toEqual(own.map(({ issue }) => issue.number));
    expect(await numbers(1, BEGINNING, WEEK.to, 2)).toEqual([]);
  });

  it('what was closed and fell due before a period stays unread', async () => {
    const later = new Date(WEEK.to.getTime() + 14 * DAY_MS);
    const own = LEDGER.filter(({ issue, events }) => issue.groupId === 1 && events[0]!.at < later);
    const done = own.filter(({ events }) => ENDED.has(events.at(-1)!.to));
    expect(done.length).toBeGreaterThan(0);
    const left = own.filter((row) => !done.includes(row)).map(({ issue }) => issue.number);
    expect(await numbers(1, later, new Date(later.getTime() + 7 * DAY_MS))).toEqual(left);
  });

  it('what people wrote is left out of the events', async () => {
    const rows = await readGroupRows(store.db, 1, 1, until(BEGINNING, WEEK.to));
    const bodies = rows.flatMap(({ events }) => events.map(({ body }) => Object.keys(body)));
    expect(bodies.flat()).not.toContain('text');
    expect(bodies.flat()).toContain('lead');
  });
});
