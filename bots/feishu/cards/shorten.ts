import type { Notice, NoticeTable } from '../../../src/chat/notice.ts';
import { leftOut, longWords, moreButtons, moreCharts, moreLines, moreRows, moreTables } from './words.ts';

/** How much of each part a card keeps. */
export interface Sizes {
  readonly lines: number;
  readonly lineLength: number;
  readonly tables: number;
  readonly rows: number;
  readonly cellLength: number;
  readonly charts: number;
  readonly buttons: number;
  readonly mentions: number;
}

/** Ever shorter; the first that fits is sent. */
export const STEPS: readonly Sizes[] = [
  { lines: 60, lineLength: 400, tables: 5, rows: 20, cellLength: 60, charts: 3, buttons: 30, mentions: 50 },
  { lines: 30, lineLength: 200, tables: 5, rows: 10, cellLength: 30, charts: 1, buttons: 20, mentions: 20 },
  { lines: 15, lineLength: 120, tables: 2, rows: 5, cellLength: 20, charts: 0, buttons: 10, mentions: 10 },
  { lines: 6, lineLength: 80, tables: 0, rows: 0, cellLength: 0, charts: 0, buttons: 6, mentions: 5 },
];

const GRAPHEMES = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The same notice with less of each part; what is missing is counted, and it says where the whole is. */
export function shorten(notice: Notice, sizes: Sizes): Notice {
  const { lines, fields = [], tables = [], charts = [], buttons = [], mentions = [] } = notice;
  const cutLine = (text: string) => cut(text, sizes.lineLength);
  const kept = {
    lines: lines.slice(0, sizes.lines).map(cutLine),
    fields: fields.map(({ label, value }) => ({ label, value: cutLine(value) })),
    tables: tables.slice(0, sizes.tables).map((table) => shortenTable(table, sizes, notice)),
    charts: charts.slice(0, sizes.charts),
    buttons: buttons.slice(0, sizes.buttons),
    mentions: mentions.slice(0, sizes.mentions),
  };
  const wasCut = [...lines, ...fields.map(({ value }) => value)].some((text) => cutLine(text) !== text);
  const missing = [
    ...counted(lines.length - kept.lines.length, moreLines),
    ...counted(tables.length - kept.tables.length, moreTables),
    ...counted(charts.length - kept.charts.length, moreCharts),
    ...counted(buttons.length - kept.buttons.length, moreButtons),
    ...(wasCut ? [longWords] : []),
  ];
  const note = missing.length === 0 ? [] : [leftOut(missing.join('，'), notice)];
  return { ...notice, ...kept, title: cutLine(notice.title), lines: [...kept.lines, ...note] };
}

function shortenTable({ title, columns, rows }: NoticeTable, sizes: Sizes, notice: Notice): NoticeTable {
  const more = rows.length - sizes.rows;
  const heading = more > 0 ? `${title ?? ''}（${leftOut(moreRows(more), notice)}）` : title;
  return {
    ...(heading === undefined ? {} : { title: heading }),
    columns,
    rows: rows.slice(0, sizes.rows).map((row) => row.map((cell) => cut(cell, sizes.cellLength))),
  };
}

const counted = (count: number, words: (count: number) => string): string[] =>
  count > 0 ? [words(count)] : [];

/** So many characters as a reader counts them. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  let kept = '';
  let count = 0;
  for (const { segment, index } of GRAPHEMES.segment(text)) {
    count += 1;
    if (count === length && index + segment.length < text.length) return `${kept}…`;
    if (count > length) break;
    kept += segment;
  }
  return kept;
}
