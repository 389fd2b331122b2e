import { bucketOf, wording, type Wording } from './features.ts';
import type { Linear } from './linear.ts';
import type { Vocabulary } from './vocabulary.ts';

const WORDS = 3;
/** This many of the strongest pieces are marked in the text; what is marked in a row is one word. */
const MARKED = 6;
/** The reason for a decision is looked for where letters give it. */
const WITHIN = 400;
const LETTER = /[\p{L}\p{N}]/u;

interface Piece {
  readonly from: number;
  readonly size: number;
  readonly says: number;
}

/** Finds the words of a text that speak loudest for one label against another, strongest first. */
export function createWords(
  member: { readonly vocabulary: Vocabulary; readonly linear: Linear } | null,
  place: Int32Array,
): (said: Wording, label: number, against: number) => string[] {
  if (member === null) return () => [];
  const { vocabulary, linear } = member;
  return ({ text, title }, label, against) => {
    const whole = title === undefined || text.includes(title) ? text : `${title} ${text}`;
    const said = wording(whole.slice(0, WITHIN));
    const pieces = piecesIn(said, vocabulary.longest, (from, size) => {
      const at = place[bucketOf(said, from, size, 'text')] ?? -1;
      const row = at * linear.labels;
      if (at < 0) return 0;
      const gap = (linear.weights[row + label] ?? 0) - (linear.weights[row + against] ?? 0);
      return gap * (vocabulary.importance[at] ?? 0);
    });
    return joined(said, strongest(said, pieces)).slice(0, WORDS);
  };
}

function piecesIn(said: string, longest: number, weigh: (from: number, size: number) => number): Piece[] {
  const letters = Array.from({ length: said.length }, (_, at) => LETTER.test(said[at] ?? ''));
  const pieces: Piece[] = [];
  for (let from = 0; from < said.length; from++) {
    if (!letters[from]) continue;
    for (let size = 2; size <= longest && letters[from + size - 1] === true; size++) {
      const says = weigh(from, size);
      if (says > 0) pieces.push({ from, size, says });
    }
  }
  return pieces;
}

/** The strongest pieces, each at its first place. */
function strongest(said: string, pieces: readonly Piece[]): Piece[] {
  const seen = new Set<string>();
  const kept: Piece[] = [];
  for (const piece of pieces.toSorted((a, b) => b.says - a.says)) {
    const word = said.slice(piece.from, piece.from + piece.size);
    if (seen.has(word)) continue;
    seen.add(word);
    kept.push(piece);
    if (kept.length === MARKED) break;
  }
  return kept;
}

function joined(said: string, pieces: readonly Piece[]): string[] {
  const words: { from: number; to: number; says: number }[] = [];
  for (const { from, size, says } of pieces.toSorted((a, b) => a.from - b.from)) {
    const last = words.at(-1);
    if (last === undefined || from >= last.to) words.push({ from, to: from + size, says });
    else {
      last.to = Math.max(last.to, from + size);
      last.says += says;
    }
  }
  return [...new Set(words.sort((a, b) => b.says - a.says).map(({ from, to }) => said.slice(from, to)))];
}
