import { contentOf, gramsOf } from './grams.ts';
import { tellingWords } from './telling-words.ts';

/** A new report as its reporter wrote it; restricted ones never come here. */
export interface SaidRow {
  readonly number: number;
  readonly groupId: number | null;
  readonly leadId: number | null;
  readonly category: string | null;
  readonly title: string;
  readonly detail: string;
  /** Names of its object and department: they say where and who, not what. */
  readonly names: readonly string[];
}

/** A common problem: similar reports, called by the words that tell them from the others. */
export interface Theme {
  /** The category most of them bear; null where they share none. */
  readonly category: string | null;
  readonly words: readonly string[];
  readonly count: number;
  readonly groups: number;
  /** How many reports of the period before were like these. */
  readonly before: number;
  readonly numbers: readonly number[];
  /** How many of them bear each category, so that none is told again under its category. */
  readonly byCategory: Readonly<Record<string, number>>;
}

/** Reports are alike from here on: two of three such pairs were judged the same problem by reading. */
const ALIKE = 0.26;
/** What a shared category adds; alone it makes no theme. */
const SAME_CATEGORY = 0.08;
const FEWEST = 3;
const MOST = 12;
const NAMED_AFTER = 0.6;

type Vector = ReadonlyMap<string, number>;

interface Report {
  readonly row: SaidRow;
  readonly content: string;
  readonly vector: Vector;
}

interface Cluster {
  readonly reports: Report[];
  readonly centre: Map<string, number>;
  norm: number;
}

/**
 * Common problems among new reports, most first: each report joins the cluster it is most alike, by the cosine of its
 * character n-grams weighed by how rare they are; a second round starts from the clusters of the first, so that the
 * order of arrival matters little. In an organisation a theme comes from two groups at least.
 */
export function findThemes(
  now: readonly SaidRow[],
  before: readonly SaidRow[],
  { acrossGroups }: { readonly acrossGroups: boolean },
): Theme[] {
  if (now.length < FEWEST) return [];
  const contents = now.map(contentOf);
  const rarity = rarityOf(contents);
  const reports = now.map((row, i) => reportOf(row, contents[i] ?? '', rarity));
  const first = cluster(reports, []);
  const seeds = first.filter((one) => one.reports.length > 1).map(({ reports: [...own] }) => clusterOf(own));
  const found = cluster(reports, seeds)
    .filter(({ reports: own }) => own.length >= FEWEST)
    .map((one) => ({ one, groups: groupsOf(one) }))
    .filter(({ groups }) => !acrossGroups || groups > 1)
    .toSorted(
      (a, b) => b.one.reports.length - a.one.reports.length || firstNumber(a.one) - firstNumber(b.one),
    )
    .slice(0, MOST);
  const earlier = before.map((row) => reportOf(row, contentOf(row), rarity));
  const homes = earlier.map((report) =>
    nearest(
      report,
      found.map(({ one }) => one),
    ),
  );
  return found.map(({ one, groups }) => ({
    category: categoryOf(one.reports),
    words: tellingWords(
      one.reports.map(({ content }) => content),
      reports.map(({ content }) => content),
    ),
    count: one.reports.length,
    groups,
    before: homes.filter((home) => home === one).length,
    numbers: one.reports.map(({ row }) => row.number).toSorted((a, b) => a - b),
    byCategory: Object.fromEntries(categoriesOf(one.reports)),
  }));
}

function reportOf(row: SaidRow, content: string, rarity: Vector): Report {
  const weights = new Map<string, number>();
  for (const gram of gramsOf(content)) {
    const rare = rarity.get(gram);
    if (rare !== undefined) weights.set(gram, rare);
  }
  const norm = Math.hypot(...weights.values());
  return { row, content, vector: new Map([...weights].map(([gram, weight]) => [gram, weight / norm])) };
}

/** How rare each n-gram is; one that stands in a single report joins nothing. */
function rarityOf(contents: readonly string[]): Vector {
  const seen = new Map<string, number>();
  for (const content of contents)
    for (const gram of gramsOf(content)) seen.set(gram, (seen.get(gram) ?? 0) + 1);
  return new Map(
    [...seen].flatMap(([gram, count]) =>
      count < 2 ? [] : [[gram, Math.log((contents.length + 1) / count)]],
    ),
  );
}

function cluster(reports: readonly Report[], seeds: readonly Cluster[]): Cluster[] {
  const centres = seeds.map(({ centre, norm }): Cluster => ({ reports: [], centre: new Map(centre), norm }));
  const homes = new Map<string, Set<Cluster>>();
  const index = (one: Cluster) => {
    for (const gram of one.centre.keys()) {
      const there = homes.get(gram);
      if (there === undefined) homes.set(gram, new Set([one]));
      else there.add(one);
    }
  };
  centres.forEach(index);
  for (const report of reports) {
    const near = new Set([...report.vector.keys()].flatMap((gram) => [...(homes.get(gram) ?? [])]));
    const home = nearest(report, [...near]);
    if (home === undefined) {
      const fresh = clusterOf([report]);
      centres.push(fresh);
      index(fresh);
    } else if (seeds.length > 0) home.reports.push(report);
    else {
      add(home, report);
      index(home);
    }
  }
  return centres;
}

function clusterOf(reports: Report[]): Cluster {
  const one: Cluster = { reports: [], centre: new Map(), norm: 0 };
  for (const report of reports) add(one, report);
  return one;
}

function add(one: Cluster, report: Report): void {
  one.reports.push(report);
  for (const [gram, weight] of report.vector) one.centre.set(gram, (one.centre.get(gram) ?? 0) + weight);
  one.norm = Math.hypot(...one.centre.values());
}

function nearest(report: Report, clusters: readonly Cluster[]): Cluster | undefined {
  let best: { one: Cluster; alike: number } | undefined;
  for (const one of clusters) {
    const alike = likeness(report, one);
    if (alike >= ALIKE && (best === undefined || alike > best.alike)) best = { one, alike };
  }
  return best?.one;
}

function likeness({ vector, row }: Report, { centre, norm, reports: [first] }: Cluster): number {
  let dot = 0;
  for (const [gram, weight] of vector) dot += weight * (centre.get(gram) ?? 0);
  const same = row.category !== null && first?.row.category === row.category;
  return norm === 0 ? 0 : dot / norm + (same && dot > 0 ? SAME_CATEGORY : 0);
}

const groupsOf = ({ reports }: Cluster) =>
  new Set(reports.flatMap(({ row }) => (row.groupId === null ? [] : [row.groupId]))).size;
const firstNumber = ({ reports }: Cluster) => Math.min(...reports.map(({ row }) => row.number));

function categoryOf(reports: readonly Report[]): string | null {
  const [most] = [...categoriesOf(reports)].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most !== undefined && most[1] >= NAMED_AFTER * reports.length ? most[0] : null;
}

function categoriesOf(reports: readonly Report[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { row } of reports)
    if (row.category !== null) counts.set(row.category, (counts.get(row.category) ?? 0) + 1);
  return counts;
}
