import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainText } from '../../src/chat/plain-text.ts';
import { readDirectory } from '../../src/store/directory/read.ts';
import type { Store } from '../../src/store/database/open.ts';
import type { LedgerRow } from '../../src/summaries/compute-figures.ts';
import {
  composeBrief,
  composeMany,
  composeStats,
  composeWeekly,
  type SummaryScope,
} from '../../src/usecases/summaries/compose.ts';
import { know, type Known } from '../../src/usecases/known.ts';
import { openTestStore } from '../support/store.ts';
import { at, LEDGER, NAMES, WEEK } from './week.ts';
import { emptyLedger, writeDirectory, writeLedger } from './write-ledger.ts';

const ORGANISATION = { kind: 'organisation' } as const;
const golden = (name: string) =>
  readFileSync(new URL(`golden/${name}.txt`, import.meta.url), 'utf8').trimEnd();

let store: Store;
let known: Known;
beforeAll(async () => {
  store = await openTestStore();
  await writeDirectory(store.db, 1, NAMES);
  await writeLedger(store.db, 1, LEDGER);
  const directory = await readDirectory(store.db, 1);
  if (!directory) throw new Error('the directory was not written');
  known = know(directory);
});
afterAll(() => store.close());

const about = () => ({ organisationId: 1, known, scope: ORGANISATION, now: WEEK.to });
/** The ledger as it stood then: only what had happened. */
const asOf = (local: string): LedgerRow[] =>
  LEDGER.map((row) => ({
    ...row,
    events: row.events.filter(({ at: happened }) => happened < at(local)),
  })).filter(({ events }) => events.length > 0);

describe('the weekly bulletin', () => {
  it('tells the organisation its week', async () => {
    const { notice, isEmpty } = await composeWeekly(store.db, { ...about(), period: WEEK, number: 3 });
    expect(plainText(notice)).toBe(golden('weekly'));
    expect(isEmpty).toBe(false);
  });

  it('tells a group its own part', async () => {
    const scope = { kind: 'group', id: 2 } as const;
    const { notice } = await composeWeekly(store.db, { ...about(), scope, period: WEEK, number: 3 });
    expect(plainText(notice)).toBe(golden('weekly-of-a-group'));
  });

  it('is one honest line in an empty week', async () => {
    const period = { from: at('02-13 17:00'), to: at('02-20 17:00') };
    const { notice, isEmpty } = await composeWeekly(store.db, {
      ...about(),
      now: period.to,
      period,
      number: 1,
    });
    expect(plainText(notice)).toBe(golden('weekly-empty'));
    expect(isEmpty).toBe(true);
  });

  it('keeps its figures as they were when it is told again a month later', async () => {
    const then = await composeWeekly(store.db, { ...about(), period: WEEK, number: 3 });
    const later = await composeWeekly(store.db, {
      ...about(),
      now: at('04-13 17:00'),
      period: WEEK,
      number: 3,
    });
    expect(later).toEqual(then);
  });

  it('is the same whether it is written alone or with all the others', async () => {
    const scopes: SummaryScope[] = [
      ORGANISATION,
      ...[1, 2].map((id) => ({ kind: 'group' as const, id })),
      ...[1, 2, 3, 4].map((id) => ({ kind: 'department' as const, id })),
    ];
    const { scope: _scope, ...place } = about();
    const each = await composeMany(store.db, { ...place, period: WEEK, scopes });
    for (const scope of scopes) {
      const alone = await composeWeekly(store.db, { ...about(), scope, period: WEEK, number: 3 });
      expect(each(scope, 3)).toEqual(alone);
    }
  });

  it('is told of a department on request, without a number', async () => {
    const scope = { kind: 'department', id: 3 } as const;
    expect(plainText(await composeStats(store.db, { ...about(), scope, period: WEEK }))).toBe(
      golden('stats-of-a-department'),
    );
  });
});

const brief = async (kind: 'morning' | 'evening', local: string, scope: SummaryScope = ORGANISATION) => {
  await emptyLedger(store.db);
  await writeLedger(store.db, 1, asOf(local));
  return composeBrief(store.db, { ...about(), scope, kind, now: at(local) });
};

describe('a brief', () => {
  afterAll(async () => {
    await emptyLedger(store.db);
    await writeLedger(store.db, 1, LEDGER);
  });

  it('says in the morning what is due, late, new and unsigned', async () => {
    const told = await brief('morning', '03-13 08:00');
    expect(told && plainText(told.notice)).toBe(golden('morning'));
  });

  it('says of what was closed that nobody had answered, where that is so', async () => {
    const told = await brief('evening', '03-13 19:00');
    const lines = told?.notice.lines.filter((line) => line.includes('按未回访办结'));
    expect(lines).toHaveLength(1);
    expect(lines?.[0]).toMatch(/^#2 /);
  });

  it('says in the evening what the day brought', async () => {
    const told = await brief('evening', '03-12 19:00');
    expect(told && plainText(told.notice)).toBe(golden('evening'));
  });

  it('says nothing when there is nothing to say', async () => {
    expect(await brief('morning', '02-26 08:00')).toBeNull();
    expect(await brief('evening', '02-24 19:00')).toBeNull();
  });

  it('keeps to the group it is for', async () => {
    const told = await brief('morning', '03-13 08:00', { kind: 'group', id: 2 });
    expect(told?.notice.lines.join('\n')).not.toContain('凤凰粮食');
  });
});
