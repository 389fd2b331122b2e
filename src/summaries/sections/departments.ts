import type { Section } from '../bulletin.ts';
import type { Counts } from '../figures.ts';
import { FEWEST_DUE, placesOf, tiersOf } from '../ranking.ts';
import { rate, RATES, rateText } from '../rates.ts';
import type { BulletinInput } from './input.ts';
import { rated } from './overall.ts';

const SHOWN = 12;

interface Line {
  readonly departmentId: number | null;
  readonly counts: Counts;
  readonly parts: readonly string[];
}

/** 三、责任部门: due | closed | on time | returned | reopened | satisfaction. A list to work with; ranked only by setting. */
export function byDepartment(input: BulletinInput): Section {
  const { facts, ranking } = input;
  const lines = inOrder(input);
  const isMeaningful =
    facts.scope.kind === 'organisation' || (facts.scope.kind === 'group' && lines.length > 1);
  if (!isMeaningful) return { heading: '责任部门', lines: [] };
  const left = lines.slice(SHOWN);
  const due = left.reduce((sum, { counts }) => sum + counts.due, 0);
  return {
    heading: '责任部门',
    lines: [
      ...lines.slice(0, SHOWN).map((line) => `${nameOf(input, line)}：${line.parts.join('；')}`),
      ...(left.length === 0 ? [] : [`另有 ${left.length} 个部门，应办结合计${due}件`]),
      ...(facts.scope.kind === 'organisation' ? RANKED[ranking](input, lines) : []),
    ],
  };
}

/** By how much was due, then in the directory's order. */
function inOrder({ facts, departmentIds }: BulletinInput): Line[] {
  const place = (id: number | null) => (id === null ? departmentIds.length : departmentIds.indexOf(id));
  return facts.byDepartment
    .map(({ departmentId, counts }) => ({ departmentId, counts, parts: partsOf(counts) }))
    .filter(({ parts }) => parts.length > 0)
    .toSorted((a, b) => b.counts.due - a.counts.due || place(a.departmentId) - place(b.departmentId));
}

const nameOf = ({ names }: BulletinInput, { departmentId }: Line) =>
  departmentId === null ? '尚未派定' : names.department(departmentId);

const RANKED: Readonly<
  Record<BulletinInput['ranking'], (input: BulletinInput, lines: readonly Line[]) => string[]>
> = {
  off: () => [],
  tiers: (input, lines) => {
    const tiers = tiersOf(placed(lines)).map(
      ({ word, rows }) => `${word}：${rows.map((row) => nameOf(input, row)).join('、')}`,
    );
    return tiers.length === 0 ? [] : [`按${RATES.onTime.word}分档（应办结${FEWEST_DUE}件以上）：`, ...tiers];
  },
  full: (input, lines) => {
    const places = placesOf(placed(lines)).map(
      ({ row, place }) => `${place}. ${nameOf(input, row)} ${rateText(rate(row.counts, 'onTime'))}`,
    );
    return places.length === 0 ? [] : [`${RATES.onTime.word}排名（应办结${FEWEST_DUE}件以上）：`, ...places];
  },
};

const placed = (lines: readonly Line[]) => lines.filter(({ departmentId }) => departmentId !== null);

function partsOf(counts: Counts): string[] {
  const { due, closedOfDue, onTime, closed, overdue, returned, reopened, answered } = counts;
  return [
    ...(due > 0 ? [`应办结${due}、已办结${closedOfDue}、按期${onTime}`] : []),
    ...(due === 0 && closed > 0 ? [`本期办结${closed}`] : []),
    ...(overdue > 0 ? [`逾期${overdue}`] : []),
    ...(returned > 0 ? [`退回${returned}`] : []),
    ...(reopened > 0 ? [`重办${reopened}`] : []),
    ...(answered > 0 ? [rated(counts, 'satisfaction')] : []),
  ];
}
