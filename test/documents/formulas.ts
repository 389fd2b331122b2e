import type ExcelJS from 'exceljs';

/** What a formula of ours comes to, reckoned anew from the cells of the book; it knows the few functions that we write. */
export function evaluate(book: ExcelJS.Workbook, sheet: string, formula: string): unknown {
  const read = (ref: string) => cells(book, sheet, ref);
  const division = /^IF\((.+?)=0,"—",(.+?)\/(.+?)\)$/.exec(formula);
  if (division) {
    const [below, above] = [number(read(division[1] ?? '')[0]), number(read(division[2] ?? '')[0])];
    return below === 0 ? '—' : above / below;
  }
  const called = /^(SUM|COUNT|COUNTIFS)\((.*)\)$/.exec(formula);
  if (!called) throw new Error(`no formula of ours: ${formula}`);
  const [, name, inner = ''] = called;
  if (name === 'SUM') return read(inner).reduce((sum: number, value) => sum + number(value), 0);
  if (name === 'COUNT') return read(inner).filter((value) => typeof value === 'number').length;
  return countIfs(inner.split(','), read);
}

/** `range, criterion, range, criterion`: how many rows meet all. */
function countIfs(args: readonly string[], read: (ref: string) => unknown[]): number {
  const tests = Array.from({ length: args.length / 2 }, (_, index) => ({
    values: read(args[index * 2] ?? ''),
    wanted: criterion(args[index * 2 + 1] ?? '', read),
  }));
  return (tests[0]?.values ?? []).filter((_, row) =>
    tests.every(({ values, wanted }) => values[row] === wanted),
  ).length;
}

function criterion(text: string, read: (ref: string) => unknown[]): unknown {
  const beside = /^"="&(.+)$/.exec(text)?.[1];
  return beside === undefined ? text.replaceAll('"', '') : read(beside)[0];
}

function cells(book: ExcelJS.Workbook, home: string, ref: string): unknown[] {
  const [, name, first = '', last = first] = /^(?:(.+)!)?([$A-Z0-9]+)(?::([$A-Z0-9]+))?$/.exec(ref) ?? [];
  const sheet = book.getWorksheet(name ?? home);
  const [from, to] = [place(first), place(last)];
  if (!sheet || from.column !== to.column) throw new Error(`no range of ours: ${ref}`);
  return Array.from({ length: to.row - from.row + 1 }, (_, index) => {
    const { value } = sheet.getCell(`${from.column}${from.row + index}`);
    return typeof value === 'object' && value !== null && 'result' in value ? value.result : value;
  });
}

function place(address: string): { column: string; row: number } {
  const [, column = '', row = ''] = /^\$?([A-Z]+)\$?(\d+)$/.exec(address) ?? [];
  return { column, row: Number(row) };
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
