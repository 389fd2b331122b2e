import { formatLocal } from '../calendar/format.ts';
import { createZone } from '../calendar/zone.ts';
import type { NoticeChart } from '../chat/notice.ts';
import type { Counts } from '../summaries/figures.ts';
import { KIND_WORDS, type Names } from '../summaries/names.ts';
import type { ObjectKind } from '../directory/names.ts';
import type { Week } from './summary.ts';

/** What is counted of each kind of object, in this order and with these words, in picture, card and sheet. */
export const KIND_COUNTS = [
  { name: 'new', word: '新增' },
  { name: 'closed', word: '办结' },
  { name: 'open', word: '在办' },
  { name: 'overdue', word: '逾期' },
] as const satisfies readonly { name: keyof Counts; word: string }[];

/** The splits that are drawn; a stored bulletin has them, and one that is just being composed. */
export interface Charted {
  readonly byKind: readonly { readonly kind: ObjectKind | null; readonly counts: Counts }[];
  readonly byDepartment: readonly { readonly departmentId: number | null; readonly counts: Counts }[];
}

export interface KindRow {
  readonly word: string;
  readonly counts: Counts;
}

/** A department's due issues, split into three that add up to `due`. */
export interface DepartmentRow {
  readonly word: string;
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly unfinished: number;
}

export const DUE_PARTS = [
  { name: 'onTime', word: '按期办结', short: '按期' },
  { name: 'late', word: '超期办结', short: '超期' },
  { name: 'unfinished', word: '未办结', short: '未结' },
] as const satisfies readonly { name: keyof DepartmentRow; word: string; short: string }[];

export function kindRows({ byKind }: Pick<Charted, 'byKind'>): KindRow[] {
  return byKind
    .filter(({ counts }) => KIND_COUNTS.some(({ name }) => counts[name] > 0))
    .map(({ kind, counts }) => ({ word: kind === null ? '未指明对象' : KIND_WORDS[kind], counts }));
}

/** Most due first, then in the directory's order, as in the bulletin's words: a list to work with, no ranking. */
export function departmentRows(
  { byDepartment }: Pick<Charted, 'byDepartment'>,
  names: Names,
  departmentIds: readonly number[],
): DepartmentRow[] {
  const place = (id: number) =>
    departmentIds.includes(id) ? departmentIds.indexOf(id) : departmentIds.length;
  return byDepartment
    .flatMap(({ departmentId: id, counts }) => (id === null || counts.due === 0 ? [] : [{ id, counts }]))
    .toSorted((a, b) => b.counts.due - a.counts.due || place(a.id) - place(b.id))
    .map(({ id, counts }) => departmentRow(names.department(id), counts));
}

function departmentRow(word: string, { due, closedOfDue, onTime }: Counts): DepartmentRow {
  return { word, due, onTime, late: closedOfDue - onTime, unfinished: due - closedOfDue };
}

/** As many departments as a phone shows in one chart. */
const SHOWN_DEPARTMENTS = 12;

/** The charts of a bulletin for platforms that draw them themselves; without anything to show there is none. */
export function chartsOf(
  figures: Charted,
  {
    names,
    departmentIds,
    weeks,
  }: { names: Names; departmentIds: readonly number[]; weeks: readonly TrendPoint[] },
): NoticeChart[] {
  const departments = departmentRows(figures, names, departmentIds).slice(0, SHOWN_DEPARTMENTS);
  return [trendChart(weeks), kindChart(kindRows(figures)), departmentChart(departments)].filter(
    ({ labels }) => labels.length > 0,
  );
}

/** A week under the label that stands below it, e.g. 3月13日. */
export interface TrendPoint {
  readonly label: string;
  readonly total: Week['total'];
}

export const TREND_COUNTS = [
  { name: 'new', word: '新增' },
  { name: 'closed', word: '办结' },
  { name: 'open', word: '期末在办' },
] as const satisfies readonly { name: keyof Counts; word: string }[];

const SHOWN_WEEKS = 8;

/** The last weeks, each under the day on which it ended. */
export function trendPoints(weeks: readonly Pick<Week, 'to' | 'total'>[], timeZone: string): TrendPoint[] {
  const zone = createZone(timeZone);
  return weeks.slice(-SHOWN_WEEKS).map(({ to, total }) => ({ label: formatLocal(zone, to, 'date'), total }));
}

/** One week alone is no trend. */
function trendChart(weeks: readonly TrendPoint[]): NoticeChart {
  const points = weeks.length < 2 ? [] : weeks;
  return {
    title: '近几期走势（件）',
    kind: 'line',
    labels: points.map(({ label }) => label),
    series: TREND_COUNTS.map(({ name, word }) => ({
      name: word,
      values: points.map(({ total }) => total[name]),
    })),
  };
}

function kindChart(rows: readonly KindRow[]): NoticeChart {
  return {
    title: '四类对象（件）',
    kind: 'bar',
    labels: rows.map(({ word }) => word),
    series: KIND_COUNTS.map(({ name, word }) => ({
      name: word,
      values: rows.map(({ counts }) => counts[name]),
    })),
  };
}

function departmentChart(rows: readonly DepartmentRow[]): NoticeChart {
  return {
    title: '责任部门应办结情况（件）',
    kind: 'bar',
    labels: rows.map(({ word }) => word),
    series: DUE_PARTS.map(({ name, word }) => ({ name: word, values: rows.map((row) => row[name]) })),
  };
}
