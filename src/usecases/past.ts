import DataLoader from 'dataloader';
import type { Db } from '../store/client.ts';
import { openOfObjects, solvedBy, type OpenCase, type SolvedCase } from '../store/past-cases.ts';

/** Of one object, so many open issues are looked through. */
const OPEN_LOOKED_THROUGH = 50;
/** So many of a department's newest issues are looked through for solved ones. */
const LED_LOOKED_THROUGH = 150;

/** What a new report is compared with. What several messages of one transaction ask at the same time is one statement. */
export interface Past {
  openOf(objectId: number): Promise<readonly OpenCase[]>;
  /** The newest first. */
  solvedBy(departmentId: number): Promise<readonly SolvedCase[]>;
}

export function openPast(tx: Db, organisationId: number): Past {
  const open = loader(
    (ids) => openOfObjects(tx, organisationId, ids, OPEN_LOOKED_THROUGH),
    ({ objectId }) => objectId,
  );
  const solved = loader(
    (ids) => solvedBy(tx, organisationId, ids, LED_LOOKED_THROUGH),
    ({ departmentId }) => departmentId,
  );
  return { openOf: (id) => open.load(id), solvedBy: (id) => solved.load(id) };
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
