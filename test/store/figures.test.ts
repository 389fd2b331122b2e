import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/database/open.ts';
import {
  readFigures,
  readFiguresOfEach,
  readTotals,
  readTotalsOfEach,
} from '../../src/store/figures/figures.ts';
import { computeFigures } from '../../src/summaries/compute-figures.ts';
import { type Figures, noCounts } from '../../src/summaries/figures.ts';
import { dispatched, layIssue } from '../support/ledger.ts';
import { DATABASES, openTestStore } from '../support/store.ts';
import { ledgers, questions, WORLD } from '../summaries/histories.ts';
import { LEDGER, NAMES as HAND_WRITTEN, WEEK } from '../summaries/week.ts';
import { emptyLedger, writeDirectory, writeLedger } from '../summaries/write-ledger.ts';

const NAMES = {
  departments: WORLD.departments.map((id) => `局${id}`),
  groups: WORLD.groups.map((id) => `组${id}`),
  levels: WORLD.levels,
  objects: WORLD.objects.map(({ id, kind }) => ({ name: `对象${id}`, kind })),
};

const GROUPS = WORLD.groups.map((id) => ({ kind: 'group', id }) as const);
const DEPARTMENTS = WORLD.departments.map((id) => ({ kind: 'department', id }) as const);
const SCOPES = { group: GROUPS, department: DEPARTMENTS, each: [...GROUPS, ...DEPARTMENTS] };

const totalsOf = ({ period, total, handlingMs, byCategory }: Figures) => ({
  period,
  total,
  handlingMs,
  byCategory,
});

describe.each(DATABASES)('the figures of the %s database', (kind) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(kind);
    await writeDirectory(store.db, 1, NAMES);
    await writeDirectory(store.db, 2, NAMES);
  });
  afterAll(() => store.close());

  it('are those that plain code counts from the events, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, fc.array(questions, { minLength: 2, maxLength: 2 }), async (rows, asked) => {
        await emptyLedger(store.db);
        await writeLedger(store.db, 1, rows);
        for (const question of asked) {
          expect(await readFigures(store.db, 1, question)).toEqual(computeFigures(rows, question));
          expect(await readTotals(store.db, 1, question)).toEqual(totalsOf(computeFigures(rows, question)));
          for (const split of ['group', 'department', 'each'] as const) {
            const each = await readFiguresOfEach(store.db, 1, split, question);
            const totals = await readTotalsOfEach(store.db, 1, split, question);
            for (const scope of SCOPES[split]) {
              const own = computeFigures(rows, { ...question, scope });
              expect(each(scope)).toEqual(own);
              expect(totals(scope)).toEqual(totalsOf(own));
            }
          }
        }
      }),
      { numRuns: 30, endOnFailure: true },
    );
  }, 120_000);
});

describe.each(DATABASES)('the figures of a known ledger in the %s database', (kind) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(kind);
    await writeDirectory(store.db, 1, HAND_WRITTEN);
    await writeLedger(store.db, 1, LEDGER);
  });
  afterAll(() => store.close());

  it('are those that were counted by hand for the written-out week', async () => {
    const question = { scope: { kind: 'organisation' }, period: WEEK, now: WEEK.to } as const;
    expect(await readFigures(store.db, 1, question)).toEqual(computeFigures(LEDGER, question));
  });

  it('know nothing of another organisation', async () => {
    const { total, ...rest } = await readFigures(store.db, 2, {
      scope: { kind: 'organisation' },
      period: WEEK,
      now: WEEK.to,
    });
    expect(total).toEqual(noCounts());
    expect(rest).toMatchObject({ byKind: [], byDepartment: [], byGroup: [], overdue: [], dueNext: [] });
  });

  it('read the events as the ledger itself writes them', async () => {
    await emptyLedger(store.db);
    await layIssue(store.db, 1, {}, [
      dispatched(1, [2], '2020-03-10T09:30:00.000Z'),
      { to: 'resolved', body: { type: 'resolved', result: '路通了', departmentId: 1, waitsUntil: null } },
      { to: 'closed', body: { type: 'confirmed', satisfaction: '满意', comment: null } },
    ]);
    const from = new Date('2020-03-06T09:00:00Z');
    const to = new Date('2020-03-13T09:00:00Z');
    const { total } = await readFigures(store.db, 1, {
      scope: { kind: 'department', id: 1 },
      period: { from, to },
      now: to,
    });
    const one = { new: 1, closed: 1, due: 1, closedOfDue: 1, onTime: 1, dispatched: 1 };
    expect(total).toEqual({ ...noCounts(), ...one, answered: 1, satisfied: 1, signDue: 1, signedInTime: 1 });
  });
});
