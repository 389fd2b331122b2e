/** A document in official form, before it becomes a file. */
export interface OfficialDocument {
  readonly title: string;
  /** A line below the title, e.g. 第3期 and the period. */
  readonly subtitle: string | null;
  /** 主送: to whom it goes. */
  readonly to: string | null;
  readonly paragraphs: readonly Paragraph[];
  /** Who signs, and when: 明湖度假区, 2020年3月13日. */
  readonly signature: readonly string[];
  readonly annexes: readonly Annex[];
}

/** Levels 1, 2 and 3 are headings: 一、 （一） 1. */
export interface Paragraph {
  readonly level: 'text' | 1 | 2 | 3;
  readonly words: string;
}

/** A table on a page of its own, after the signature. */
export interface Annex {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const LEVELS = [
  { level: 1, pattern: /^[一二三四五六七八九十]{1,3}、/ },
  { level: 2, pattern: /^（[一二三四五六七八九十]{1,3}）/ },
] as const;

/** A line that begins like a heading is one; people's own words seldom do, and then it does no harm. */
export function paragraphOf(words: string): Paragraph {
  return { level: LEVELS.find(({ pattern }) => pattern.test(words))?.level ?? 'text', words };
}

const DIGITS = '〇一二三四五六七八九';

/** 1 is 一, 12 is 十二, 30 is 三十. */
export function numeral(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS.charAt(tens)}十`;
  return `${ten}${ones === 0 ? '' : DIGITS.charAt(ones)}`;
}
