import { sql, type SQL } from 'drizzle-orm';
import { FINAL_STATES } from '../../issues/state.ts';
import type { Db } from '../database/client.ts';
import { rowsOf } from '../database/rows.ts';

/** An issue in which somebody still owes something, as far as another report is compared with it. */
export interface OpenCase {
  readonly objectId: number;
  readonly number: number;
  readonly title: string;
  readonly detail: string;
}

/** A closed issue and how it was solved. */
export interface SolvedCase {
  readonly departmentId: number;
  readonly number: number;
  readonly title: string;
  readonly detail: string;
  readonly objectId: number | null;
  readonly result: string | null;
}

/** Of each of these objects its newest open issues, so many at most. */
export function openOfObjects(
  db: Db,
  organisationId: number,
  objectIds: readonly number[],
  most: number,
): Promise<OpenCase[]> {
  return rowsOf<OpenCase & Record<string, unknown>>(
    db,
    sql`select o.id::int as "objectId", i.number, i.title, i.detail
      from unnest(${listed(objectIds)}) o (id) cross join lateral (
        select number, title, detail from issues
        where organisation_id = ${organisationId} and object_id = o.id
          and state not in (${sql.join(
            FINAL_STATES.map((state) => sql`${state}`),
            sql`, `,
          )})
        order by number desc limit ${most}) i`,
  );
}

/**
 * What each of these departments solved of the newest so many that it led, the newest first; nothing that is restricted.
 * The bound is on what is looked through: while much is open, a bound on what is found would walk through all of it.
 */
export function solvedBy(
  db: Db,
  organisationId: number,
  departmentIds: readonly number[],
  most: number,
): Promise<SolvedCase[]> {
  return rowsOf<SolvedCase & Record<string, unknown>>(
    db,
    sql`select d.id::int as "departmentId", s.number, s.title, s.detail, s.object_id::int as "objectId", s.result
      from unnest(${listed(departmentIds)}) d (id) cross join lateral (
        select i.number, i.title, i.detail, i.object_id, i.result from (
          select issue_number from issue_departments
          where organisation_id = ${organisationId} and department_id = d.id and role = 'lead'
          order by issue_number desc limit ${most}) l
        join issues i on i.organisation_id = ${organisationId} and i.number = l.issue_number
        where i.state = 'closed' and not i.sensitive and i.result is not null
        order by l.issue_number desc) s`,
  );
}

const listed = (ids: readonly number[]): SQL => sql`${`{${ids.join()}}`}::bigint[]`;
