import { type SQL, sql } from 'drizzle-orm';
import {
  COUNTS,
  ISSUE_COUNTS,
  LIST_LIMIT,
  MOMENT_COUNTS,
  type MomentCount,
  type Scope,
} from '../summaries/figures.ts';
import { type Bounds, columns, CONTENT, quoted, RETURNS } from './figures-words.ts';

const is = (condition: SQL) => sql`(${condition})::int`;

/** The columns of a line that tells of one event: nothing of the issue, and what the event was. */
function moments(present: Partial<Record<MomentCount, SQL>>): SQL {
  return sql`${columns(ISSUE_COUNTS, () => sql`0`)}, ${columns(MOMENT_COUNTS, (name) => present[name] ?? sql`0`)}`;
}

/** What each issue adds, and to which department. */
export function lines(scope: Scope, { from }: Bounds): SQL {
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

export function sums(): SQL {
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

export function categories(scope: Scope): SQL {
  return sql`select 'category', json_build_object('category', s.category, 'new', count(*),
      'groups', count(distinct s.group_id))::text
    from facts f join scoped s on s.number = f.number
    where f."new" and s.category is not null ${inDepartment(scope)}
    group by s.category`;
}

/** The three lists, each to its limit, soonest deadline first. */
export function lists(scope: Scope): SQL {
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
