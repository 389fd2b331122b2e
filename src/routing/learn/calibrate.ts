/** What both judges say of one held-back row, label by label, and which labels were right. */
export interface Judged {
  readonly learned: Float64Array;
  readonly lexical: Float64Array;
  readonly right: readonly number[];
}

/** How loudly each judge speaks; the sum through a softmax is the chance of each label. */
export interface Mix {
  readonly learned: number;
  readonly lexical: number;
}

/** Without a single decision: measured on other organisations' letters, the responsibilities deserve about this. */
export const COLD_MIX: Mix = { learned: 0, lexical: 6 };

/** A few dozen rows of one's own move the mix little from here, thousands as far as they like. */
const START: Mix = { learned: 4, lexical: 8 };
const TRUST_IN_START = 2;
/** Fewer examples than this cannot be divided and still teach. */
export const FEWEST = 20;
/** A loudness at which no power of the two sums overflows. */
const LOUDEST = 50;
const FINEST_STEP = 1.01;

/** Too few decisions to try the mix on: the judges are heard as far as there are decisions, beside the responsibilities. */
export function mixOfFew(examples: number): Mix {
  if (examples === 0) return COLD_MIX;
  return { learned: (START.learned * Math.min(examples, FEWEST)) / FEWEST, lexical: START.lexical };
}

export function chances({ learned, lexical }: Pick<Judged, 'learned' | 'lexical'>, mix: Mix): Float64Array {
  const sums = learned.map((score, label) => mix.learned * score + mix.lexical * (lexical[label] ?? 0));
  const loudest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - loudest));
  const all = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / all);
}

/** Two numbers need no more rows than this. */
const ENOUGH = 2000;

/** Finds the mix under which the held-back rows' right labels were least surprising, by ever finer steps up and down. */
export function fitMix(all: readonly Judged[]): Mix {
  const stride = Math.ceil(all.length / ENOUGH);
  const rows = all.filter((_row, i) => i % stride === 0);
  let best = START;
  let least = surprise(rows, best);
  for (let factor = 2; factor > FINEST_STEP;) {
    const better = neighbours(best, factor)
      .map((mix) => ({ mix, surprise: surprise(rows, mix) }))
      .reduce((a, b) => (b.surprise < a.surprise ? b : a));
    if (better.surprise < least) ({ mix: best, surprise: least } = better);
    else factor = Math.sqrt(factor);
  }
  return best;
}

function neighbours({ learned, lexical }: Mix, factor: number): Mix[] {
  return [factor, 1 / factor].flatMap((by) => [
    { learned: Math.min(LOUDEST, learned * by), lexical },
    { learned, lexical: Math.min(LOUDEST, lexical * by) },
  ]);
}

function surprise(rows: readonly Judged[], { learned, lexical }: Mix): number {
  const [away, off] = [Math.log(learned / START.learned), Math.log(lexical / START.lexical)];
  let sum = TRUST_IN_START * (away ** 2 + off ** 2);
  for (const row of rows) {
    let all = 0;
    let right = 0;
    for (let label = 0; label < row.learned.length; label++) {
      const power = Math.exp(learned * row.learned[label]! + lexical * row.lexical[label]!);
      all += power;
      if (row.right.includes(label)) right += power;
    }
    sum -= Math.log(right / all + 1e-9);
  }
  return sum;
}
