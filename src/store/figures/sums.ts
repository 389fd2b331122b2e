import { type SQL, sql } from 'drizzle-orm';
import {
  COUNTS,
  DUE_COUNTS,
  ISSUE_COUNTS,
  type IssueCount,
  LIST_LIMIT,
  MOMENT_COUNTS,
  type MomentCount,
  type Scope,
} from '../../summaries/figures.ts';
import { type Bounds, columns, quoted, RETURNS } from './words.ts';

const is = (condition: SQL) => sql`(${condition})::int`;

/** The columns of a line that tells of one event: nothing of the issue, and what the event was. */
function moments(present: Partial<Record<MomentCount, SQL>>): SQL {
  return sql`${columns(ISSUE_COUNTS, () => sql`0`)}, ${columns(MOMENT_COUNTS, (name) => present[name] ?? sql`0`)}`;
}

/** The columns of a line that tells how an issue stands, of those wanted. */
function standing(isWanted: (name: IssueCount) => boolean): SQL {
  return sql`${columns(ISSUE_COUNTS, (name) => (isWanted(name) ? sql`${quoted(name)}::int` : sql`0`))},
    ${columns(MOMENT_COUNTS, () => sql`0`)}`;
}

/** What each issue adds, and to which department. */
export function lines(scope: Scope, { from }: Bounds): SQL {
  const mine = scope.kind === 'department' ? sql`where department_id = ${scope.id}` : sql``;
  return sql`all_lines (number, department_id, ${columns(COUNTS, quoted)}) as (
    select number, department_id, ${standing((name) => !DUE_COUNTS.has(name))} from facts
    union all
    select number, answers_id, ${standing((name) => DUE_COUNTS.has(name))} from facts where "due"
    union all
    select number, case when type = 'returned' then (body->>'departmentId')::bigint else lead_id end,
      ${moments({
        dispatched: is(sql`type = 'dispatched'`),
        returned: is(RETURNS),
        reopened: is(sql`type = 'reopened'`),
        extended: is(sql`type = 'extended'`),
      })} from history
    where at >= ${from} and type in ('dispatched', 'returned', 'reopened', 'extended')
    union all
    select number, lead_id, ${moments({ answered: sql`1`, satisfied: is(sql`content`) })} from answers
    union all
    select number, lead_id, ${moments({ signDue: sql`1`, signedInTime: is(sql`in_time`) })} from signatures
    where judged_at >= ${from}
  ),
  lines as (select * from all_lines ${mine})`;
}

/** Whose each number is: the scope's as a whole, and every group's or every department's beside it, or both. */
export type Split = 'one' | 'group' | 'department' | 'each';

/**
 * 0 is the scope as a whole, a group goes by its id, a department by its id below zero; what belongs to no group or
 * department is nobody's own figure.
 */
const OWNERS: Record<Split, SQL> = {
  one: sql`(0::bigint)`,
  group: sql`(0::bigint), (s.group_id)`,
  department: sql`(0::bigint), (-l.department_id)`,
  each: sql`(0::bigint), (s.group_id), (-l.department_id)`,
};

/** Under which owner the statement tells of a scope. */
export function ownerOf(scope: Scope): number {
  if (scope.kind === 'organisation') return 0;
  return scope.kind === 'group' ? scope.id : -scope.id;
}

const owners = (split: Split) =>
  sql`join lateral (values ${OWNERS[split]}) as whose (owner) on owner is not null`;

/** How much is told: every part and list, or the sums as a whole alone, for what is only compared with. */
export type Extent = 'all' | 'totals';

const WHICH = sql`grouping(kind, level, department_id, group_id, category)`;
/** Which part a row is and its key; by the set, never by what is null: an owner that is a group's id leaves that id
 * standing in every set. */
const PARTS: Record<Extent, { readonly name: SQL; readonly key: SQL; readonly sets: SQL }> = {
  all: {
    name: sql`case ${WHICH} when 15 then 'kind' when 23 then 'level' when 27 then 'department'
      when 29 then 'group' when 30 then 'category' else 'total' end`,
    key: sql`case ${WHICH} when 15 then kind when 23 then level when 27 then department_id::text
      when 29 then group_id::text when 30 then category end`,
    sets: sql`grouping sets ((owner), (owner, kind), (owner, level), (owner, department_id), (owner, group_id),
      (owner, category))`,
  },
  totals: { name: sql`'total'`, key: sql`null::text`, sets: sql`owner` },
};

export function sums(split: Split, extent: Extent): SQL {
  const { name: part, key, sets } = PARTS[extent];
  return sql`select 'sum ' || ${part} as part, owner::int as owner, json_build_array(${key},
      ${columns(COUNTS, (name) => sql`coalesce(sum(${quoted(name)}), 0)`)})::text as value
    from (select l.*, s.kind, s.level, s.group_id, s.category, owner
      from lines l join scoped s on s.number = l.number ${owners(split)}) as owned
    group by ${sets}`;
}

/** Counted from the few that were closed: an ordered aggregate sorts what it is given. */
export function medians(scope: Scope, split: Split, extent: Extent): SQL {
  const { name, key, sets } = PARTS[extent];
  return sql`select 'median ' || ${name}, owner::int, json_build_array(${key},
      (percentile_disc(0.5) within group (order by ms))::text)::text
    from (select (extract(epoch from l.handling) * 1000)::bigint as ms, l.department_id, s.kind, s.level,
        s.group_id, s.category, owner
      from facts l join scoped s on s.number = l.number ${owners(split)}
      where l.handling is not null ${inDepartment(scope)}) as owned
    group by ${sets}`;
}

function inDepartment(scope: Scope): SQL {
  return scope.kind === 'department' ? sql`and l.department_id = ${scope.id}` : sql``;
}

export function categories(scope: Scope, split: Split): SQL {
  return sql`select 'common', owner::int, json_build_object('category', category, 'new', count(*),
      'groups', count(distinct group_id))::text
    from (select s.category, s.group_id, owner
      from facts l join scoped s on s.number = l.number ${owners(split)}
      where l."new" and not l."merged" and s.category is not null ${inDepartment(scope)}) as owned
    group by owner, category`;
}

/** The three lists, each to its limit, soonest deadline first. */
export function lists(scope: Scope, split: Split): SQL {
  return sql`select list, owner::int, json_build_object(
      'number', number, 'title', title, 'sensitive', sensitive, 'state', state, 'objectId', object_id,
      'groupId', group_id, 'departmentId', department_id, 'deadline', deadline,
      'why', case when asks_above then 'escalated' else 'returned' end,
      'reason', case when asks_above then escalation->>'reason' else last_return->>'reason' end,
      'to', case when asks_above then escalation->>'to' end)::text
    from (
      select *, row_number() over (partition by owner, list order by deadline nulls last, number) as place
      from (
        select l.*, s.title, s.sensitive, s.object_id, s.group_id, list, owner
        from facts l
        join scoped s on s.number = l.number ${owners(split)}
        cross join lateral (values ('overdue', l."overdue"), ('dueNext', l."dueNext"),
          ('decisions', l."decisions")) as chosen (list, holds)
        where chosen.holds ${inDepartment(scope)}
      ) as owned
    ) as ranked
    where place <= ${LIST_LIMIT}`;
}
