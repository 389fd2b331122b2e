import { sql } from 'drizzle-orm';
import type { Db } from '../database/client.ts';
import { rowsOf } from '../database/rows.ts';

/** Whether nobody else holds the right to administer. */
export async function isLastAdmin(db: Db, organisationId: number, personId: number): Promise<boolean> {
  const rows = await rowsOf<{ personId: number }>(
    db,
    sql`select distinct g.person_id::int as "personId" from grants g
        join people p on p.organisation_id = g.organisation_id and p.id = g.person_id
        where g.organisation_id = ${organisationId} and g.role = 'admin' and g.ended_at is null and p.active`,
  );
  return rows.length === 1 && rows[0]?.personId === personId;
}
