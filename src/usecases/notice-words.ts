import type { Notice } from '../chat/notice.ts';
import { maskPersonalData } from '../language/personal-data.ts';

/** Every word of a notice passed through `change`; the commands of its buttons stay as they are typed. */
export function mapWords(notice: Notice, change: (text: string) => string): Notice {
  const { title, lines, fields, tables, buttons, hint } = notice;
  return {
    ...notice,
    title: change(title),
    lines: lines.map(change),
    ...(fields && {
      fields: fields.map(({ label, value }) => ({ label: change(label), value: change(value) })),
    }),
    ...(tables && {
      tables: tables.map((table) => ({
        ...table,
        ...(table.title === undefined ? {} : { title: change(table.title) }),
        columns: table.columns.map(change),
        rows: table.rows.map((row) => row.map(change)),
      })),
    }),
    ...(buttons && {
      buttons: buttons.map((button) => ({
        ...button,
        label: change(button.label),
        ...(button.asksFor === undefined ? {} : { asksFor: change(button.asksFor) }),
      })),
    }),
    ...(hint === undefined ? {} : { hint: change(hint) }),
  };
}

/** Nobody's phone, card or door number stands in it. */
export function masked(notice: Notice): Notice {
  return mapWords(notice, (text) => maskPersonalData(text).masked);
}
