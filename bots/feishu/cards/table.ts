import type { NoticeTable } from '../../../src/chat/notice.ts';
import { boldLine, markdown, type Element } from './elements.ts';
import { printable } from './escape.ts';

/** Rows that a table shows before one has to turn the page; the platform takes 1 to 10. */
const PAGE = 10;
const NUMBER = /^[-+]?[\d,.]+(?:%|％|件|个|天)?$|^—$/u;

/** A table stands at the root of a card, never inside another component; its cells are plain text. */
export function tableElements({ title, columns, rows }: NoticeTable): Element[] {
  const table = {
    tag: 'table',
    page_size: Math.min(PAGE, Math.max(1, rows.length)),
    row_height: 'auto',
    row_max_height: '124px',
    freeze_first_column: columns.length > 3,
    header_style: { text_align: 'left', background_style: 'grey', bold: true, lines: 1 },
    columns: columns.map((name, i) => ({
      name: `c${i}`,
      display_name: printable(name),
      data_type: 'text',
      width: 'auto',
      horizontal_align: rows.length > 0 && rows.every((row) => NUMBER.test(row[i] ?? '')) ? 'right' : 'left',
    })),
    rows: rows.map((row) => Object.fromEntries(columns.map((_, i) => [`c${i}`, printable(row[i] ?? '')]))),
  };
  return title === undefined || boldLine(title) === '' ? [table] : [markdown(boldLine(title)), table];
}
