import type { Section } from '../bulletin.ts';
import type { EntryFigures } from '../entry-figures.ts';
import type { Counts } from '../figures.ts';
import { OBJECT_KINDS } from '../../directory/names.ts';
import { capped, departmentOf, issueLine, lateness } from '../names.ts';
import type { OrderFigures } from '../ordered.ts';
import { changeText, rate, type RateName, RATES, rateText } from '../rates.ts';
import { lasted } from '../lasting.ts';
import type { BulletinInput } from './input.ts';

const SHOWN = 5;

/** 一、总体情况: visits, what came in and went out, rates, ages, and what is late. */
export function overall({ facts, names }: BulletinInput): Section {
  const { total, previous } = facts;
  const change = previous === null ? '' : `（${changeText(total.new, previous.total.new)}）`;
  const closed = `办结${total.closed}件${within(total, [['unverified', '未回访']])}`;
  const open = `在办${total.open}件${within(total, [
    ['waiting', '待确认'],
    ['onHold', '挂账'],
  ])}`;
  return {
    heading: '总体情况',
    lines: [
      ...visitLines(facts.entries.visits),
      `新增${total.new}件${change}，上期结转${total.carriedOver}件，${closed}，${open}，逾期${total.overdue}件。`,
      dueLine(total),
      ...timeLine(total, facts.handlingMs),
      ...happened(total, [
        ['returned', '退回', '次'],
        ['reopened', '重办', '次'],
        ['extended', '延期', '次'],
        ['cancelled', '作废', '件'],
        ['merged', '并单', '件'],
      ]),
      ...orderedLine(facts.orders),
      ...(facts.overdue.length === 0 ? [] : ['逾期件：']),
      ...capped(facts.overdue, total.overdue, SHOWN, (issue) =>
        issueLine(issue, names, [departmentOf(issue, names), lateness(issue.days)]),
      ),
    ],
  };
}

/** `督办：新交办3件，办结1件，在办4件，其中过了督办期限2件。` */
function orderedLine({ given, done, standing, late }: OrderFigures): string[] {
  const parts = [
    ...(given > 0 ? [`新交办${given}件`] : []),
    ...(done > 0 ? [`办结${done}件`] : []),
    ...(standing > 0 ? [`在办${standing}件${late > 0 ? `，其中过了督办期限${late}件` : ''}`] : []),
  ];
  return parts.length === 0 ? [] : [`督办：${parts.join('，')}。`];
}

const VISITED = { enterprise: '企业', project: '项目', village: '乡村', community: '社区' } as const;
const MEASURES = { enterprise: '家', project: '个', village: '个', community: '个' } as const;

function visitLines(visits: EntryFigures['visits']): string[] {
  if (visits === null) return [];
  const kinds = OBJECT_KINDS.filter((kind) => visits.byKind[kind] > 0).map(
    (kind) => `${VISITED[kind]}${visits.byKind[kind]}${MEASURES[kind]}`,
  );
  const where = [...kinds, ...(visits.households > 0 ? [`入户${visits.households}户`] : [])];
  const what = [
    ...(visits.found > 0 ? [`收集问题${visits.found}个`] : []),
    ...(visits.solved > 0 ? [`当场解决${visits.solved}个`] : []),
  ];
  return where.length + what.length === 0
    ? []
    : [`走访${[where.join('、'), ...what].filter((part) => part !== '').join('，')}。`];
}

function dueLine(total: Counts): string {
  const satisfaction = rated(total, 'satisfaction');
  return total.due === 0
    ? `本期没有应办结件，${RATES.onTime.word} —；${satisfaction}。`
    : `应办结${total.due}件，${rated(total, 'closing')}，${rated(total, 'onTime')}；${satisfaction}。`;
}

/** How long it takes, and how much has waited long; nothing where there is nothing of either. */
function timeLine(total: Counts, handlingMs: number | null): string[] {
  const parts = [
    ...(handlingMs === null ? [] : [`办结件从登记到出结果，一半在${lasted(handlingMs)}以内`]),
    ...(total.older30 > 0
      ? [`在办超过15天${total.older15}件，其中超过30天${total.older30}件`]
      : total.older15 > 0
        ? [`在办超过15天${total.older15}件`]
        : []),
  ];
  return parts.length === 0 ? [] : [`${parts.join('；')}。`];
}

export const rated = (counts: Counts, name: RateName) =>
  `${RATES[name].word} ${rateText(rate(counts, name))}`;

/** `（其中待确认2件、挂账1件）` */
function within(total: Counts, parts: readonly (readonly [keyof Counts, string])[]): string {
  const told = parts.filter(([name]) => total[name] > 0).map(([name, word]) => `${word}${total[name]}件`);
  return told.length === 0 ? '' : `（其中${told.join('、')}）`;
}

function happened(total: Counts, parts: readonly (readonly [keyof Counts, string, string])[]): string[] {
  const told = parts
    .filter(([name]) => total[name] > 0)
    .map(([name, word, unit]) => `${word}${total[name]}${unit}`);
  return told.length === 0 ? [] : [`${told.join('、')}。`];
}
