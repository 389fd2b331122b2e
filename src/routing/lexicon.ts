import { createPieceTree, type PieceTree } from './piece-tree.ts';

/** What somebody answers for, in the words that people use for it. */
export interface Unit {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly responsibilities: readonly string[];
}

/** A phrase of a unit and the words of the text that speak for it. */
export interface Evidence {
  readonly phrase: string;
  readonly matched: string;
}

export interface Lexicon {
  /** How much the text speaks for each unit, in their order; 0 is nothing, a rare phrase of four characters about 15. */
  scores(text: string): number[];
  /** The phrases that speak loudest for a unit. */
  evidence(unit: number, text: string, limit: number): Evidence[];
}

const SHORTEST = 2;
const LONGEST = 6;
/** A piece of a phrase counts much less than the phrase: half of it a sixth. */
const PIECE_POWER = 2.5;

/**
 * Reads phrases as all their pieces of two to six characters, so that "修路" finds "农村修路" and the other way round.
 * A piece weighs more the longer it is, the more of its phrase it covers, the fewer units share it,
 * and, by the square root, the more often it is said.
 */
export function createLexicon(units: readonly Unit[]): Lexicon {
  const phrases = units.map(({ name, aliases, responsibilities }) =>
    [name, ...aliases, ...responsibilities].map(plain),
  );
  const { tree, rarity } = weighPieces(phrases);
  return {
    scores: (text) => {
      const sums = units.map(() => 0);
      for (const [{ holders }, times] of tree.find(plain(text))) {
        for (const [unit, weight] of holders) sums[unit] = (sums[unit] ?? 0) + weight * Math.sqrt(times);
      }
      return sums;
    },
    evidence: (unit, text, limit) => {
      const said = new Set([...tree.find(plain(text)).keys()].map(({ piece }) => piece));
      return findEvidence(phrases[unit] ?? [], said, rarity).slice(0, limit);
    },
  };
}

/** Width and case do not matter; neither do spaces and marks. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A piece, who holds it, and how much it says for each. */
interface Holding {
  readonly piece: string;
  readonly holders: readonly (readonly [unit: number, weight: number])[];
}

function weighPieces(phrases: readonly (readonly string[])[]): {
  tree: PieceTree<Holding>;
  rarity: (piece: string) => number;
} {
  const holders = new Map<string, Map<number, number>>();
  for (const [unit, own] of phrases.entries()) {
    for (const [piece, weight] of own.flatMap(piecesOf)) {
      const held = holders.get(piece) ?? new Map<number, number>();
      holders.set(piece, held.set(unit, Math.max(weight, held.get(unit) ?? 0)));
    }
  }
  const rarity = (piece: string) =>
    Math.log(1 + phrases.length / (holders.get(piece)?.size ?? phrases.length));
  const tree = createPieceTree<Holding>(
    [...holders].map(([piece, held]) => {
      const weighed = [...held].map(([unit, weight]): [number, number] => [unit, weight * rarity(piece)]);
      return [piece, { piece, holders: weighed }];
    }),
  );
  return { tree, rarity };
}

/**
 * Ends of half the offices' names (务局 of a 水务局 that nobody knows says nothing for 税务局 or 商务局), and what stands in
 * every request.
 */
const SAYS_NOTHING = /^(?:.[局委办厅]|协调|解决|处理|问题|反映)$/u;

function piecesOf(phrase: string): [piece: string, weight: number][] {
  const pieces: [string, number][] = [];
  for (let from = 0; from < phrase.length; from++) {
    for (let size = SHORTEST; size <= LONGEST && from + size <= phrase.length; size++) {
      if (phrase[from + size - 1] === ' ') break;
      const piece = phrase.slice(from, from + size);
      if (!SAYS_NOTHING.test(piece)) pieces.push([piece, size * (size / phrase.length) ** PIECE_POWER]);
    }
  }
  return pieces;
}

function findEvidence(
  phrases: readonly string[],
  said: ReadonlySet<string>,
  rarity: (piece: string) => number,
): Evidence[] {
  const found = phrases.flatMap((phrase) => {
    const matched = longestSaid(phrase, said);
    if (matched === undefined) return [];
    return [{ phrase, matched, weight: matched.length * (matched.length / phrase.length) * rarity(matched) }];
  });
  const best = new Map<string, (typeof found)[number]>();
  for (const one of found.sort((a, b) => b.weight - a.weight)) {
    if (!best.has(one.matched)) best.set(one.matched, one);
  }
  return [...best.values()].map(({ phrase, matched }) => ({ phrase, matched }));
}

function longestSaid(phrase: string, said: ReadonlySet<string>): string | undefined {
  for (let size = Math.min(LONGEST, phrase.length); size >= SHORTEST; size--) {
    for (let from = 0; from + size <= phrase.length; from++) {
      const piece = phrase.slice(from, from + size);
      if (said.has(piece)) return piece;
    }
  }
  return undefined;
}
