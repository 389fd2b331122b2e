import { LEDGER_COLUMNS, type LedgerColumn } from '../../directory/ledger-columns.ts';
import { COLUMN_TITLES } from './column-titles.ts';
import type { Grid, GridRow } from './grid.ts';

const COLUMN_OF: ReadonlyMap<string, LedgerColumn> = new Map(
  LEDGER_COLUMNS.flatMap((name) => COLUMN_TITLES[name].map((word) => [word, name] as const)),
);

/** A column of the sheet: what it means, or only what it is called. */
export interface Heading {
  readonly column: number;
  readonly title: string;
  readonly means: LedgerColumn | null;
}

export interface HeaderFound {
  readonly headings: readonly Heading[];
  /** The first row below the header. */
  readonly from: number;
  /** What stands above it: a title, perhaps with a year. */
  readonly above: string;
}

const SEARCHED_ROWS = 30;
/** A table with fewer columns that we know is no ledger. */
const LEAST_KNOWN = 3;

/** The row, or the two rows, of headings; undefined where the sheet has none that a ledger has. */
export function findHeader(grid: Grid): HeaderFound | undefined {
  const candidates = grid.rows
    .slice(0, SEARCHED_ROWS)
    .flatMap((_, index) => [headerAt(grid, index, 1), headerAt(grid, index, 2)])
    .filter((found) => found !== undefined);
  return candidates.toSorted((a, b) => b.known - a.known || a.index - b.index)[0];
}

interface Candidate extends HeaderFound {
  readonly known: number;
  readonly index: number;
}

function headerAt(grid: Grid, index: number, height: 1 | 2): Candidate | undefined {
  const [upper, lower] = [grid.rows[index], height === 2 ? grid.rows[index + 1] : undefined];
  if (upper === undefined || (height === 2 && (lower === undefined || !isTwoRows(grid, upper))))
    return undefined;
  const headings = headingsOf(upper, lower);
  const known = headings.filter(({ means }) => means !== null).length;
  const says = (name: LedgerColumn) => headings.some(({ means }) => means === name);
  if (known < LEAST_KNOWN || !(says('问题') || says('详情'))) return undefined;
  return {
    headings,
    known,
    index,
    from: (lower ?? upper).number + 1,
    above: grid.rows
      .slice(0, index)
      .flatMap(({ cells }) => cells.map(({ text }) => text))
      .join(' '),
  };
}

/** A header of two rows has cells that are merged, across or downwards. */
function isTwoRows(grid: Grid, { number, cells }: GridRow): boolean {
  return cells.some((_, column) => grid.isMerged(number, column));
}

/** Each meaning is taken once, by the column that says it most plainly; a second one keeps its title. */
function headingsOf(upper: GridRow, lower: GridRow | undefined): Heading[] {
  const width = Math.max(upper.cells.length, lower?.cells.length ?? 0);
  const taken = new Set<LedgerColumn>();
  return Array.from({ length: width }, (_, column) => {
    const [above, below] = [titleAt(upper, column), lower === undefined ? '' : titleAt(lower, column)];
    const title = above === below || below === '' ? above : `${above}${below}`;
    const means = [title, below, `${below}${above}`, above]
      .map(meaningOf)
      .find((name) => name !== undefined && !taken.has(name));
    if (means !== undefined) taken.add(means);
    return { column, title, means: means ?? null };
  }).filter(({ title }) => title !== '');
}

function titleAt(row: GridRow, column: number): string {
  return tidyTitle(row.cells[column]?.text ?? '');
}

/** Without blanks, notes in brackets and marks: `责任 单位（主责）*` is 责任单位. */
export function tidyTitle(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\([^()]*\)|[\s*:_/、,，。.-]/g, '')
    .replaceAll(/["“”'【】[\]]/g, '');
}

/** `责任人及电话` holds a name, and a number behind it. */
const AND_PHONE = /(?:姓名)?(?:(?:及|和|与)其?(?:联系)?(?:电话|方式|号码|手机号?码?)+)?$/;

function meaningOf(title: string): LedgerColumn | undefined {
  const bare = title.replace(AND_PHONE, '');
  return COLUMN_OF.get(title) ?? COLUMN_OF.get(bare) ?? COLUMN_OF.get(bare.replace(/^(?:四进|工作)/, ''));
}
