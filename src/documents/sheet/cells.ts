import type { CellValue, Style } from 'exceljs';
import { storable } from '../../chat/storable.ts';
import type { Zone } from '../../calendar/zone.ts';
import type { Cell } from '../ledger/columns.ts';

/** Excel refuses longer texts. */
const MOST_CHARACTERS = 32_000;
/** What XML cannot hold. */
// oxlint-disable-next-line no-control-regex -- these very characters are taken out
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text stays text, also where it begins with = + - @: a string, in a cell that is formatted as text. */
export const TEXT_STYLE: Partial<Style> = {
  numFmt: '@',
  alignment: { vertical: 'top', wrapText: true },
};
export const DATE_STYLE: Partial<Style> = {
  numFmt: 'yyyy-mm-dd hh:mm',
  alignment: { vertical: 'top', horizontal: 'left' },
};
export const NUMBER_STYLE: Partial<Style> = { alignment: { vertical: 'top' } };
export const PERCENT_STYLE: Partial<Style> = { numFmt: '0.0%', alignment: { horizontal: 'right' } };

export function cellOf(
  cell: Cell,
  zone: Zone,
): { readonly value: CellValue; readonly style: Partial<Style> } {
  if (cell instanceof Date) return { value: wallClock(cell, zone), style: DATE_STYLE };
  if (typeof cell === 'number') return { value: cell, style: NUMBER_STYLE };
  return { value: cell === null || cell === '' ? null : textOf(cell), style: TEXT_STYLE };
}

/** A text as a cell can hold it. */
export function textOf(text: string): string {
  const clean = storable(text).replaceAll(/\r\n?/g, '\n').replaceAll(FORBIDDEN, '');
  return clean.length <= MOST_CHARACTERS ? clean : `${storable(clean.slice(0, MOST_CHARACTERS - 1))}…`;
}

/** Excel knows no time zones: what a clock on the wall showed, to the minute, as if it were UTC. */
export function wallClock(instant: Date, zone: Zone): Date {
  return new Date(`${zone.localDate(instant)}T${zone.localTime(instant)}:00Z`);
}
