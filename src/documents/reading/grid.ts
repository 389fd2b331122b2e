import type { Cell, Worksheet } from 'exceljs';
import { Unreadable, unpack } from './archive.ts';

/** A cell as it was typed: Excel's own date or number beside the text that it shows. */
export interface GridCell {
  readonly value: Date | number | string | null;
  readonly text: string;
}

export interface GridRow {
  /** As Excel counts: 1 is the first. */
  readonly number: number;
  /** By column, 0 is A. */
  readonly cells: readonly GridCell[];
}

export interface Grid {
  readonly name: string;
  /** Serial numbers count from 1904 and not from 1900. */
  readonly date1904: boolean;
  readonly rows: readonly GridRow[];
  /** Merged in the sheet: a heading over several columns, an object beside several problems. */
  readonly isMerged: (row: number, column: number) => boolean;
}

const MOST_ROWS = 200_000;
const MOST_COLUMNS = 200;
const MOST_CELLS = 5_000_000;
const MOST_MERGED = 1_000_000;

/** What is read past: a drop-down list over a whole column alone would fill the memory. */
const IGNORED = [
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'extLst',
  'rowBreaks',
  'colBreaks',
];

/**
 * The sheets of an .xlsx as plain cells.
 * @throws Unreadable
 */
export async function readGrids(file: Buffer): Promise<Grid[]> {
  const parts = unpack(file);
  if (!parts.has('xl/workbook.xml')) throw new Unreadable('这不是Excel文件（.xlsx）');
  for (const [name, xml] of parts)
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) checkSheet(xml.toString('utf8'));
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(toArrayBuffer(file), { ignoreNodes: IGNORED });
  } catch (error) {
    throw new Unreadable('这个Excel文件打不开，可能已损坏', { cause: error });
  }
  const date1904 = book.properties.date1904;
  return book.worksheets.filter(({ state }) => state === 'visible').map((sheet) => gridOf(sheet, date1904));
}

/** Before anything of a sheet is built in memory. */
function checkSheet(xml: string): void {
  let cells = 0;
  for (let at = xml.indexOf('<c '); at >= 0; at = xml.indexOf('<c ', at + 3)) cells += 1;
  let merged = 0;
  for (const [, from = '', to = ''] of xml.matchAll(/<mergeCell\s[^>]*?ref="([A-Z]+\d+):([A-Z]+\d+)"/g))
    merged += areaOf(from, to);
  if (cells > MOST_CELLS || merged > MOST_MERGED)
    throw new Unreadable('这张表太大，不像台账，请拆开后再导入');
}

function areaOf(from: string, to: string): number {
  const [left, top] = place(from);
  const [right, bottom] = place(to);
  return (right - left + 1) * (bottom - top + 1);
}

function place(address: string): [column: number, row: number] {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  return [Array.from(letters).reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0), Number(digits)];
}

function gridOf(sheet: Worksheet, date1904: boolean): Grid {
  if (sheet.actualRowCount > MOST_ROWS) throw new Unreadable(`表“${sheet.name}”超过20万行，请拆开后再导入`);
  const rows: GridRow[] = [];
  sheet.eachRow((row, number) => {
    const width = Math.min(row.cellCount, MOST_COLUMNS);
    const cells = Array.from({ length: width }, (_, column) => cellOf(row.getCell(column + 1)));
    if (cells.some(({ text }) => text !== '')) rows.push({ number, cells });
  });
  return {
    name: sheet.name,
    date1904,
    rows,
    isMerged: (row, column) => sheet.getCell(row, column + 1).isMerged,
  };
}

const NOTHING: GridCell = { value: null, text: '' };

/** A merged cell says what its first one says; a formula what it came to; rich text its words. */
function cellOf(cell: Cell): GridCell {
  const value = plain(cell.value);
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? NOTHING : { value, text: value.toISOString() };
  if (typeof value === 'number') return { value, text: numberText(value, cell.numFmt) };
  const text = typeof value === 'string' ? value.replaceAll(/\r\n?/g, '\n').trim() : '';
  return text === '' ? NOTHING : { value: text, text };
}

function plain(value: unknown): Date | number | string | null {
  if (value instanceof Date || typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'object' || value === null) return null;
  if ('richText' in value && Array.isArray(value.richText)) return value.richText.map(pieceText).join('');
  if ('result' in value) return plain(value.result);
  return 'text' in value ? plain(value.text) : null;
}

function pieceText(piece: unknown): string {
  return typeof piece === 'object' && piece !== null && 'text' in piece ? String(piece.text) : '';
}

/** 3.1 shown with two places is 3.10. */
function numberText(value: number, format: string | undefined): string {
  const places = /^0\.(0+)(?:_|;|$)/.exec(format ?? '')?.[1]?.length;
  return places === undefined ? String(value) : value.toFixed(places);
}

function toArrayBuffer(file: Buffer): ArrayBuffer {
  const bytes = new Uint8Array(file.length);
  bytes.set(file);
  return bytes.buffer;
}
