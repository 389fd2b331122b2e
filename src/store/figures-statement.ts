import { type SQL, sql } from 'drizzle-orm';
import { type FiguresQuestion, instantsOf, type Scope } from '../summaries/figures.ts';
import { facts, history, limits, signatures } from './figures-history.ts';
import { categories, lines, lists, sums } from './figures-sums.ts';
import { type Bounds, FINAL, instant } from './figures-words.ts';

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
