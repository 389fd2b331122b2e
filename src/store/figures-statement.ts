import { type SQL, sql } from 'drizzle-orm';
import { FINAL_STATES } from '../issues/state.ts';
import {
  COUNTS,
  type FiguresQuestion,
  instantsOf,
  ISSUE_COUNTS,
  LIST_LIMIT,
  MOMENT_COUNTS,
  type Scope,
} from '../summaries/figures.ts';
import {
  EXEMPT_STATES,
  OWED_STATES,
  RETURNS_TO_RULE,
  SATISFIED,
  SETTLING,
  SIGNED_STATES,
  UNPLACED_STATES,
} from '../summaries/history.ts';

/** The instants as the drivers take them in raw statements: text with a cast. */
interface Bounds {
  readonly from: SQL;
  readonly asOf: SQL;
  readonly nextTo: SQL;
}

const instant = (date: Date) => sql`${date.toISOString()}::timestamptz`;
const listed = (words: readonly string[]) =>
  sql`(${sql.join(
    words.map((word) => sql`${word}`),
    sql`, `,
  )})`;
const columns = (names: readonly string[], write: (name: string) => SQL) =>
  sql.join(names.map(write), sql`, `);
/** `onTime` → `"onTime"`. The names come from our own table. */
const quoted = (name: string) => sql.raw(`"${name}"`);

const FINAL = listed(FINAL_STATES);
const OWED = listed(OWED_STATES);
const EXEMPT = listed(EXEMPT_STATES);
const UNPLACED = listed(UNPLACED_STATES);
const SIGNED = listed(SIGNED_STATES);
const CONTENT = listed(SATISFIED);
const SETTLES = listed(SETTLING);
/** An assisting department that returns moves nothing. */
const RETURNS = sql`type = 'returned' and from_state <> to_state`;

/**
 * One statement, so that every number is of one moment. It answers rows of (part, value as JSON text):
 * `total`, `kind`, `department`, `group` with their counts, `category`, and the lists.
 *
 * candidates → history (each event with the lead and the limit then in force) → limits → facts (one row per issue) →
 * lines (what each issue adds, under which department) → sums. src/summaries/compute-figures.ts says the same in
 * plain code.
 */
export function figuresStatement(organisationId: number, question: FiguresQuestion): SQL {
  const instants = instantsOf(question);
  const bounds: Bounds = {
    from: instant(instants.from),
    asOf: instant(instants.asOf),
    nextTo: instant(instants.nextTo),
  };
  return sql`with ${candidates(organisationId, question.scope, bounds)},
    ${history(organisationId, bounds)},
    ${limits(bounds)},
    ${facts(bounds)},
    ${signatures(bounds)},
    ${lines(question.scope, bounds)}
    ${sums()}
    union all ${categories(question.scope)}
    union all ${lists(question.scope)}`;
}

/**
 * What can matter at all: open now, or with a deadline in the period, or touched since the period began (which holds
 * all that was open then and is final now).
 */
function candidates(organisationId: number, scope: Scope, { from, asOf }: Bounds): SQL {
  const mine = sql`organisation_id = ${organisationId}`;
  const touched =
    scope.kind === 'group'
      ? sql`select number from issues where ${mine} and group_id = ${scope.id}`
      : sql`select number from issues where ${mine} and state not in ${FINAL}
          union select number from issues where ${mine} and deadline >= ${from} and deadline < ${asOf}
          union select issue_number from issue_events where ${mine} and at >= ${from}`;
  return sql`scoped as (
    select i.number, i.title, i.sensitive, i.object_id, i.group_id, i.category, o.kind
    from (${touched}) as touched
    join issues i on i.organisation_id = ${organisationId} and i.number = touched.number
    left join service_objects o on o.organisation_id = i.organisation_id and o.id = i.object_id
  )`;
}

/** Every event before the period's end, with what was true after it. */
function history(organisationId: number, { asOf }: Bounds): SQL {
  const deadline = sql`coalesce(e.body->'clocks'->>'deadline', e.body->>'deadline')`;
  return sql`numbered as (
    select e.issue_number as number, e.seq, e.type, e.at, e.from_state, e.to_state, e.body,
      (${deadline})::timestamptz as set_deadline,
      count(*) filter (where e.type = 'dispatched') over past as dispatches,
      count(*) filter (where ${deadline} is not null) over past as settings,
      count(*) filter (where e.type = 'reopened') over past as reopenings,
      count(*) filter (where e.type = 'reopened') over (partition by e.issue_number) as all_reopenings
    from issue_events e
    join scoped s on s.number = e.issue_number
    where e.organisation_id = ${organisationId} and e.at < ${asOf}
    window past as (partition by e.issue_number order by e.seq)
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
function limits({ from, asOf }: Bounds): SQL {
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
        and (until is null or greatest(deadline, at) < until)) as ran_out
    from limits group by number
  )`;
}

/** One row per issue: how it stands at the end, and every count as true or false. */
function facts({ from, asOf, nextTo }: Bounds): SQL {
  const last = (what: SQL, when: SQL) =>
    sql`(array_agg(${what} order by seq desc) filter (where ${when}))[1]`;
  const closes = sql`to_state = 'closed' and coalesce(from_state, '') <> 'closed'`;
  return sql`told as (
    select number, min(at) as reported_at,
      ${last(sql`to_state`, sql`at < ${from}`)} as state_at_start,
      ${last(sql`to_state`, sql`true`)} as state,
      ${last(sql`lead_id`, sql`true`)} as last_lead,
      ${last(sql`at`, closes)} as closed_at,
      ${last(sql`type`, closes)} as closed_by,
      min(at) filter (where type = 'resolved' and reopenings = all_reopenings) as result_at,
      bool_or(type = 'reopened') as was_reopened,
      bool_or(type = 'extended') as was_extended,
      coalesce(${last(sql`type`, sql`type = 'escalated' or type in ${SETTLES}`)} = 'escalated', false) as is_raised,
      count(*) filter (where ${RETURNS}) as returns,
      ${last(sql`body`, sql`type = 'escalated'`)} as escalation,
      ${last(sql`body`, RETURNS)} as last_return
    from history group by number
  ),
  judged as (
    select t.*, l.deadline,
      case when t.state in ${UNPLACED} then null else t.last_lead end as department_id,
      coalesce(t.state_at_start not in ${FINAL}, false) as was_open,
      t.state in ${OWED} as owed,
      t.is_raised and (t.state in ${OWED} or t.state = 'on_hold') as asks_above,
      coalesce(t.state in ${OWED} and l.deadline < ${asOf}, false) as "overdue",
      t.state = 'closed' and t.closed_at >= ${from} as "closed",
      coalesce(l.ran_out, false) or coalesce(t.state_at_start not in ${FINAL} and l.deadline_at_start < ${from}, false)
        as ran_out
    from told t left join limit_facts l on l.number = t.number
  ),
  facts as (
    select j.*,
      reported_at >= ${from} as "new",
      was_open as "carriedOver",
      "closed" and closed_by = 'closed_unverified' as "unverified",
      state = 'cancelled' and coalesce(state_at_start, '') <> 'cancelled' as "cancelled",
      state = 'merged' and coalesce(state_at_start, '') <> 'merged' as "merged",
      state not in ${FINAL} as "open",
      state = 'resolved' as "waiting",
      state = 'on_hold' as "onHold",
      d.due as "due",
      d.due and state = 'closed' as "closedOfDue",
      d.due and state = 'closed' and coalesce(coalesce(result_at, closed_at) <= deadline, false) as "onTime",
      d.due and was_reopened as "reopenedOfDue",
      d.due and was_extended as "extendedOfDue",
      owed and coalesce(deadline >= ${asOf} and deadline < ${nextTo}, false) as "dueNext",
      asks_above or (returns >= ${RETURNS_TO_RULE} and state in ${UNPLACED}) as "decisions"
    from judged j
    cross join lateral (select (j.ran_out or j."overdue") and j.state not in ${EXEMPT} as due) d
  )`;
}

/** Every dispatch with a limit for signing, and when it is judged: when it is signed, or when the limit runs out. */
function signatures({ asOf }: Bounds): SQL {
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

/** What each issue adds, and to which department. */
function lines(scope: Scope, { from }: Bounds): SQL {
  const moments = (present: Partial<Record<(typeof MOMENT_COUNTS)[number], SQL>>) =>
    sql`${columns(ISSUE_COUNTS, () => sql`0`)}, ${columns(
      MOMENT_COUNTS,
      (name) => sql`${present[name as (typeof MOMENT_COUNTS)[number]] ?? sql`0`}`,
    )}`;
  const is = (condition: SQL) => sql`(${condition})::int`;
  const answered = sql`type = 'confirmed' and body->>'satisfaction' is not null`;
  const mine = scope.kind === 'department' ? sql`where department_id = ${scope.id}` : sql``;
  return sql`all_lines (number, department_id, ${columns(COUNTS, quoted)}) as (
    select number, department_id, ${columns(ISSUE_COUNTS, (name) => sql`${quoted(name)}::int`)},
      ${columns(MOMENT_COUNTS, () => sql`0`)} from facts
    union all
    select number, case when type = 'returned' then (body->>'departmentId')::bigint else lead_id end,
      ${moments({
        dispatched: is(sql`type = 'dispatched'`),
        returned: is(RETURNS),
        reopened: is(sql`type = 'reopened'`),
        extended: is(sql`type = 'extended'`),
        answered: is(answered),
        satisfied: is(sql`${answered} and body->>'satisfaction' in ${CONTENT}`),
      })} from history
    where at >= ${from} and type in ('dispatched', 'returned', 'reopened', 'extended', 'confirmed')
    union all
    select number, lead_id, ${moments({ signDue: sql`1`, signedInTime: is(sql`in_time`) })} from signatures
    where judged_at >= ${from}
  ),
  lines as (select * from all_lines ${mine})`;
}

function sums(): SQL {
  return sql`select
      case grouping(s.kind, l.department_id, s.group_id)
        when 3 then 'kind' when 5 then 'department' when 6 then 'group' else 'total' end as part,
      json_build_object('kind', s.kind, 'id', coalesce(l.department_id, s.group_id), 'counts', json_build_object(
        ${columns(COUNTS, (name) => sql`${name}::text, coalesce(sum(l.${quoted(name)}), 0)`)}))::text as value
    from lines l join scoped s on s.number = l.number
    group by grouping sets ((), (s.kind), (l.department_id), (s.group_id))`;
}

function inDepartment(scope: Scope): SQL {
  return scope.kind === 'department' ? sql`and f.department_id = ${scope.id}` : sql``;
}

function categories(scope: Scope): SQL {
  return sql`select 'category', json_build_object('category', s.category, 'new', count(*),
      'groups', count(distinct s.group_id))::text
    from facts f join scoped s on s.number = f.number
    where f."new" and s.category is not null ${inDepartment(scope)}
    group by s.category`;
}

/** The three lists, each to its limit, soonest deadline first. */
function lists(scope: Scope): SQL {
  return sql`select list, json_build_object(
      'number', number, 'title', title, 'sensitive', sensitive, 'state', state, 'objectId', object_id,
      'groupId', group_id, 'departmentId', department_id, 'deadline', deadline,
      'why', case when asks_above then 'escalated' else 'returned' end,
      'reason', case when asks_above then escalation->>'reason' else last_return->>'reason' end,
      'to', case when asks_above then escalation->>'to' end)::text
    from (
      select f.*, s.title, s.sensitive, s.object_id, s.group_id, list,
        row_number() over (partition by list order by f.deadline nulls last, f.number) as place
      from facts f
      join scoped s on s.number = f.number
      cross join lateral (values ('overdue', f."overdue"), ('dueNext', f."dueNext"), ('decisions', f."decisions"))
        as chosen (list, holds)
      where chosen.holds ${inDepartment(scope)}
    ) as ranked
    where place <= ${LIST_LIMIT}`;
}
