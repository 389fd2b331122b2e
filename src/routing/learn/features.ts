/**
 * A text as counts of hashed character n-grams: no word list, no segmentation, any language.
 * Pieces of the title are counted apart from pieces of the text, because a title says what the matter is.
 */
export interface Counts {
  /** Bucket numbers, ascending, without repetition. */
  readonly buckets: Uint32Array;
  /** How often each was seen, at most 255. */
  readonly times: Uint8Array;
}

/** The numbers that pieces may bear: all buckets, or fewer where rare ones were sorted out beforehand. */
export interface Range {
  readonly size: number;
  /** From here on they are pieces of titles. */
  readonly firstOfTitles: number;
}

export interface Wording {
  readonly text: string;
  readonly title?: string;
}

/** Four million buckets, the last quarter for titles: the pieces of 6,000 letters meet seldom enough. */
const BUCKETS = 2 ** 22;
const FIRST_TITLE_BUCKET = 3 * 2 ** 20;
export const ALL_BUCKETS: Range = { size: BUCKETS, firstOfTitles: FIRST_TITLE_BUCKET };
/** Single characters and pairs: on the measured letters longer pieces added length and noise, and no decision. */
export const LONGEST_PIECE = 2;
/** What a caller may ask for instead. */
const LONGEST_ASKED = 3;
/** What one complaint says is said in its first pages; the rest is attachments. */
const LONGEST_TEXT = 2000;
/** Of the same after folding, which may lengthen it (㎡, ㈱, ﷺ). */
const LONGEST_WORDING = 2 * LONGEST_TEXT;
const SPACES = {
  text: { first: 0, size: FIRST_TITLE_BUCKET },
  title: { first: FIRST_TITLE_BUCKET, size: BUCKETS - FIRST_TITLE_BUCKET },
} as const;

/** One text's pieces at a time: thousands of letters are read through these without leaving anything behind. */
const HASHES = new Uint32Array(LONGEST_ASKED * 2 * LONGEST_WORDING);
const TIMES = new Uint8Array(HASHES.length);

export type Space = keyof typeof SPACES;

/** Width and case do not matter, nor does how much space stands between. */
export function wording(text: string): string {
  const folded = text.slice(0, LONGEST_TEXT).normalize('NFKC').toLowerCase();
  return folded.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_WORDING);
}

/** @param longest at most three characters */
export function countPieces({ text, title = '' }: Wording, longest = LONGEST_PIECE): Counts {
  const [said, titled] = [wording(text), wording(title)];
  const end = hashPieces(hashPieces(0, said, 'text', longest), titled, 'title', longest);
  return tally(HASHES.subarray(0, end).sort());
}

/** Writes every piece's bucket from `at` on; returns where it ended. */
function hashPieces(at: number, text: string, space: Space, longest: number): number {
  let end = at;
  for (let from = 0; from < text.length; from++) {
    for (let size = 1; size <= longest && from + size <= text.length; size++) {
      HASHES[end++] = bucketOf(text, from, size, space);
    }
  }
  return end;
}

/** FNV-1a over UTF-16 units, stirred so that the low bits depend on all of them. */
export function bucketOf(text: string, from: number, size: number, space: Space): number {
  const { first, size: buckets } = SPACES[space];
  let hash = 0x811c9dc5;
  for (let at = from; at < from + size; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return first + (((hash ^ (hash >>> 10)) >>> 0) % buckets);
}

/** Works in place: what is counted stands at the front of what was sorted. */
function tally(sorted: Uint32Array): Counts {
  let last = -1;
  for (const bucket of sorted) {
    if (last < 0 || sorted[last] !== bucket) {
      sorted[++last] = bucket;
      TIMES[last] = 0;
    }
    TIMES[last] = Math.min(255, TIMES[last]! + 1);
  }
  return { buckets: sorted.slice(0, last + 1), times: TIMES.slice(0, last + 1) };
}
