import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainText } from '../../src/chat/plain-text.ts';
import { readDirectory } from '../../src/store/directory/read.ts';
import { discreet } from '../../src/store/summaries/discreet.ts';
import { readFigures } from '../../src/store/figures/figures.ts';
import type { Store } from '../../src/store/database/open.ts';
import { computeFigures } from '../../src/summaries/compute-figures.ts';
import { composeStats, composeWeekly } from '../../src/usecases/summaries/compose.ts';
import { know, type Known } from '../../src/usecases/known.ts';
import { openTestStore } from '../support/store.ts';
import { FESTIVAL, LEDGER, NAMES, NEW_YEAR, QUARTER, STORIES } from './quarter.ts';
import { writeDirectory, writeLedger } from './write-ledger.ts';

const scope = { kind: 'organisation' } as const;
const quarter = computeFigures(LEDGER, { scope, period: QUARTER, now: QUARTER.to });
const HOUR_MS = 3_600_000;

/** Worked out on paper from the stories' days; the letters of each sum are the stories in the order of the file. */
const PAPER = {
  new: 69, // 24 plain + 8 late + 5 unverified + 3 held + 4 reopened + 3 merged + 3 cancelled + 4 extended + 4 passed on + 3 stuck + 4 fresh + 2 disputed + 1 raised + 1 waiting
  carriedOver: 6, // 4 + 2 over New Year
  closed: 54, // 24 + 8 + 5 + 4 reopened + 4 extended + 4 passed on + 4 + 1 over New Year
  unverified: 5,
  cancelled: 3,
  merged: 3,
  open: 15, // 3 held + 3 stuck + 4 fresh + 1 over New Year + 2 disputed + 1 raised + 1 waiting
  waiting: 1,
  onHold: 3,
  overdue: 6, // 3 stuck + 1 over New Year + 2 disputed, whose clock ran on
  older7: 10, // by 25 March: 3 held, 3 stuck, 1 over New Year, 2 disputed, 1 waiting
  older15: 8, // by 17 March: without the stuck one of the 18th and the waiting one of the 20th
  older30: 4, // by 2 March: held on 12 January and 9 February, stuck on 20 January, 1 over New Year
  due: 61, // 24 + 8 + 5 + 4 reopened + 4 extended + 4 passed on + 3 stuck + 6 over New Year + 2 disputed + 1 waiting; on hold, merged, cancelled are out, the fresh and the raised one fall due in April
  closedOfDue: 54, // all that were closed
  onTime: 44, // 24 + 0 late + 5 + 3 of 4 reopened + 4 + 4 + 4 over New Year; the one of 22 December was late already
  reopenedOfDue: 4,
  extendedOfDue: 4,
  dueNext: 4, // fresh ones of 26, 27, 30 March (2, 3, 7 April: the 4th to 6th are off) and the raised one; that of the 31st on the 8th is out
  decisions: 3, // 2 disputed + 1 raised
  dispatched: 75, // one each of the 69 new ones, a second one of 4 passed on and 2 disputed
  returned: 8, // 4 + 2 × 2
  reopened: 4,
  extended: 4,
  answered: 37, // 24 plain + 4 reopened, whose last word was a confirmation + 4 extended + 5 over New Year; 已解决 alone is no answer
  satisfied: 33, // every sixth of the 24 was not
  signDue: 63, // 69 new without 4 passed on and 2 disputed, which were returned within their limit
  signedInTime: 62, // without the stuck one that nobody signed
} as const;

describe('a quarter written by hand', () => {
  it('has at least sixty issues, of every awkward kind', () => {
    expect(LEDGER.length).toBe(75);
    expect(Object.values(STORIES).every(({ days }) => days.length > 0)).toBe(true);
  });

  it('counts what was worked out on paper', () => {
    expect(quarter.total).toEqual(PAPER);
    const { carriedOver, new: reported, closed, cancelled, merged, open } = quarter.total;
    expect(carriedOver + reported).toBe(open + closed + cancelled + merged);
  });

  it('takes 73 hours in the middle', () => {
    // Of 54 the 27th: 24 plain ones took 49 hours, then come 5 of 73.
    expect(quarter.handlingMs).toBe(73 * HOUR_MS);
  });

  it.each(['byKind', 'byLevel', 'byDepartment', 'byGroup', 'categories'] as const)('adds up %s', (split) => {
    for (const name of [
      'new',
      'closed',
      'open',
      'due',
      'onTime',
      'dispatched',
      'answered',
      'older15',
    ] as const)
      expect(quarter[split].reduce((sum, { counts }) => sum + counts[name], 0)).toBe(PAPER[name]);
  });

  it('crosses New Year: nothing closed, two late already, four due in the first week', () => {
    const { total } = computeFigures(LEDGER, { scope, period: NEW_YEAR, now: NEW_YEAR.to });
    // New 29, 30, 31, 31 December; both of the 22nd ran out on the 29th. Due 6, 7, 8, 8 January: the 4th is worked.
    expect(total).toMatchObject({
      new: 4,
      carriedOver: 2,
      closed: 0,
      open: 6,
      due: 2,
      overdue: 2,
      dueNext: 4,
    });
  });

  it('passes the Spring Festival: what came before it falls due after it', () => {
    const { total } = computeFigures(LEDGER, { scope, period: FESTIVAL, now: FESTIVAL.to });
    // Carried: plain of the 13th, two on hold, stuck of 20 January, one over New Year. New: plain of Saturday the 14th, worked.
    expect(total).toMatchObject({ new: 1, carriedOver: 5, closed: 2, open: 4, onHold: 2 });
    // Due: the plain one of the 6th, at 17:30 on the 13th, closed long since; and the two that are late anyway.
    expect(total).toMatchObject({ due: 3, closedOfDue: 1, onTime: 1, overdue: 2 });
  });
});

describe('the quarter as it is told', () => {
  let store: Store;
  let known: Known;
  beforeAll(async () => {
    store = await openTestStore();
    await writeDirectory(store.db, 1, NAMES);
    await writeLedger(store.db, 1, LEDGER);
    const directory = await readDirectory(store.db, 1);
    if (directory === undefined) throw new Error('the directory was not written');
    known = know(directory);
  });
  afterAll(() => store.close());
  const asked = { organisationId: 1, scope, period: QUARTER, now: QUARTER.to };

  it('has one set of figures in the database, the API and the snapshot', async () => {
    const figures = await readFigures(store.db, 1, asked);
    expect(figures).toEqual(quarter);
    expect(discreet(figures, (text) => text)).toMatchObject({ total: PAPER });
    const kept = await composeWeekly(store.db, { ...asked, known, number: 1 });
    // A bulletin looks ahead to the Sunday of the next week, the 12th: the one due on the 8th is in.
    expect(kept.figures.total).toEqual({ ...PAPER, dueNext: 5 });
  });

  it('says the same in words', async () => {
    const text = plainText(await composeStats(store.db, { ...asked, known }));
    expect(text).toContain('《东平区四进工作组通报》（1月1日0时—4月1日0时）');
    expect(text).toContain('新增69件');
    expect(text).toContain(
      '上期结转6件，办结54件（其中未回访5件），在办15件（其中待确认1件、挂账3件），逾期6件。',
    );
    expect(text).toContain('应办结61件，办结率 89%（54/61），按期办结率 72%（44/61）；满意率 89%（33/37）。');
    expect(text).toContain('一半在3.5天以内；在办超过15天8件，其中超过30天4件。');
    expect(text).toContain('退回8次、重办4次、延期4次、作废3件、并单3件。');
    expect(text).toContain('到期4件：');
    expect(text).not.toMatch(/undefined|NaN|null/);
  });
});
