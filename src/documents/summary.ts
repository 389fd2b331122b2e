import { z } from 'zod';
import { OBJECT_KINDS } from '../directory/names.ts';
import { ISSUE_STATES } from '../issues/state.ts';
import { COUNTS, type Counts } from '../summaries/figures.ts';
import type { Names } from '../summaries/names.ts';
import { recordOf } from '../summaries/record.ts';

/** A bulletin as it was posted, with the figures behind it; nothing in it needs the database any more. */
export interface SummaryDocument {
  readonly id: number;
  /** 《四进工作组周通报》第3期·城关组（3月6日17时—3月13日17时） */
  readonly title: string;
  readonly edition: number;
  readonly postedAt: Date;
  readonly timeZone: string;
  /** Who signs it, e.g. 明湖度假区. */
  readonly organisation: string;
  /** The words that stood in the chat, line by line. */
  readonly lines: readonly string[];
  readonly figures: WeekFigures;
  /** What bulletins of the same scope said before this one, the oldest first. */
  readonly earlier: readonly Week[];
  readonly names: Names;
  /** The order of the directory. */
  readonly departmentIds: readonly number[];
}

/** One bulletin's totals, for a trend. */
export interface Week {
  readonly from: Date;
  readonly to: Date;
  readonly total: Counts;
}

const id = z.int().nullable();
const instant = z.coerce.date();
/** A figure that a snapshot of an older version does not know is 0: nothing of the kind was counted then. */
const counts = z.record(z.string(), z.unknown()).transform(countsIn);
const listed = z.object({
  number: z.int(),
  title: z.string(),
  sensitive: z.boolean(),
  state: z.enum(ISSUE_STATES),
  objectId: id,
  groupId: id,
  departmentId: id,
  deadline: instant.nullable(),
});
const scope = z.union([
  z.object({ kind: z.literal('organisation') }),
  z.object({ kind: z.enum(['group', 'department']), id: z.int() }),
]);

const snapshot = z.object({
  scope,
  period: z.object({ from: instant, to: instant }),
  asOf: instant,
  total: counts,
  byKind: z.array(z.object({ kind: z.enum(OBJECT_KINDS).nullable(), counts })),
  byDepartment: z.array(z.object({ departmentId: id, counts })),
  byGroup: z.array(z.object({ groupId: id, counts })),
  byCategory: z.array(z.object({ category: z.string(), new: z.int(), groups: z.int() })),
  overdue: z.array(listed.extend({ days: z.int() })),
  /** Of the period before; a snapshot of an older version has none. */
  previous: z.object({ total: counts }).nullish(),
  dueNext: z.array(listed),
  decisions: z.array(
    listed.extend({
      why: z.string(),
      reason: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
});

/** What documents tell of a bulletin's figures; a figure that they do not know is no fault of theirs. */
export type WeekFigures = z.infer<typeof snapshot>;

/**
 * The figures of a stored bulletin, as they were kept.
 * @throws ZodError where what lies in the ledger is no bulletin's figures
 */
export function readSnapshot(kept: unknown): WeekFigures {
  return snapshot.parse(kept);
}

export function weekOf({ period: { from, to }, total }: Pick<WeekFigures, 'period' | 'total'>): Week {
  return { from, to, total };
}

/** What the figures are compared with, as in the bulletin's words. */
export function totalBefore({
  figures,
  earlier,
}: Pick<SummaryDocument, 'figures' | 'earlier'>): Counts | null {
  if (figures.previous !== undefined) return figures.previous?.total ?? null;
  const last = earlier.at(-1);
  return last?.to.getTime() === figures.period.from.getTime() ? last.total : null;
}

function countsIn(kept: Readonly<Record<string, unknown>>): Counts {
  return recordOf(COUNTS, (name) => {
    const value = kept[name];
    return typeof value === 'number' ? value : 0;
  });
}
