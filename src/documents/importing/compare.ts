import type { LedgerColumn } from '../../directory/ledger-columns.ts';
import type { IssueEvent } from '../../issues/event.ts';
import { applyEvent } from '../../issues/fold.ts';
import type { Issue } from '../../issues/issue.ts';
import type { Zone } from '../../calendar/zone.ts';
import { columnsOf } from '../ledger/columns.ts';
import { lineOf, type LineTelling, storyOf } from '../ledger/line.ts';
import { LEDGER_COLUMNS } from '../../directory/ledger-columns.ts';
import { leadOf } from '../../issues/departments.ts';
import { type CellDate, dateText } from '../reading/dates.ts';
import type { SheetRow } from '../reading/rows.ts';
import { type LedgerEntry, said } from './entry.ts';

/** What the ledger says and once said of an issue, cell by cell. */
export interface Told {
  readonly issue: Issue;
  says(column: LedgerColumn, text: string): boolean;
  saysDate(column: LedgerColumn, date: CellDate): boolean;
  wasIn(state: Issue['state']): boolean;
  /** Whether it is, or once was, about this object, or in these hands, under whichever name a file has them. */
  knew(column: LedgerColumn, entry: LedgerEntry): boolean;
  /** Kept beside the fields, by an earlier import or by anybody's supplement. */
  keeps(title: string, text: string): boolean;
}

const COLUMNS = columnsOf(LEDGER_COLUMNS);

/** Reads the whole history, since a file that is older than the ledger tells nothing new. */
export function toldBy(events: readonly IssueEvent[], telling: LineTelling, zone: Zone): Told {
  const texts = new Set<string>();
  const states = new Set<Issue['state']>();
  const stood: Issue[] = [];
  let issue: Issue | undefined;
  for (const [index, event] of events.entries()) {
    issue = applyEvent(issue, event);
    states.add(issue.state);
    stood.push(issue);
    const story = storyOf(events.slice(0, index + 1));
    // As others read it, and as it was written: the file may come from either side.
    for (const [one, mask] of [
      [issue, telling.mask],
      [{ ...issue, sensitive: false }, same],
    ] as const)
      noteLine(texts, one, { ...telling, mask }, story, zone);
  }
  if (issue === undefined) throw new Error('an issue has at least one event');
  const kept = events.flatMap(({ body }) => ('text' in body && body.text !== null ? [tidy(body.text)] : []));
  return {
    issue,
    says: (column, text) => texts.has(keyOf(column, text)) || texts.has(keyOf(column, telling.mask(text))),
    saysDate: (column, date) => texts.has(keyOf(column, dateText(date))),
    wasIn: (state) => states.has(state),
    knew: (column, entry) => stood.some((then) => SAME[column]?.(then, entry) === true),
    keeps: (title, text) => kept.some((one) => one.includes(tidy(said(title, text)))),
  };
}

const same = (text: string) => text;

/** Whom or what a cell means, where it may have another name for it than ours. */
const SAME: Partial<Record<LedgerColumn, (issue: Issue, entry: LedgerEntry) => boolean>> = {
  对象: ({ objectId }, entry) => objectId !== null && objectId === entry.objectId,
  工作组: ({ groupId }, entry) => groupId !== null && groupId === entry.groupId,
  主办: (issue, { leadId }) => leadId !== null && leadOf(issue)?.departmentId === leadId,
  协办: ({ departments }, { assistingIds }) =>
    assistingIds.length > 0 &&
    assistingIds.every((id) => departments.some(({ departmentId }) => departmentId === id)),
};

function noteLine(
  texts: Set<string>,
  issue: Issue,
  telling: LineTelling,
  story: Parameters<typeof lineOf>[1],
  zone: Zone,
): void {
  const line = lineOf(issue, story, telling);
  for (const { name, cell } of COLUMNS) {
    const value = cell(line, 0);
    if (value instanceof Date) {
      const date = zone.localDate(value);
      texts.add(keyOf(name, date)).add(keyOf(name, `${date} ${zone.localTime(value)}`));
    } else texts.add(keyOf(name, String(value ?? '')));
  }
  // A sheet with one column for both says in it what we keep in two.
  texts.add(keyOf('问题', line.detail));
}

function keyOf(column: LedgerColumn, text: string): string {
  return `${column}\n${tidy(text)}`;
}

function tidy(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '');
}

/** Cells that the ledger counts, numbers or judges itself. */
const DERIVED: ReadonlySet<LedgerColumn> = new Set([
  '序号',
  '编号',
  '对象类型',
  '上报时间',
  '派单时间',
  '签收时间',
  '期限',
  '状态',
  '办结时间',
  '逾期',
  '退回次数',
  '重办次数',
  '催办次数',
]);

/** The columns in which a line says what the ledger neither says nor once said. */
export function newsIn(entry: LedgerEntry, told: Told): LedgerColumn[] {
  const { row, state: wished } = entry;
  const words = [...row.texts]
    .filter(([column]) => !DERIVED.has(column))
    .filter(([column, text]) => !told.says(column, text) && !told.keeps(column, text))
    .filter(([column]) => !told.knew(column, entry))
    .map(([column]) => column);
  const dates = [...row.dates]
    .filter(([column, date]) => !told.saysDate(column, date) && !told.keeps(column, dateText(date)))
    .map(([column]) => column);
  const state = row.state !== null && !told.wasIn(wished) ? (['状态'] as const) : [];
  const others = row.others.some(({ title, text }) => !told.keeps(title, text)) ? (['备注'] as const) : [];
  return [...new Set([...words, ...dates, ...state, ...others])];
}

/** Whether a line that bears an issue's number is about that issue, and not the line of another ledger. */
export function isAbout(row: SheetRow, told: Told): boolean {
  const says = (column: LedgerColumn) => {
    const text = row.texts.get(column);
    return text !== undefined && told.says(column, text);
  };
  const reported = row.dates.get('上报时间');
  const since = reported !== undefined && told.saysDate('上报时间', reported);
  return says('问题') || says('详情') || (says('对象') && since);
}
