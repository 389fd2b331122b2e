import { type SQL, sql } from 'drizzle-orm';
import { type FiguresQuestion, instantsOf, type Scope } from '../../summaries/figures.ts';
import { answers, facts, history, limits, signatures } from './history.ts';
import { categories, type Extent, lines, lists, medians, type Split, sums } from './sums.ts';
import { type Bounds, FINAL, instant } from './words.ts';

/** A group alone is read by src/store/figures/group-rows.ts. */
type Question = FiguresQuestion & { readonly scope: Exclude<Scope, { readonly kind: 'group' }> };

/**
 * One statement, so that every number is of one moment. It answers rows of (part, owner, value as JSON text): the
 * sums and medians in all, by kind, level, department, group and category, the common categories, and the lists.
 * `split` says for whom: for the scope as a whole (owner 0), or for every group or department in it at once; `extent`
 * how much of it.
 *
 * candidates → history (each event with the lead and the limit then in force) → limits → facts (one row per issue) →
 * lines (what each issue adds, under which department) → sums. src/summaries/compute-figures.ts says the same in
 * plain code.
 */
export function figuresStatement(
  organisationId: number,
  question: Question,
  { split, extent }: { readonly split: Split; readonly extent: Extent },
): SQL {
  const instants = instantsOf(question);
  const bounds: Bounds = {
    from: instant(instants.from),
    asOf: instant(instants.asOf),
    nextTo: instant(instants.nextTo),
  };
  return sql`with ${candidates(organisationId, bounds)},
    ${history(organisationId, bounds)},
    ${limits(bounds)},
    ${facts(bounds)},
    ${answers(bounds)},
    ${signatures(bounds)},
    ${lines(question.scope, bounds)}
    ${sums(split, extent)}
    union all ${medians(question.scope, split, extent)}
    union all ${categories(question.scope, split)}
    ${extent === 'all' ? sql`union all ${lists(question.scope, split)}` : sql``}`;
}

/**
 * What can matter at all: open now, or with a deadline in the period, or touched since the period began (which holds
 * all that was open then and is final now).
 */
function candidates(organisationId: number, { from, asOf }: Bounds): SQL {
  const mine = sql`organisation_id = ${organisationId}`;
  return sql`scoped as materialized (
    select i.number, i.title, i.sensitive, i.object_id, i.group_id, i.category, o.kind, g.level
    from (select number from issues where ${mine} and state not in ${FINAL}
      union select number from issues where ${mine} and deadline >= ${from} and deadline < ${asOf}
      union select issue_number from issue_events where ${mine} and at >= ${from}) as touched
    cross join lateral (
      select * from issues i where i.organisation_id = ${organisationId} and i.number = touched.number offset 0) i
    left join service_objects o on o.organisation_id = i.organisation_id and o.id = i.object_id
    left join work_groups g on g.organisation_id = i.organisation_id and g.id = i.group_id
    where i.reported_at < ${asOf}
  )`;
}
