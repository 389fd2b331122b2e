import DataLoader from 'dataloader';
import type { Db } from '../../store/database/client.ts';
import { readOffersOf } from '../../store/supply/supply.ts';
import type { SupplyRow } from '../../summaries/supply.ts';
import { openOfObjects, solvedBy, type OpenCase, type SolvedCase } from '../../store/issues/past-cases.ts';

/** Of one object, so many open issues are looked through. */
const OPEN_LOOKED_THROUGH = 50;
/** So many of a department's newest issues are looked through for solved ones. */
const LED_LOOKED_THROUGH = 150;

/** What a new report is compared with. What several messages of one transaction ask at the same time is one statement. */
export interface Past {
  /** What was offered lately of such things, by whatever group, with what was said of it since. */
  offersOf(items: readonly string[]): Promise<readonly SupplyRow[]>;
  openOf(objectId: number): Promise<readonly OpenCase[]>;
  /** The newest first. */
  solvedBy(departmentId: number): Promise<readonly SolvedCase[]>;
}

export function openPast(tx: Db, organisationId: number, now: Date): Past {
  const open = loader(
    (ids) => openOfObjects(tx, organisationId, ids, OPEN_LOOKED_THROUGH),
    ({ objectId }) => objectId,
  );
  const solved = loader(
    (ids) => solvedBy(tx, organisationId, ids, LED_LOOKED_THROUGH),
    ({ departmentId }) => departmentId,
  );
  const offers = new DataLoader<readonly string[], readonly SupplyRow[]>(
    async (asked) => {
      const rows = await readOffersOf(tx, organisationId, asked.flat(), now);
      return asked.map(() => rows);
    },
    { cache: false },
  );
  return {
    offersOf: (items) => offers.load(items),
    openOf: (id) => open.load(id),
    solvedBy: (id) => solved.load(id),
  };
}

/** Nothing is remembered: what this transaction writes is seen by whoever asks next. */
function loader<Row>(read: (ids: number[]) => Promise<Row[]>, idOf: (row: Row) => number) {
  return new DataLoader<number, readonly Row[]>(
    async (ids) => {
      const rows = new Map<number, Row[]>(ids.map((id) => [id, []]));
      for (const row of await read([...rows.keys()])) rows.get(idOf(row))?.push(row);
      return ids.map((id) => rows.get(id) ?? []);
    },
    { cache: false },
  );
}
