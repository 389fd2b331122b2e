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
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** The document as one message: every word of it in the lines, in reading order, so that no platform loses any. */
export function bulletinNotice({ title, sections }: Bulletin): Notice {
  const lines =
    sections.length === 1 && sections[0]?.heading === ''
      ? sections[0].lines
      : sections.flatMap(({ heading, lines }, index) => [
          `${NUMERALS[index] ?? index + 1}、${heading}`,
          ...lines,
        ]);
  return { kind: 'weekly', title, tone: 'plain', lines };
}
