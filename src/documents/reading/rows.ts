import type { LedgerColumn } from '../../directory/ledger-columns.ts';
import type { LocalDate } from '../../calendar/local-date.ts';
import type { IssueState } from '../../issues/state.ts';
import { Unreadable } from './archive.ts';
import { type CellDate, type DateContext, readCellDate } from './dates.ts';
import type { Grid, GridCell, GridRow } from './grid.ts';
import { findHeader, type HeaderFound, type Heading, tidyTitle } from './headings.ts';
import { isAhead, isBefore, stateNotClosed } from '../../wording/ledger-import.ts';
import { readState } from './states.ts';

/** The columns that hold dates, and what they become. */
const DATE_COLUMNS = [
  '上报时间',
  '派单时间',
  '签收时间',
  '期限',
  '办结时间',
] as const satisfies readonly LedgerColumn[];
export type DateColumn = (typeof DATE_COLUMNS)[number];
/** What they tell has happened. */
const PAST_COLUMNS = DATE_COLUMNS.filter((name) => name !== '期限');

/** A line of somebody's ledger, read as far as the sheet alone tells. */
export interface SheetRow {
  readonly sheet: string;
  /** As Excel counts. */
  readonly row: number;
  /** What the cells say, by meaning; an empty cell is not there. */
  readonly texts: ReadonlyMap<LedgerColumn, string>;
  readonly dates: ReadonlyMap<DateColumn, CellDate>;
  /** Those that tell of the past and are still to come: kept as written, and counted from by nobody. */
  readonly ahead: ReadonlySet<DateColumn>;
  readonly state: IssueState | null;
  /** Our own number, where the cell holds nothing else. */
  readonly number: number | null;
  /** Cells that no column of ours takes, under their titles. */
  readonly others: readonly { readonly title: string; readonly text: string }[];
  /** What was assumed while reading. */
  readonly doubts: readonly string[];
}

export interface UnclearRow {
  readonly sheet: string;
  readonly row: number;
  readonly why: string;
}

export interface SheetsRead {
  readonly rows: readonly SheetRow[];
  readonly unclear: readonly UnclearRow[];
  /** Lines below or between that are no entries: sums, signatures, repeated headings. */
  readonly skipped: number;
}

/** What our own file calls its sheet; beside it stand others that count the same lines again. */
const OWN_SHEET = '台账';

/** @throws Unreadable where no sheet looks like a ledger */
export function readSheets(grids: readonly Grid[], today: LocalDate): SheetsRead {
  const own = grids.filter(({ name }) => name === OWN_SHEET);
  const found = (own.length > 0 ? own : grids).flatMap((grid) => {
    const header = findHeader(grid);
    return header === undefined ? [] : [{ grid, header }];
  });
  if (found.length === 0)
    throw new Unreadable('这不像一份台账：没有找到写着“问题”“责任单位”“期限”这类列名的一行');
  const read = found.map(({ grid, header }) => readSheet(grid, header, today));
  return {
    rows: read.flatMap(({ rows }) => rows),
    unclear: read.flatMap(({ unclear }) => unclear),
    skipped: read.reduce((sum, { skipped }) => sum + skipped, 0),
  };
}

function readSheet(grid: Grid, { headings, from, above }: HeaderFound, today: LocalDate): SheetsRead {
  const rows: SheetRow[] = [];
  const unclear: UnclearRow[] = [];
  let skipped = 0;
  let year = yearIn(`${above} ${grid.name}`);
  for (const row of grid.rows.filter(({ number }) => number >= from)) {
    if (isNoEntry(row, headings)) {
      skipped += 1;
      continue;
    }
    const context = { year, today, date1904: grid.date1904 };
    const read = readRow(grid.name, row, headings, context);
    if ('why' in read) unclear.push(read);
    else rows.push(read);
    year = yearTold(row, headings, context) ?? year;
  }
  return { rows, unclear, skipped };
}

function yearIn(text: string): number | null {
  const year = /(?<!\d)((?:19|20)\d{2})\s*年?(?!\d)/.exec(text)?.[1];
  return year === undefined ? null : Number(year);
}

/** The year that a line tells itself holds for the ones below it. */
function yearTold(row: GridRow, headings: readonly Heading[], context: DateContext): number | undefined {
  const without = { ...context, year: null };
  for (const { column, means } of headings) {
    if (!DATE_COLUMNS.some((name) => name === means)) continue;
    const cell = row.cells[column];
    const reading = cell === undefined ? undefined : readCellDate(cell, without);
    if (reading?.kind === 'date' && reading.date.doubt === undefined)
      return Number(reading.date.date.slice(0, 4));
  }
  return undefined;
}

const CLOSING =
  /^(?:合计|小计|总计|共计|填表人|填报人[:：]|审核人|审批人|制表|联系人[:：]|填报单位|填表单位|填表说明|填报说明|说明[:：]|注[:：]|备注[:：])/;

/** A sum, a signature, an empty numbered line, or the headings once more. */
function isNoEntry({ cells }: GridRow, headings: readonly Heading[]): boolean {
  const filled = headings.filter(({ column }) => (cells[column]?.text ?? '') !== '');
  const first = cells.find(({ text }) => text !== '')?.text ?? '';
  if (filled.every(({ means }) => means === '序号')) return true;
  if (
    filled.length > 0 &&
    filled.every(({ column, title }) => title.endsWith(tidyTitle(cells[column]?.text ?? '')))
  )
    return true;
  return (
    CLOSING.test(first.replaceAll(/\s+/g, '')) &&
    !filled.some(({ means }) => means === '问题' && filled.length > 3)
  );
}

function readRow(
  sheet: string,
  row: GridRow,
  headings: readonly Heading[],
  context: DateContext,
): SheetRow | UnclearRow {
  const told = headings.flatMap((heading) => {
    const cell = row.cells[heading.column];
    return cell === undefined || cell.text === '' ? [] : [{ ...heading, cell }];
  });
  const texts = new Map(
    told.flatMap(({ means, cell }) => (means === null ? [] : [[means, cell.text] as const])),
  );
  const place = { sheet, row: row.number };
  if (!texts.has('问题') && !texts.has('详情')) return { ...place, why: '没有写问题' };
  const dates = readDates(told, context);
  const bad = dates.find(({ date }) => date === 'unclear');
  if (bad !== undefined) return { ...place, why: `“${bad.name}”看不懂：${short(bad.text)}` };
  const { state, isAssumed } = readState(texts.get('状态') ?? '');
  if (state === 'unclear') return { ...place, why: `“状态”看不懂：${short(texts.get('状态') ?? '')}` };
  const known = new Map(
    dates.flatMap(({ name, date }) => (typeof date === 'object' ? [[name, date] as const] : [])),
  );
  const ahead = PAST_COLUMNS.filter((name) => (known.get(name)?.date ?? '') > context.today);
  return {
    ...place,
    texts,
    state,
    dates: known,
    ahead: new Set(ahead),
    number: numberIn(texts.get('编号') ?? ''),
    others: told.flatMap(({ means, title, cell }) => (means === null ? [{ title, text: shown(cell) }] : [])),
    doubts: [
      ...[...known].flatMap(([name, { doubt }]) => (doubt === undefined ? [] : [`${name}${doubt}`])),
      ...ahead.map((name) => isAhead(name, known.get(name)?.date ?? '')),
      ...backward(known),
      ...(isAssumed ? [stateNotClosed(short(texts.get('状态') ?? ''))] : []),
    ],
  };
}

/** Two dates of a line that cannot both be right. */
function backward(dates: ReadonlyMap<DateColumn, CellDate>): string[] {
  const since = dates.get('上报时间')?.date ?? '';
  return (['期限', '办结时间'] as const).flatMap((name) =>
    (dates.get(name)?.date ?? since) < since ? [isBefore(name, '上报时间')] : [],
  );
}

function readDates(told: readonly (Heading & { readonly cell: GridCell })[], context: DateContext) {
  return DATE_COLUMNS.flatMap((name) => {
    const found = told.find(({ means }) => means === name);
    if (found === undefined) return [];
    const reading = readCellDate(found.cell, context);
    return [{ name, text: found.cell.text, date: reading.kind === 'date' ? reading.date : reading.kind }];
  });
}

/** 12, #12, ＃12 or 12号; a code such as CG-2020-012 is none. */
function numberIn(text: string): number | null {
  const digits = /^#?第?(\d{1,9})号?$/.exec(text.normalize('NFKC').replaceAll(/\s+/g, ''))?.[1];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}

/** As the sheet shows it: Excel's own dates without the form of a machine. */
function shown({ value, text }: GridCell): string {
  return value instanceof Date
    ? value.toISOString().slice(0, 16).replace('T', ' ').replace(' 00:00', '')
    : text;
}

function short(text: string): string {
  const one = text.replaceAll(/\s+/g, ' ');
  return one.length > 30 ? `${one.slice(0, 29)}…` : one;
}
