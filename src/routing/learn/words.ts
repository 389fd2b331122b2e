import { bucketOf, LONGEST_PIECE, wording, type Wording } from './features.ts';
import type { Linear } from './linear.ts';
import type { Vocabulary } from './vocabulary.ts';

const WORDS = 3;
/** This many of the strongest pieces are marked in the text; what is marked in a row is one word. */
const MARKED = 6;
const LETTER = /[\p{L}\p{N}]/u;

interface Piece {
  readonly from: number;
  readonly size: number;
  readonly says: number;
}

/** The words of a text that speak loudest for one label against another, strongest first. */
export function decidingWords(
  { text, title }: Wording,
  vocabulary: Vocabulary,
  place: Int32Array,
  linear: Linear,
  label: number,
  against: number,
): string[] {
  const said = wording(title === undefined || text.includes(title) ? text : `${title} ${text}`);
  const pieces: Piece[] = [];
  for (let from = 0; from < said.length; from++) {
    for (let size = 2; size <= LONGEST_PIECE && from + size <= said.length; size++) {
      if (!LETTER.test(said[from + size - 1] ?? '') || !LETTER.test(said[from] ?? '')) break;
      const at = place[bucketOf(said, from, size, 'text')] ?? -1;
      if (at < 0) continue;
      const row = at * linear.labels;
      const gap = (linear.weights[row + label] ?? 0) - (linear.weights[row + against] ?? 0);
      pieces.push({ from, size, says: gap * (vocabulary.importance[at] ?? 0) });
    }
  }
  return joined(said, strongest(said, pieces)).slice(0, WORDS);
}

/** The strongest pieces, each at its first place. */
function strongest(said: string, pieces: readonly Piece[]): Piece[] {
  const seen = new Set<string>();
  const kept: Piece[] = [];
  for (const piece of pieces.filter(({ says }) => says > 0).sort((a, b) => b.says - a.says)) {
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
