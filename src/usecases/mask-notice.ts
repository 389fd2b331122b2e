import type { Notice } from '../chat/notice.ts';
import { maskPersonalData } from '../language/personal-data.ts';

/** Every word of a notice with phone, ID, card, plate and door numbers masked; the commands of its buttons stay. */
export function maskNotice(notice: Notice): Notice {
  const mask = (text: string) => maskPersonalData(text).masked;
  return {
    ...notice,
    title: mask(notice.title),
    lines: notice.lines.map(mask),
    ...(notice.buttons === undefined
      ? {}
      : { buttons: notice.buttons.map((button) => ({ ...button, label: mask(button.label) })) }),
    ...(notice.fields === undefined
      ? {}
      : { fields: notice.fields.map(({ label, value }) => ({ label, value: mask(value) })) }),
    ...(notice.tables === undefined
      ? {}
      : { tables: notice.tables.map((table) => ({ ...table, rows: table.rows.map((row) => row.map(mask)) })) }),
  };
}
