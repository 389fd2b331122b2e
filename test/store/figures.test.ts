import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/open.ts';
import { readFigures } from '../../src/store/figures.ts';
import { computeFigures } from '../../src/summaries/compute-figures.ts';
import { DATABASES, openTestStore } from '../support/store.ts';
import { ledgers, questions, WORLD } from '../summaries/histories.ts';
import { emptyLedger, writeDirectory, writeLedger } from '../summaries/write-ledger.ts';

const NAMES = {
  departments: WORLD.departments.map((id) => `局${id}`),
  groups: WORLD.groups.map((id) => `组${id}`),
  objects: WORLD.objects.map(({ id, kind }) => ({ name: `对象${id}`, kind })),
};

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
      fc.asyncProperty(ledgers, fc.array(questions, { minLength: 3, maxLength: 3 }), async (rows, asked) => {
        await emptyLedger(store.db);
        await writeLedger(store.db, 1, rows);
        for (const question of asked) {
          expect(await readFigures(store.db, 1, question)).toEqual(computeFigures(rows, question));
        }
      }),
      { numRuns: 40, endOnFailure: true },
    );
  }, 120_000);
});
