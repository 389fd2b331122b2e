import type { Notice } from '../chat/notice.ts';

/** One part of a bulletin; without lines it is left out. */
export interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** A bulletin as a document, before it becomes a message, a file or a picture. */
export interface Bulletin {
  readonly title: string;
  readonly sections: readonly Section[];
}

/** A line of one edition and what stands in its place in the next: null where there is none. */
export interface LineChange {
  readonly before: string | null;
  readonly after: string | null;
  /** Whose words they are; absent where the ledger itself says otherwise now. */
  readonly by?: string;
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** The document as one message: every word of it in the lines, in reading order, so that no platform loses any. */
export function bulletinNotice(bulletin: Bulletin, changes: readonly LineChange[] = []): Notice {
  const { title } = bulletin;
  return { kind: 'weekly', title, tone: 'plain', lines: [...correctionLines(changes), ...linesOf(bulletin)] };
}

/** In reading order, headings numbered. */
export function linesOf({ sections }: Bulletin): string[] {
  return sections.length === 1 && sections[0]?.heading === ''
    ? [...sections[0].lines]
    : sections.flatMap(({ heading, lines }, index) => [
        `${NUMERALS[index] ?? index + 1}、${heading}`,
        ...lines,
      ]);
}

/** What a new edition says first: what stood there, and what stands there now. */
function correctionLines(changes: readonly LineChange[]): string[] {
  if (changes.length === 0) return [];
  return [
    `更正${changes.length}处：`,
    ...changes.flatMap(({ before, after }) => [
      ...(before === null ? [] : [`原：${before}`]),
      after === null ? '现：此句删去' : `${before === null ? '增' : '现'}：${after}`,
    ]),
    '更正后全文：',
  ];
}
