import { type CaseRow, type TellingCase, tellingCases } from './cases.ts';
import { type EntryFigures, entryFigures, type EntryRow, NO_ENTRIES } from './entry-figures.ts';
import { type Figures, type Instants, isEmpty, type Scope, type Totals } from './figures.ts';
import type { Need, StandingOffer } from './materials.ts';
import { type OrderedRow, orderFigures, type OrderFigures } from './ordered.ts';
import { type Plan, plansOf, type WordRow } from './plans.ts';
import { findThemes, type SaidRow, type Theme } from './themes.ts';

/** All that a bulletin tells: the figures, and what stands behind its other sections. It is kept as the snapshot. */
export interface BulletinFacts extends Figures {
  /** Of the period before; null where there was none, and nothing is compared. */
  readonly previous: Totals | null;
  readonly entries: EntryFigures;
  readonly orders: OrderFigures;
  readonly themes: readonly Theme[];
  readonly cases: readonly TellingCase[];
  readonly plans: readonly Plan[];
}

type Owned<Row> = Row & { readonly groupId: number | null; readonly leadId: number | null };

/** What is read beside the figures, of a whole organisation or of the scope alone. */
export interface BulletinRows {
  readonly entries: readonly EntryRow[];
  readonly needs: readonly Owned<Need>[];
  /** Offers of the time before the period. */
  readonly standing: readonly StandingOffer[];
  readonly ordered: readonly Owned<OrderedRow>[];
  readonly said: readonly SaidRow[];
  readonly saidBefore: readonly SaidRow[];
  readonly cases: readonly CaseRow[];
  readonly words: readonly WordRow[];
}

/** The scope's own part of what was read. Groups note entries; a department has none of its own. */
export function bulletinFacts(
  figures: Figures,
  previous: Totals | null,
  rows: BulletinRows,
  instants: Instants,
): BulletinFacts {
  const { scope } = figures;
  const own = <Row extends { groupId: number | null; leadId: number | null }>(all: readonly Row[]) =>
    all.filter(({ groupId, leadId }) => belongs(scope, groupId, leadId));
  const entries = rows.entries.filter(
    ({ groupId, neededBy = null }) => belongs(scope, groupId, null) || belongs(scope, neededBy, null),
  );
  const standing = rows.standing.filter(({ groupId }) => belongs(scope, groupId, null));
  return {
    ...figures,
    previous,
    entries: scope.kind === 'department' ? NO_ENTRIES : entryFigures(entries, own(rows.needs), standing),
    orders: orderFigures(own(rows.ordered), instants),
    themes: findThemes(own(rows.said), own(rows.saidBefore), {
      acrossGroups: scope.kind === 'organisation',
    }),
    cases: tellingCases(own(rows.cases)),
    plans: plansOf(
      rows.words.filter(({ groupId, departmentId }) => belongs(scope, groupId, departmentId)),
      instants,
    ),
  };
}

function belongs(scope: Scope, groupId: number | null, leadId: number | null): boolean {
  if (scope.kind === 'organisation') return true;
  return scope.kind === 'group' ? groupId === scope.id : leadId === scope.id;
}

/** Nothing happened, nothing waits, and nothing was noted: the week is told in one line. */
export function saysNothing(facts: BulletinFacts): boolean {
  const { visits, inspections, policies, materials, progress } = facts.entries;
  return (
    isEmpty(facts) &&
    visits === null &&
    inspections === null &&
    policies + materials.length + progress.length === 0
  );
}
