/** One decision on a held-back row. */
export interface Trial {
  readonly confidence: number;
  readonly right: boolean;
}

export interface Threshold {
  /** Route alone from this confidence on. */
  readonly confidence: number;
  /** The share of held-back rows above it. */
  readonly coverage: number;
  /** How many of these were right, and the lower bound of that share. */
  readonly precision: number | null;
  readonly lowerBound: number | null;
  /** False where too few decisions are known to prove anything; then the confidence itself must reach the promise. */
  readonly proven: boolean;
}

/** One-sided 84 %: held-back rows are judged by models of fewer examples than the real one, which is caution enough. */
const DEVIATIONS = 1;
/** However well the known kinds of trouble are told apart: new kinds come, and of those the held-back rows say nothing. */
const LEAST = 0.6;

/** The lowest confidence above which the held-back rows' lower bound keeps the promised precision. */
export function chooseThreshold(trials: readonly Trial[], promise: number): Threshold {
  const best = trials.toSorted((a, b) => b.confidence - a.confidence);
  let right = 0;
  let chosen: Threshold | undefined;
  for (const [i, trial] of best.entries()) {
    if (trial.confidence < LEAST) break;
    right += trial.right ? 1 : 0;
    const bound = lowerBound(right, i + 1);
    if (bound < promise || best[i + 1]?.confidence === trial.confidence) continue;
    chosen = {
      confidence: trial.confidence,
      coverage: (i + 1) / best.length,
      precision: right / (i + 1),
      lowerBound: bound,
      proven: true,
    };
  }
  return chosen ?? unproven(best, promise);
}

function unproven(trials: readonly Trial[], promise: number): Threshold {
  const above = trials.filter(({ confidence }) => confidence >= promise);
  const right = above.filter((trial) => trial.right).length;
  return {
    confidence: promise,
    coverage: trials.length === 0 ? 0 : above.length / trials.length,
    precision: above.length === 0 ? null : right / above.length,
    lowerBound: above.length === 0 ? null : lowerBound(right, above.length),
    proven: false,
  };
}

/** Wilson's lower bound for a share. */
export function lowerBound(right: number, all: number, deviations = DEVIATIONS): number {
  if (all === 0) return 0;
  const share = right / all;
  const square = deviations ** 2 / all;
  const spread = deviations * Math.sqrt((share * (1 - share)) / all + square / all / 4);
  return (share + square / 2 - spread) / (1 + square);
}
