import { formatLocal } from '../../calendar/format.ts';
import { createZone } from '../../calendar/zone.ts';
import type { Counts } from '../../summaries/figures.ts';
import { percent, rate, type RateName, RATES } from '../../summaries/rates.ts';
import {
  departmentRows,
  type DepartmentRow,
  kindRows,
  type KindRow,
  type TrendPoint,
  trendPoints,
} from '../charts.ts';
import { type SummaryDocument, totalBefore, weekOf } from '../summary.ts';

/** What the one-page picture of a week shows, before anything is drawn. */
export interface WeekPicture {
  readonly title: string;
  readonly period: string;
  readonly tiles: readonly { readonly word: string; readonly value: number; readonly note: string }[];
  readonly rates: readonly RateTile[];
  readonly trend: readonly TrendPoint[];
  readonly kinds: readonly KindRow[];
  readonly departments: readonly DepartmentRow[];
  /** Departments that found no place, and what they had due. */
  readonly left: { readonly departments: number; readonly due: number };
  readonly isEmpty: boolean;
  readonly asOf: string;
  readonly organisation: string;
}

export interface RateTile {
  readonly word: string;
  /** `80%`; `—` without a denominator. */
  readonly value: string;
  readonly share: number | null;
  /** The numbers behind it. */
  readonly note: string;
}

const SHOWN_DEPARTMENTS = 10;

export function pictureOf(summary: SummaryDocument): WeekPicture {
  const { figures, names, departmentIds, organisation } = summary;
  const departments = departmentRows(figures, names, departmentIds);
  const left = departments.slice(SHOWN_DEPARTMENTS);
  const { total } = figures;
  return {
    ...titleParts(summary.title),
    tiles: tilesOf(total, totalBefore(summary)),
    rates: RATE_TILES.map((tile) => rateTile(total, tile)),
    trend: trendPoints([...summary.earlier, weekOf(figures)], summary.timeZone),
    kinds: kindRows(figures),
    departments: departments.slice(0, SHOWN_DEPARTMENTS),
    left: { departments: left.length, due: left.reduce((sum, { due }) => sum + due, 0) },
    isEmpty: total.new + total.closed + total.open + total.due === 0,
    asOf: formatLocal(createZone(summary.timeZone), figures.asOf, 'full'),
    organisation,
  };
}

/** 《…》第3期·城关组（3月6日17时—3月13日17时）: what it is, and when. */
function titleParts(title: string): { title: string; period: string } {
  const [, words = title, period = ''] = /^(.*?)(?:（([^（）]*)）)?$/su.exec(title) ?? [];
  return { title: words, period };
}

function tilesOf(total: Counts, before: Counts | null) {
  const last = (name: keyof Counts) => (before === null ? '' : `上期 ${before[name]}`);
  return [
    { word: '新增', value: total.new, note: last('new') },
    { word: '办结', value: total.closed, note: last('closed') },
    { word: '在办', value: total.open, note: `结转 ${total.carriedOver}` },
    { word: '逾期', value: total.overdue, note: last('overdue') },
  ];
}

const RATE_TILES: readonly { name: RateName; nothing: string; unit: string }[] = [
  { name: 'closing', nothing: '没有应办结件', unit: '件' },
  { name: 'onTime', nothing: '没有应办结件', unit: '件' },
  { name: 'satisfaction', nothing: '还没有评价', unit: '份评价' },
];

function rateTile(total: Counts, { name, nothing, unit }: (typeof RATE_TILES)[number]): RateTile {
  const { numerator, denominator, value } = rate(total, name);
  const { word } = RATES[name];
  return value === null
    ? { word, value: '—', share: null, note: nothing }
    : {
        word,
        value: percent(numerator, denominator),
        share: value,
        note: `${numerator} / ${denominator} ${unit}`,
      };
}
