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
  /** How much the text speaks for each unit, in their order; 0 is nothing. */
  scores(text: string): number[];
  /** The phrases that speak loudest for a unit. */
  evidence(unit: number, text: string, limit: number): Evidence[];
}

const SHORTEST = 2;
const LONGEST = 6;
/** A piece of a phrase counts less than the phrase: half of it, a little over a third. */
const PIECE_POWER = 1.5;

/**
 * Reads phrases as all their pieces of two to six characters, so that "修路" finds "农村修路" and the other way round.
 * A piece weighs more the longer it is, the more of its phrase it covers, and the fewer units share it.
 */
export function createLexicon(units: readonly Unit[]): Lexicon {
  const phrases = units.map(({ name, aliases, responsibilities }) =>
    [name, ...aliases, ...responsibilities].map(plain),
  );
  const pieces = phrases.map(weighPieces);
  const owners = countOwners(pieces);
  const rarity = (piece: string) => Math.log(1 + units.length / (owners.get(piece) ?? units.length));
  return {
    scores: (text) => {
      const said = [...new Set(grams(plain(text)))].filter((piece) => owners.has(piece));
      return pieces.map((own) => said.reduce((sum, piece) => sum + (own.get(piece) ?? 0) * rarity(piece), 0));
    },
    evidence: (unit, text, limit) => findEvidence(phrases[unit] ?? [], plain(text), rarity).slice(0, limit),
  };
}

/** Width and case do not matter; neither do spaces and marks. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function grams(text: string): string[] {
  const all: string[] = [];
  for (let from = 0; from < text.length; from++) {
    for (let size = SHORTEST; size <= LONGEST && from + size <= text.length; size++) {
      if (text[from + size - 1] === ' ') break;
      all.push(text.slice(from, from + size));
    }
  }
  return all;
}

function weighPieces(phrases: readonly string[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const phrase of phrases) {
    for (const piece of grams(phrase)) {
      const weight = piece.length * Math.min(1, (piece.length / phrase.length) ** PIECE_POWER);
      weights.set(piece, Math.max(weight, weights.get(piece) ?? 0));
    }
  }
  return weights;
}

function countOwners(pieces: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const owners = new Map<string, number>();
  for (const own of pieces) for (const piece of own.keys()) owners.set(piece, (owners.get(piece) ?? 0) + 1);
  return owners;
}

function findEvidence(
  phrases: readonly string[],
  text: string,
  rarity: (piece: string) => number,
): Evidence[] {
  const found = phrases.flatMap((phrase) => {
    const matched = longestShared(phrase, text);
    if (matched === undefined) return [];
    return [{ phrase, matched, weight: matched.length * (matched.length / phrase.length) * rarity(matched) }];
  });
  const best = new Map<string, (typeof found)[number]>();
  for (const one of found.sort((a, b) => b.weight - a.weight))
    if (!best.has(one.matched)) best.set(one.matched, one);
  return [...best.values()].map(({ phrase, matched }) => ({ phrase, matched }));
}

function longestShared(phrase: string, text: string): string | undefined {
  for (let size = phrase.length; size >= SHORTEST; size--) {
    for (let from = 0; from + size <= phrase.length; from++) {
      const piece = phrase.slice(from, from + size);
      if (text.includes(piece)) return piece;
    }
  }
  return undefined;
}
