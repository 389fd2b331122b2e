import { type SQL, sql } from 'drizzle-orm';
import { RETURNS_TO_RULE } from '../../summaries/history.ts';
import {
  ANSWERS,
  type Bounds,
  CONTENT,
  EXEMPT,
  FINAL,
  OWED,
  RETURNS,
  SETTLES,
  SIGNED,
  UNPLACED,
} from './words.ts';

/** What the last event that qualifies says. */
const last = (what: SQL, when: SQL) => sql`(array_agg(${what} order by seq desc) filter (where ${when}))[1]`;

/**
 * Every event before the period's end, with what was true after it. Read issue by issue (`offset 0` holds the planner to
 * it): whatever it estimates, it must not walk through the events of ten years.
 */
export function history(organisationId: number, { asOf }: Bounds): SQL {
  const deadline = sql`coalesce(e.body->'clocks'->>'deadline', e.body->>'deadline')`;
  return sql`numbered as (
    select s.number, e.seq, e.type, e.at, e.from_state, e.to_state, e.body,
      (${deadline})::timestamptz as set_deadline,
      count(*) filter (where e.type = 'dispatched') over past as dispatches,
      count(*) filter (where ${deadline} is not null) over past as settings,
      count(*) filter (where e.type = 'reopened') over past as reopenings,
      count(*) filter (where e.type = 'reopened') over (partition by s.number) as all_reopenings
    from scoped s
    cross join lateral (
      select e.seq, e.type, e.at, e.from_state, e.to_state, e.body from issue_events e
      where e.organisation_id = ${organisationId} and e.issue_number = s.number and e.at < ${asOf} offset 0) e
    window past as (partition by s.number order by e.seq)
  ),
  history as (
    select *,
      max((body->>'lead')::bigint) filter (where type = 'dispatched')
        over (partition by number, dispatches) as lead_id,
      max(set_deadline) over (partition by number, settings) as known_deadline
    from numbered
  )`;
}

/** Each deadline from its setting until it was replaced or its clock stopped. */
export function limits({ from, asOf }: Bounds): SQL {
  return sql`limits as (
    select number, seq, at, case when to_state = 'on_hold' then null else known_deadline end as deadline,
      lead(at) over (partition by number order by seq) as until
    from history
    where set_deadline is not null
      or (coalesce(from_state, '') = 'on_hold') <> (to_state = 'on_hold')
  ),
  limit_facts as (
    select number,
      (array_agg(deadline order by seq desc))[1] as deadline,
      (array_agg(deadline order by seq desc) filter (where at < ${from}))[1] as deadline_at_start,
      bool_or(deadline is not null and greatest(deadline, at) >= ${from} and greatest(deadline, at) < ${asOf}
        and (until is null or greatest(deadline, at) < until)) as ran_out,
      max(greatest(deadline, at)) filter (where deadline is not null and greatest(deadline, at) < ${asOf}
        and (until is null or greatest(deadline, at) < until)) as last_ran_out
    from limits group by number
  ),
  holders as (
    select h.number, ${last(sql`case when h.to_state in ${UNPLACED} then null else h.lead_id end`, sql`true`)} as holder_id
    from history h join limit_facts l on l.number = h.number
    where h.at <= l.last_ran_out group by h.number
  )`;
}

/** One row per issue: how it stands at the end, and every count as true or false. */
export function facts({ from, asOf, nextTo }: Bounds): SQL {
  const closes = sql`to_state = 'closed' and coalesce(from_state, '') <> 'closed'`;
  return sql`told as (
    select number, min(at) as reported_at,
      ${last(sql`to_state`, sql`at < ${from}`)} as state_at_start,
      ${last(sql`to_state`, sql`true`)} as state,
      ${last(sql`lead_id`, sql`true`)} as last_lead,
      ${last(sql`at`, closes)} as closed_at,
      ${last(sql`type`, closes)} as closed_by,
      min(at) filter (where type = 'resolved' and reopenings = all_reopenings) as result_at,
      coalesce(bool_or((body->>'isUntimed')::boolean) filter (where type = 'resolved' and reopenings = all_reopenings),
        false) as is_untimed,
      bool_or(type = 'reopened') as was_reopened,
      bool_or(type = 'extended') as was_extended,
      coalesce(max(seq) filter (where type in ${SETTLES}), 0) as settled_seq,
      max(seq) filter (where type = 'escalated') as raised_seq,
      max(seq) filter (where ${RETURNS}) as returned_seq,
      count(*) filter (where ${RETURNS}) as returns,
      ${last(sql`body`, sql`type = 'escalated'`)} as escalation,
      ${last(sql`body`, RETURNS)} as last_return
    from history group by number
  ),
  judged as (
    select t.*, l.deadline,
      case when t.state in ${UNPLACED} then null else t.last_lead end as department_id,
      case when t.state = 'closed' or o.number is null
        then case when t.state in ${UNPLACED} then null else t.last_lead end else o.holder_id end as answers_id,
      coalesce(t.state_at_start not in ${FINAL}, false) as was_open,
      t.state in ${OWED} as owed,
      coalesce(t.state not in ${FINAL} and t.raised_seq > t.settled_seq, false) as asks_above,
      coalesce(t.state not in ${FINAL} and t.returned_seq > t.settled_seq, false)
        and t.returns >= ${RETURNS_TO_RULE} as asks_for_ruling,
      coalesce(t.state in ${OWED} and l.deadline < ${asOf}, false) as "overdue",
      t.state = 'closed' and t.closed_at >= ${from} as "closed",
      coalesce(l.ran_out, false) or coalesce(t.state_at_start not in ${FINAL} and l.deadline_at_start < ${from}, false)
        as ran_out
    from told t left join limit_facts l on l.number = t.number left join holders o on o.number = t.number
  ),
  facts as (
    select j.*,
      reported_at >= ${from} as "new",
      was_open as "carriedOver",
      "closed" and closed_by = 'closed_unverified' as "unverified",
      state = 'cancelled' and coalesce(state_at_start, '') <> 'cancelled' as "cancelled",
      state = 'merged' and coalesce(state_at_start, '') <> 'merged' as "merged",
      state not in ${FINAL} as "open",
      state not in ${FINAL} and reported_at <= ${asOf} - interval '7 days' as "older7",
      state not in ${FINAL} and reported_at <= ${asOf} - interval '15 days' as "older15",
      state not in ${FINAL} and reported_at <= ${asOf} - interval '30 days' as "older30",
      case when "closed" and not is_untimed then coalesce(result_at, closed_at) - reported_at end as handling,
      state = 'resolved' as "waiting",
      state = 'on_hold' as "onHold",
      d.due as "due",
      d.due and state = 'closed' as "closedOfDue",
      d.due and state = 'closed' and coalesce(coalesce(result_at, closed_at) <= deadline, false) as "onTime",
      d.due and was_reopened as "reopenedOfDue",
      d.due and was_extended as "extendedOfDue",
      owed and coalesce(deadline >= ${asOf} and deadline < ${nextTo}, false) as "dueNext",
      asks_above or asks_for_ruling as "decisions"
    from judged j
    cross join lateral (select (j.ran_out or j."overdue") and j.state not in ${EXEMPT} as due) d
  )`;
}

/** What was said last in the period about each issue that had an answer. */
export function answers({ from }: Bounds): SQL {
  return sql`answers as (
    select distinct on (number) number, lead_id,
      type = 'confirmed' and body->>'satisfaction' in ${CONTENT} as content
    from history where at >= ${from} and ${ANSWERS}
    order by number, seq desc
  )`;
}

/** Every dispatch with a limit for signing, and when it is judged: when it is signed, or when the limit runs out. */
export function signatures({ asOf }: Bounds): SQL {
  return sql`turns as (
    select number, type, lead_id, (body->'clocks'->>'signDueAt')::timestamptz as sign_due,
      lead(at) over next as next_at,
      coalesce(lead(type) over next <> 'dispatched' and lead(to_state) over next in ${SIGNED}, false) as next_signs
    from history
    where to_state <> 'dispatched' or type = 'dispatched'
    window next as (partition by number order by seq)
  ),
  signatures as (
    select number, lead_id, coalesce(next_at <= sign_due, false) as in_time,
      case when next_at <= sign_due then next_at else sign_due end as judged_at
    from turns
    where type = 'dispatched' and sign_due is not null
      and (next_at is null or next_at > sign_due or next_signs)
      and (next_at <= sign_due or sign_due < ${asOf})
  )`;
}
