import { findDates } from '../language/dates.ts';
import { fold } from '../language/fold.ts';
import type { ListedIssue, Instants } from './figures.ts';

/** What somebody said about an open issue, and when. */
export interface WordRow extends ListedIssue {
  readonly said: string;
  readonly saidAt: Date;
}

/** Something that was announced for a day in the period that follows. */
export interface Plan extends ListedIssue {
  readonly kind: 'onsite' | 'promise';
  readonly at: Date;
  /** No hour was said. */
  readonly dayOnly: boolean;
}

/** What the database looks for, before this room reads it. */
export const PLAN_SIGNS = '现场|实地|预计|计划|争取|力争|承诺|保证|确保|拟于|将于|能在|可在|前';

const ONSITE = /现场(?:办公|协调|会|调度|踏勘|查看|对接|推进)|到现场|实地/;
const PROMISE =
  /预计|计划|争取|力争|承诺|保证|确保|拟于|将于|可以?在|能在|之前|前(?:完成|办结|到位|送到|解决|修好|拨付)/;

/** On-site sessions and promises, each issue's last word on it, by their day. */
export function plansOf(
  rows: readonly WordRow[],
  { asOf, nextTo }: Pick<Instants, 'asOf' | 'nextTo'>,
): Plan[] {
  const last = new Map<string, Plan | null>();
  for (const row of rows) {
    const kind = ONSITE.test(row.said) ? 'onsite' : PROMISE.test(row.said) ? 'promise' : null;
    if (kind === null || row.sensitive) continue;
    const named = findDates(fold(row.said), row.saidAt).at(-1);
    if (named === undefined) continue;
    const { said: _said, saidAt: _saidAt, ...issue } = row;
    last.set(`${kind} ${row.number}`, { ...issue, kind, at: new Date(named.iso), dayOnly: named.dayOnly });
  }
  return [...last.values()]
    .filter((plan) => plan !== null && plan.at >= asOf && plan.at < nextTo)
    .filter((plan) => plan !== null)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.number - b.number);
}
