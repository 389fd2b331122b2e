import type { Notice, NoticeTable } from './notice.ts';

/** The whole content of a notice as plain text: what a platform without cards shows, and what is quoted back. */
export function plainText(notice: Notice): string {
  const mentions = (notice.mentions ?? []).map(({ name }) => `@${name}`).join(' ');
  return [
    ...(mentions === '' ? [] : [mentions]),
    notice.title,
    ...(notice.fields ?? []).map(({ label, value }) => `${label}：${value}`),
    ...notice.lines,
    ...(notice.tables ?? []).map(tableText),
    ...(notice.hint === undefined ? [] : [notice.hint]),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function tableText({ title, columns, rows }: NoticeTable): string {
  return [
    ...(title === undefined ? [] : [title]),
    columns.join(' | '),
    ...rows.map((row) => row.join(' | ')),
  ].join('\n');
}
