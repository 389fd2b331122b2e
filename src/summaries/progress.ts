/** One figure of an object, such as its 复工率; the last of a period stands. */
export interface ProgressRow {
  readonly metric: string;
  readonly objectId: number | null;
  /** 0 … 1 */
  readonly value: number;
  readonly numerator?: number;
  readonly denominator?: number;
}

/** A metric over all objects that told it in the period. */
export interface Progress {
  readonly metric: string;
  readonly objects: number;
  /** The sum of those that gave both numbers; null where any gave a per cent alone. */
  readonly of: { readonly numerator: number; readonly denominator: number } | null;
  /** Each object's last value, the lowest first; at most as many as are worth reading. */
  readonly values: readonly { readonly objectId: number | null; readonly value: number }[];
}

const SHOWN = 5;

/** By metric, those told by most objects first; rows come in the order in which they were noted. */
export function progressOf(rows: readonly ProgressRow[]): Progress[] {
  const metrics = [...new Set(rows.map(({ metric }) => metric))];
  return metrics
    .map((metric) =>
      oneMetric(
        metric,
        rows.filter((row) => row.metric === metric),
      ),
    )
    .toSorted((a, b) => b.objects - a.objects || (a.metric < b.metric ? -1 : 1));
}

function oneMetric(metric: string, rows: readonly ProgressRow[]): Progress {
  const last = [...new Map(rows.map((row) => [row.objectId, row])).values()];
  const shares = last.flatMap(({ numerator, denominator }) =>
    numerator === undefined || denominator === undefined ? [] : [{ numerator, denominator }],
  );
  const sum = (pick: (share: { numerator: number; denominator: number }) => number) =>
    shares.reduce((all, share) => all + pick(share), 0);
  return {
    metric,
    objects: last.length,
    of:
      shares.length === last.length
        ? { numerator: sum(({ numerator }) => numerator), denominator: sum(({ denominator }) => denominator) }
        : null,
    values: last
      .map(({ objectId, value }) => ({ objectId, value }))
      .toSorted((a, b) => a.value - b.value || (a.objectId ?? 0) - (b.objectId ?? 0))
      .slice(0, SHOWN),
  };
}
