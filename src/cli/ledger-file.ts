import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { UserError } from '../errors.ts';
import { decodeText } from '../read-text.ts';
import type { LedgerRow } from '../usecases/routing/old-ledger.ts';

const READERS: Readonly<Record<string, (bytes: Buffer, file: string) => Promise<LedgerRow[]> | LedgerRow[]>> =
  {
    '.jsonl': (bytes, file) => jsonLines(textOf(bytes, file), file),
    '.csv': (bytes, file) => underHeader(cells(textOf(bytes, file))),
    '.xlsx': sheet,
  };

/**
 * An old ledger as rows by the names of their columns: JSONL, CSV (UTF-8, or GB18030 as Excel writes it here), or the
 * first sheet of an Excel file, whose first row with two texts or more is its header.
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
  return underHeader(rows);
}

function underHeader(rows: readonly (readonly string[])[]): LedgerRow[] {
  const first = rows.findIndex((row) => row.filter((text) => text.trim() !== '').length > 1);
  const header = rows[first] ?? [];
  return rows
    .slice(first + 1)
    .filter((row) => row.some((text) => text.trim() !== ''))
    .map((row) => Object.fromEntries(header.map((name, i) => [name.trim(), row[i] ?? ''])));
}
