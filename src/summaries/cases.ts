/** An issue that was closed in the period, with what its record says of how. */
export interface CaseRow {
  readonly number: number;
  readonly title: string;
  readonly objectId: number | null;
  readonly groupId: number | null;
  readonly leadId: number | null;
  readonly assisting: readonly number[];
  readonly reportedAt: Date;
  readonly doneAt: Date;
  /** The department's own words. */
  readonly result: string;
  readonly satisfaction: string | null;
  readonly amountCny: number | null;
}

/** Nobody who says so is held up as an example. */
export const DISSATISFIED = '不满意';

export type CaseWhy = 'fast' | 'together' | 'large';

/** Why it is told: 快, 多部门, 大额; the first that holds. */
export interface TellingCase extends CaseRow {
  readonly why: readonly CaseWhy[];
}

const HOUR_MS = 3_600_000;
const FAST_MS = 48 * HOUR_MS;
const LARGE_CNY = 1_000_000;
const TOLD = 2;
/** "已解决" tells nothing; a case needs a result. */
const LEAST_RESULT = 6;

const REASONS: Readonly<Record<CaseWhy, (row: CaseRow) => boolean>> = {
  large: ({ amountCny }) => (amountCny ?? 0) >= LARGE_CNY,
  together: ({ assisting }) => assisting.length > 0,
  fast: ({ reportedAt, doneAt }) => doneAt.getTime() - reportedAt.getTime() <= FAST_MS,
};
const WHYS = ['large', 'together', 'fast'] as const;

/** One or two that are worth telling: found, coordinated, result; never two of one object. Nobody dissatisfied is held up. */
export function tellingCases(rows: readonly CaseRow[]): TellingCase[] {
  const told = rows
    .filter(({ result, satisfaction }) => satisfaction !== DISSATISFIED && lengthOf(result) >= LEAST_RESULT)
    .map((row) => ({ ...row, why: WHYS.filter((why) => REASONS[why](row)) }))
    .filter(({ why }) => why.length > 0)
    .toSorted(
      (a, b) =>
        b.why.length - a.why.length ||
        thanked(b) - thanked(a) ||
        lastedMs(a) - lastedMs(b) ||
        a.number - b.number,
    );
  const chosen: TellingCase[] = [];
  for (const one of told) {
    const again = chosen.some(({ objectId }) => objectId !== null && objectId === one.objectId);
    if (!again && chosen.length < TOLD) chosen.push(one);
  }
  return chosen;
}

const lastedMs = ({ reportedAt, doneAt }: CaseRow) => doneAt.getTime() - reportedAt.getTime();
const thanked = ({ satisfaction }: CaseRow) => (satisfaction === '满意' ? 1 : 0);
const lengthOf = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '').length;
