import type { Instants } from './figures.ts';

/** What befell an issue that a leader ordered about, as far as it tells whether the order is done. */
export interface OrderedRow {
  readonly number: number;
  readonly events: readonly {
    readonly type: string;
    readonly at: Date;
    readonly to: string;
    /** The date of a 督办; null for a 批示, and for what is no order. */
    readonly dueAt: Date | null;
  }[];
}

/** 督办 and 批示, each issue once: given and done in the period, standing and past their date at its end. */
export interface OrderFigures {
  readonly given: number;
  readonly done: number;
  readonly standing: number;
  readonly late: number;
}

export const NO_ORDERS: OrderFigures = { given: 0, done: 0, standing: 0, late: 0 };

type Fate = { readonly [Name in keyof OrderFigures]: boolean };

/** From the events before the end; what was merged or cancelled goes on elsewhere or not at all, and is not counted. */
export function orderFigures(
  rows: readonly OrderedRow[],
  { from, asOf }: Pick<Instants, 'from' | 'asOf'>,
): OrderFigures {
  const fates = rows.map((row) => fateOf(row, from, asOf));
  const count = (name: keyof OrderFigures) => fates.filter((fate) => fate[name]).length;
  return { given: count('given'), done: count('done'), standing: count('standing'), late: count('late') };
}

function fateOf({ events }: OrderedRow, from: Date, asOf: Date): Fate {
  let [given, done, isOrdered, state]: [boolean, boolean, boolean, string] = [false, false, false, ''];
  let dueAt: Date | null = null;
  for (const event of events) {
    if (event.at >= asOf) continue;
    const isNow = event.at >= from;
    if (event.type === 'instructed') {
      given ||= isNow;
      isOrdered = true;
      dueAt = event.dueAt ?? dueAt;
    }
    const isDone = isOrdered && event.to === 'closed';
    if (isDone && isNow) done = true;
    if (isDone || event.type === 'instruction_lifted') [isOrdered, dueAt] = [false, null];
    if (event.type === 'reopened') done = false;
    state = event.to;
  }
  const counts = state !== 'merged' && state !== 'cancelled';
  const standing = counts && isOrdered;
  return {
    given: counts && given,
    done: counts && done,
    standing,
    late: standing && state !== 'resolved' && dueAt !== null && dueAt < asOf,
  };
}
