import type { Writable } from 'node:stream';
import type ExcelJS from 'exceljs';
import type { Worksheet } from 'exceljs';

export type Book = InstanceType<typeof ExcelJS.stream.xlsx.WorkbookWriter>;

/**
 * A workbook that goes out while it is written: 100,000 rows need no more memory than a thousand. The package that
 * writes it weighs 25 MB and is loaded with the first one.
 */
export async function openBook(out: Writable, createdAt: Date): Promise<Book> {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  });
  book.creator = 'Xietiao';
  book.created = createdAt;
  book.modified = createdAt;
  return book;
}

const HEADER_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDCE6F1' } } as const;
const HEADER_FONT = { bold: true } as const;

/** The row of titles: it stays in sight, and filters hang on it. */
export function writeHeader(sheet: Worksheet, titles: readonly string[], at = 1): void {
  const row = sheet.getRow(at);
  titles.forEach((title, index) => {
    const cell = row.getCell(index + 1);
    cell.value = title;
    cell.style = {
      numFmt: '@',
      font: HEADER_FONT,
      fill: HEADER_FILL,
      alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
    };
  });
  row.commit();
}

/** A sheet whose first rows stay in sight. */
export function addSheet(book: Book, name: string, frozenRows = 1, frozenColumns = 0): Worksheet {
  return book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: frozenRows, xSplit: frozenColumns }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
}

/** 1 is A, 27 is AA. */
export function letterOf(column: number): string {
  const rest = (column - 1) % 26;
  const before = Math.floor((column - 1) / 26);
  return `${before === 0 ? '' : letterOf(before)}${String.fromCharCode(65 + rest)}`;
}
