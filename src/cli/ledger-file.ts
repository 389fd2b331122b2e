import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { UserError } from '../errors.ts';
import { decodeText } from '../read-text.ts';
import { LEDGER_COLUMNS } from '../routing/ledger-columns.ts';
import type { LedgerRow } from '../usecases/routing/old-ledger.ts';

const READERS: Readonly<Record<string, (bytes: Buffer, file: string) => Promise<LedgerRow[]> | LedgerRow[]>> =
  {
    '.jsonl': (bytes, file) => jsonLines(textOf(bytes, file), file),
    '.csv': (bytes, file) => underHeader(cells(textOf(bytes, file)), file),
    '.xlsx': sheet,
  };

/**
 * An old ledger as rows by the names of their columns: JSONL, CSV (UTF-8, or GB18030 as Excel writes it here), or the
 * first sheet of an Excel file; the row that names a text and a department is its header.
 * @throws UserError where the file cannot be read
 */
export async function readLedgerFile(file: string): Promise<LedgerRow[]> {
  const read = READERS[extname(file).toLowerCase()];
  if (read === undefined) throw new UserError('USAGE', `${file} is no .jsonl, .csv or .xlsx`);
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new UserError('USAGE', `${file} cannot be read`, { cause: error });
  }
  return read(bytes, file);
}

function textOf(bytes: Buffer, file: string): string {
  try {
    return decodeText(bytes);
  } catch (error) {
    throw new UserError('USAGE', `${file} is neither UTF-8 nor GB18030 text`, { cause: error });
  }
}

function jsonLines(text: string, file: string): LedgerRow[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      const row: unknown = JSON.parse(line);
      if (isRow(row)) return [row];
    } catch (error) {
      throw new UserError('USAGE', `${file}, line ${i + 1}: no JSON`, { cause: error });
    }
    throw new UserError('USAGE', `${file}, line ${i + 1}: no object`);
  });
}

function isRow(value: unknown): value is LedgerRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** RFC 4180: a quoted cell may hold commas, line ends and doubled quotes. */
function cells(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r|$)/gy;
  for (let match = cell.exec(text); match !== null && match[0] !== ''; match = cell.exec(text)) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] !== ',') rows.push([]);
  }
  return rows;
}

async function sheet(bytes: Buffer, file: string): Promise<LedgerRow[]> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  try {
    await book.xlsx.load(new Uint8Array(bytes).buffer);
  } catch (error) {
    throw new UserError('USAGE', `${file} is no Excel file`, { cause: error });
  }
  const rows: string[][] = [];
  book.worksheets[0]?.eachRow((row) => {
    const texts: string[] = [];
    row.eachCell({ includeEmpty: true }, (one, column) => {
      texts[column - 1] = one.text;
    });
    rows.push(Array.from(texts, (text) => text ?? ''));
  });
  return underHeader(rows, file);
}

const SEARCHED_ROWS = 30;
const NAMES: readonly (readonly string[])[] = Object.values(LEDGER_COLUMNS);
const TEXTS: readonly string[] = [...LEDGER_COLUMNS.text, ...LEDGER_COLUMNS.title];

function underHeader(rows: readonly (readonly string[])[], file: string): LedgerRow[] {
  const scores = rows.slice(0, SEARCHED_ROWS).map(scoreOf);
  const best = Math.max(0, ...scores);
  if (best === 0) throw new UserError('USAGE', `${file}: no row of headings names ${wanted()}`);
  let at = scores.indexOf(best);
  // Of a heading in two rows the lower one tells columns apart that the upper one holds together.
  while (scores[at + 1] === best) at += 1;
  const header = rows[at] ?? [];
  return rows
    .slice(at + 1)
    .filter((row) => row.some((text) => text.trim() !== ''))
    .map((row) => Object.fromEntries(header.map((name, i) => [name.trim(), row[i] ?? '']).toReversed()));
}

function wanted(): string {
  const some = (names: readonly string[]) => names.filter((name) => !/^[a-z]/.test(name)).slice(0, 3);
  return `a text (${some(TEXTS).join(', ')} …) and a department (${some(LEDGER_COLUMNS.department).join(', ')} …)`;
}

/** How many of the columns that are wanted a row names; none where it lacks a text or a department. */
function scoreOf(row: readonly string[]): number {
  const named = new Set(row.map((text) => text.trim()));
  const isThere = (name: string) => named.has(name);
  if (!TEXTS.some(isThere) || !LEDGER_COLUMNS.department.some(isThere)) return 0;
  return NAMES.filter((names) => names.some(isThere)).length;
}
