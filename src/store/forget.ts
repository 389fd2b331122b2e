import { sql, type SQL } from 'drizzle-orm';
import type { Db } from './database/client.ts';
import { raiseDirectoryVersion } from './directory/bindings.ts';
import { forgottenName } from '../wording/people.ts';
import { rowsOf } from './database/rows.ts';

/** Who a person was, as the ledger names them from then on. */
export interface Forgotten {
  readonly personId: number;
  /** e.g. 已注销人员7 */
  readonly name: string;
}

export interface FoundPerson {
  readonly id: number;
  readonly name: string;
  readonly belongsTo: string;
}

/** People of that name. */
export async function peopleNamed(db: Db, organisationId: number, name: string): Promise<FoundPerson[]> {
  return rowsOf<{ id: number; name: string; belongsTo: string }>(
    db,
    sql`select id::int as id, name, belongs_to as "belongsTo" from people
        where organisation_id = ${organisationId} and name = ${name} order by id`,
  );
}

/**
 * Takes a person's name, phone and accounts out of everything that is stored, in the caller's transaction: the deeds
 * stay, done by nobody who could be found. What others wrote about the person in free text is not touched.
 */
export async function forgetPerson(tx: Db, organisationId: number, personId: number): Promise<Forgotten> {
  const forgotten = { personId, name: forgottenName(personId) };
  const accounts = await rowsOf<{ id: string }>(
    tx,
    sql`select id from accounts where organisation_id = ${organisationId} and person_id = ${personId}`,
  );
  await tx.execute(sql`select set_config('xietiao.forgetting', 'on', true)`);
  for (const statement of statements(
    organisationId,
    forgotten,
    accounts.map(({ id }) => id),
  ))
    await tx.execute(statement);
  await tx.execute(sql`select set_config('xietiao.forgetting', 'off', true)`);
  await raiseDirectoryVersion(tx, organisationId);
  return forgotten;
}

function statements(organisationId: number, { personId, name }: Forgotten, ids: readonly string[]): SQL[] {
  const own = sql`organisation_id = ${organisationId}`;
  const account = `forgotten:${personId}`;
  const who = JSON.stringify({ account, personId, name });
  const sender = JSON.stringify({ account, name });
  const known = sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
  const actor = sql`actor = actor || ${who}::jsonb`;
  const isActor = sql`((actor->>'personId') = ${String(personId)} or (actor->>'account') in ${known})`;
  return [
    sql`update issue_events set ${actor} where ${own} and ${isActor}`,
    sql`update audit set ${actor} where ${own} and ${isActor}`,
    sql`update audit set old = null, new = null
        where ${own} and noun in ('person', 'account', 'role', 'absence', 'duty')
          and name in (select name from people where ${own} and id = ${personId})`,
    sql`update issues set reporter_name = ${name}, reporter_account = ${account}
        where ${own} and (reporter_id = ${personId} or reporter_account in ${known})`,
    sql`update inbox set account = ${account},
          message = message || jsonb_build_object('raw', null, 'sender', ${sender}::jsonb)
        where ${own} and account in ${known}`,
    ...ids.map(
      (id) => sql`update deliveries set notice = notice - 'mentions'
        where ${own} and notice->'mentions' @> ${JSON.stringify([{ account: id }])}::jsonb`,
    ),
    sql`delete from accounts where ${own} and person_id = ${personId}`,
    sql`update grants set ended_at = coalesce(ended_at, now()), ended_in_chat = true
        where ${own} and person_id = ${personId}`,
    sql`update people set name = ${name}, phone = null, active = false where ${own} and id = ${personId}`,
  ];
}
