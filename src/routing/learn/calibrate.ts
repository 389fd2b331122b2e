/** What the judges say of one held-back row, label by label, and which labels were right. */
export interface Judged {
  /** The linear judge. */
  readonly learned: Float64Array;
  /** The nets; nothing where there are too few decisions for them. */
  readonly committee: Float64Array;
  /** The responsibilities. */
  readonly lexical: Float64Array;
  readonly right: readonly number[];
}

/** How loudly each judge speaks; the sum through a softmax is the chance of each label. */
export type Mix = Readonly<Record<Voice, number>>;
const VOICES = ['learned', 'committee', 'lexical'] as const;
type Voice = (typeof VOICES)[number];

/** Without a single decision: measured on other organisations' letters, the responsibilities deserve about this. */
const COLD_MIX: Mix = { learned: 0, committee: 0, lexical: 6 };

/** A few dozen rows of one's own move the mix little from here, thousands as far as they like. */
const START: Mix = { learned: 4, committee: 1, lexical: 8 };
const TRUST_IN_START = 2;
const LOUDEST = 50;
const FINEST_STEP = 1.01;
/** Fewer examples than this cannot be divided and still teach. */
export const FEWEST = 20;

/** Too few decisions to try the mix on: the judges are heard as far as there are decisions, beside the responsibilities. */
export function mixOfFew(examples: number): Mix {
  if (examples === 0) return COLD_MIX;
  const share = Math.min(examples, FEWEST) / FEWEST;
  return { ...START, learned: START.learned * share };
}

export function chances(judged: Omit<Judged, 'right'>, mix: Mix): Float64Array {
  const sums = judged.learned.map((_, label) => loudnessOf(judged, mix, label));
  const loudest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - loudest));
  const all = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / all);
}

function loudnessOf(judged: Omit<Judged, 'right'>, mix: Mix, label: number): number {
  const { learned, committee, lexical } = judged;
  return mix.learned * learned[label]! + mix.committee * committee[label]! + mix.lexical * lexical[label]!;
}

/** Three numbers need no more rows than this. */
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

function neighbours(mix: Mix, factor: number): Mix[] {
  return VOICES.flatMap((voice) =>
    [factor, 1 / factor].map((by) => ({ ...mix, [voice]: Math.min(LOUDEST, mix[voice] * by) })),
  );
}

function surprise(rows: readonly Judged[], mix: Mix): number {
  let sum = VOICES.reduce((all, voice) => all + TRUST_IN_START * Math.log(mix[voice] / START[voice]) ** 2, 0);
  for (const row of rows) {
    let all = 0;
    let right = 0;
    let loudest = -Infinity;
    for (let label = 0; label < row.learned.length; label++)
      loudest = Math.max(loudest, loudnessOf(row, mix, label));
    for (let label = 0; label < row.learned.length; label++) {
      const power = Math.exp(loudnessOf(row, mix, label) - loudest);
      all += power;
      if (row.right.includes(label)) right += power;
    }
    sum -= Math.log(right / all + 1e-9);
  }
  return sum;
}
