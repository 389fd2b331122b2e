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
  return {
    hear(end) {
      // Four sums at a time in locals: none waits for the one before it.
      for (let unit = 0; unit < width; unit += 4) {
        let a = sums[unit]!;
        let b = sums[unit + 1]!;
        let c = sums[unit + 2]!;
        let d = sums[unit + 3]!;
        for (let i = 0; i < end; i++) {
          const from = (at[i]! >> 2) * width + unit;
          const loud = value[i]!;
          a = Math.fround(a + Math.fround(weights[from]! * loud));
          b = Math.fround(b + Math.fround(weights[from + 1]! * loud));
          c = Math.fround(c + Math.fround(weights[from + 2]! * loud));
          d = Math.fround(d + Math.fround(weights[from + 3]! * loud));
        }
        sums.set([a, b, c, d], unit);
      }
    },
    move(end, square, rate) {
      for (let i = 0; i < end; i++) {
        const row = at[i]! >> 2;
        const loud = value[i]!;
        moved[row]! += Math.fround(Math.fround(Math.fround(square) * loud) * loud);
        const step = Math.fround(Math.fround(Math.fround(rate) * loud) / Math.fround(Math.sqrt(moved[row]!)));
        for (let unit = 0; unit < width; unit++)
          weights[row * width + unit]! -= Math.fround(sums[unit]! * step);
      }
    },
  };
}
