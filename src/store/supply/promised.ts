import { type SQL, sql } from 'drizzle-orm';

/** What others promised to a group's issues; a promise is filed under whoever gives. */
export const promisedTo = (organisationId: number, groupId: number, from: SQL, asOf: SQL): SQL =>
  sql`select p.id from entries p
    join issues i on i.organisation_id = p.organisation_id and i.number = p.issue_number and i.group_id = ${groupId}
    where p.organisation_id = ${organisationId} and p.kind in ('supply_offer', 'supply_none')
      and p.issue_number is not null and p.noted_at >= ${from} and p.noted_at < ${asOf} and not i.sensitive`;

/** The group whose issue an entry `e` promises something to. */
export const NEEDED_BY = sql`case when e.kind in ('supply_offer', 'supply_none') then (select i.group_id from issues i
  where i.organisation_id = e.organisation_id and i.number = e.issue_number and not i.sensitive) end`;
