import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../database/client.ts';
import { rowsOf } from '../database/rows.ts';

const STEPS = ['named', 'rule', 'learned', 'asked', 'ruled'] as const;
const row = z.object({
  step: z.enum(STEPS),
  department: z.int(),
  confidence: z.number().nullable(),
  outcome: z.enum(['right', 'wrong', 'open']),
  times: z.int(),
});

/** What became of first dispatches that are alike. `right` is accepted and never moved on, `open` is neither yet. */
export type FirstDispatch = z.infer<typeof row>;

/**
 * The first dispatch of every issue in [from, to): who was chosen, by which step of the ladder, and whether it was right.
 * Wrong is one that was returned, or given to another lead other than by escalation, whenever that was.
 */
export async function firstDispatches(
  db: Db,
  organisationId: number,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<FirstDispatch[]> {
  const rows = await rowsOf(
    db,
    sql`with firsts as (
      select issue_number as number, seq, (body->>'lead')::bigint as lead, body->'routing' as routing
      from issue_events e
      where organisation_id = ${organisationId} and type = 'dispatched'
        and at >= ${from.toISOString()}::timestamptz and at < ${to.toISOString()}::timestamptz
        and not exists (select 1 from issue_events before where before.organisation_id = ${organisationId}
          and before.issue_number = e.issue_number and before.type = 'dispatched' and before.seq < e.seq)
    ),
    later as (
      select p.number,
        bool_or(e.type = 'returned' and e.from_state <> e.to_state and (e.body->>'departmentId')::bigint = p.lead
          or e.type = 'dispatched' and (e.body->>'lead')::bigint <> p.lead and not exists (
            select 1 from issue_events raised where raised.organisation_id = ${organisationId}
              and raised.issue_number = e.issue_number and raised.seq = e.seq + 1
              and raised.type = 'escalated' and raised.at = e.at)) as wrong,
        bool_or(e.type = 'accepted' and (e.body->>'departmentId')::bigint = p.lead
          or e.type in ('resolved', 'confirmed', 'closed_unverified')) as accepted
      from firsts p
      join issue_events e on e.organisation_id = ${organisationId} and e.issue_number = p.number and e.seq > p.seq
      group by p.number
    )
    select p.routing->>'step' as step, p.lead::int as department,
      (p.routing->'candidates'->0->>'confidence')::float8 as confidence,
      case when l.wrong then 'wrong' when l.accepted then 'right' else 'open' end as outcome,
      count(*)::int as times
    from firsts p left join later l on l.number = p.number
    group by 1, 2, 3, 4
    order by 1, 2, 3, 4`,
  );
  return rows.map((one) => row.parse(one));
}
