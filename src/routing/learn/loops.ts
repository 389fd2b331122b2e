/**
 * The two loops in which a training of nets spends its time, over weights that lie in rows of one width. They round to
 * 32 bits after every step, so that the same numbers come out four at a time and one at a time, on every machine.
 */
export interface Loops {
  /** Adds the rows `at`, each times its `value`, to the sums. */
  readonly hear: (end: number) => void;
  /**
   * Takes the sums, times each `value` and the rate, from the rows `at`; a row's step is the shorter the farther it has
   * moved before (AdaGrad): by `square` times its value's square now.
   */
  readonly move: (end: number, square: number, rate: number) => void;
}

/** What the loops work on; all of it lies in one stretch of memory. */
export interface Table {
  /** `weights[row * width + unit]` */
  readonly weights: Float32Array;
  /** How far each row has moved: the sum of the squares of its slopes. */
  readonly moved: Float32Array;
  /** One number for each unit. */
  readonly sums: Float32Array;
  /** A text's pieces: four times the row that each stands in, and how loud it is. */
  readonly at: Uint32Array;
  readonly value: Float32Array;
}

/** One number at a time: for a processor that cannot do four. */
export function plainLoops({ weights, moved, sums, at, value }: Table): Loops {
  const width = sums.length;
  const { fround } = Math;
  return {
    hear(end) {
      for (let i = 0; i < end; i++) {
        const from = (at[i]! / 4) * width;
        for (let unit = 0; unit < width; unit++) sums[unit]! += fround(weights[from + unit]! * value[i]!);
      }
    },
    move(end, square, rate) {
      for (let i = 0; i < end; i++) {
        const row = at[i]! / 4;
        const loud = value[i]!;
        moved[row]! += fround(fround(fround(square) * loud) * loud);
        const step = fround(fround(fround(rate) * loud) / fround(Math.sqrt(moved[row]!)));
        for (let unit = 0; unit < width; unit++) weights[row * width + unit]! -= fround(sums[unit]! * step);
      }
    },
  };
}
