import { sql } from 'drizzle-orm';
import type { Db } from './database/client.ts';
import { rowsOf } from './database/rows.ts';

/**
 * Takes or keeps what one process at a time may hold, e.g. an account that would be logged out by a second login.
 * It runs out by the database's own clock, so a holder that died is replaced and no replica's clock matters.
 * @returns whether it is held now
 */
export async function holdSeat(
  db: Db,
  organisationId: number,
  { seat, holder, forMs }: { seat: string; holder: string; forMs: number },
): Promise<boolean> {
  const until = sql`clock_timestamp() + ${`${forMs} milliseconds`}::interval`;
  const value = sql`jsonb_build_object('holder', ${holder}::text, 'until', ${until})`;
  const rows = await rowsOf<{ name: string }>(
    db,
    sql`insert into facts as f (organisation_id, name, value) values (${organisationId}, ${`seat:${seat}`}, ${value})
      on conflict (organisation_id, name) do update set value = excluded.value
        where f.value->>'holder' = ${holder} or (f.value->>'until')::timestamptz < clock_timestamp()
      returning f.name`,
  );
  return rows.length === 1;
}

/** Gives it back at once, if this holder has it. */
export async function leaveSeat(db: Db, organisationId: number, seat: string, holder: string): Promise<void> {
  await rowsOf(
    db,
    sql`delete from facts where organisation_id = ${organisationId} and name = ${`seat:${seat}`}
      and value->>'holder' = ${holder} returning name`,
  );
}
