import ExcelJS from 'exceljs';

/** An .xlsx as exceljs reads it back. */
export async function openBook(file: Uint8Array | ArrayBuffer): Promise<ExcelJS.Workbook> {
  const bytes = new Uint8Array(file.byteLength);
  bytes.set(file instanceof ArrayBuffer ? new Uint8Array(file) : file);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer);
  return book;
}
