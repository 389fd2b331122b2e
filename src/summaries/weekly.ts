import type { Calendar, Period } from '../calendar/calendar.ts';
import type { Notice } from '../chat/notice.ts';
import { type Bulletin, bulletinNotice, type Section } from './bulletin.ts';
import { type Counts, type Figures, isEmpty } from './figures.ts';
import { capped, issueLine, KIND_WORDS, lateness, type Names, shorten, subject } from './names.ts';
import { changeText, percent, rate, type RateName, RATES, rateText } from './rates.ts';

export interface BulletinInput {
  readonly campaign: string;
  /** The group's or department's name; null for the whole organisation. */
  readonly scopeName: string | null;
  /** 第 n 期; null for a bulletin that somebody asked for. */
  readonly number: number | null;
  readonly figures: Figures;
  /** Of the period before; null where there was none, and nothing is compared. */
  readonly previous: Figures | null;
  readonly names: Names;
  /** The order of the directory; departments with equally much to do stand in it. */
  readonly departmentIds: readonly number[];
  readonly calendar: Pick<Calendar, 'formatLocal'>;
}

/** How much is listed before "另有 k 件": a bulletin is read on a phone in two or three screens. */
const SHOWN = { overdue: 5, departments: 12, themes: 3, decisions: 5, dueNext: 6 } as const;
/** One report alone is no common problem. */
const COMMON = 2;
const REASON_LENGTH = 40;
const DAY_MS = 86_400_000;

export function weeklyNotice(input: BulletinInput): Notice {
  return bulletinNotice(weeklyBulletin(input));
}

/** The sections that have something to say; an empty week is one honest line. */
function weeklyBulletin(input: BulletinInput): Bulletin {
  const title = titleOf(input);
  if (isEmpty(input.figures)) {
    return { title, sections: [{ heading: '', lines: ['本期没有新增问题，也没有在办问题。'] }] };
  }
  const sections = [overall, byKind, byDepartment, themes, decisions, next].map((write) => write(input));
  return { title, sections: sections.filter(({ lines }) => lines.length > 0) };
}

/** 《四进工作组周通报》第3期·城关组（3月6日17时—3月13日17时） */
function titleOf({
  campaign,
  number,
  scopeName,
  figures: { period, asOf },
  calendar,
}: BulletinInput): string {
  const edition = number === null ? '' : `第${number}期`;
  const whose = scopeName === null ? '' : `·${scopeName}`;
  const hours = `${calendar.formatLocal(period.from, 'hour')}—${calendar.formatLocal(asOf, 'hour')}`;
  return `《${campaign}${number === null ? named(period) : '周通报'}》${edition}${whose}（${hours}）`;
}

/** What a bulletin of that length is called. */
function named({ from, to }: Period): string {
  const days = (to.getTime() - from.getTime()) / DAY_MS;
  if (days <= 1) return '日通报';
  return days <= 7 ? '周通报' : '通报';
}

function overall(input: BulletinInput): Section {
  const { figures, previous, names } = input;
  const { total } = figures;
  const change = previous === null ? '' : `（${changeText(total.new, previous.total.new)}）`;
  const closed = `办结${total.closed}件${within(total, [['unverified', '未回访']])}`;
  const open = `在办${total.open}件${within(total, [
    ['waiting', '待确认'],
    ['onHold', '挂账'],
  ])}`;
  return {
    heading: '总体情况',
    lines: [
      `新增${total.new}件${change}，上期结转${total.carriedOver}件，${closed}，${open}，逾期${total.overdue}件。`,
      dueLine(total),
      ...listOf(total, [
        ['returned', '退回', '次'],
        ['reopened', '重办', '次'],
        ['extended', '延期', '次'],
        ['cancelled', '作废', '件'],
        ['merged', '并单', '件'],
      ]),
      ...(figures.overdue.length === 0 ? [] : ['逾期件：']),
      ...capped(figures.overdue, total.overdue, SHOWN.overdue, (issue) =>
        issueLine(issue, names, [departmentOf(issue, names), lateness(issue.days)]),
      ),
    ],
  };
}

function dueLine(total: Counts): string {
  const satisfaction = rated(total, 'satisfaction');
  return total.due === 0
    ? `本期没有应办结件，${RATES.onTime.word} —；${satisfaction}。`
    : `应办结${total.due}件，${rated(total, 'closing')}，${rated(total, 'onTime')}；${satisfaction}。`;
}

const rated = (counts: Counts, name: RateName) => `${RATES[name].word} ${rateText(rate(counts, name))}`;

/** `（其中待确认2件、挂账1件）` */
function within(total: Counts, parts: readonly (readonly [keyof Counts, string])[]): string {
  const told = parts.filter(([name]) => total[name] > 0).map(([name, word]) => `${word}${total[name]}件`);
  return told.length === 0 ? '' : `（其中${told.join('、')}）`;
}

function listOf(total: Counts, parts: readonly (readonly [keyof Counts, string, string])[]): string[] {
  const told = parts
    .filter(([name]) => total[name] > 0)
    .map(([name, word, unit]) => `${word}${total[name]}${unit}`);
  return told.length === 0 ? [] : [`${told.join('、')}。`];
}

function byKind({ figures }: BulletinInput): Section {
  const lines = figures.byKind
    .filter(({ counts }) => counts.new + counts.closed + counts.open > 0)
    .map(({ kind, counts }) => {
      const word = kind === null ? '未指明对象' : KIND_WORDS[kind];
      return `${word}：新增${counts.new}、办结${counts.closed}、在办${counts.open}、逾期${counts.overdue}`;
    });
  // A group of one kind of object has read these numbers in the line above.
  const repeats = figures.scope.kind !== 'organisation' && lines.length === 1;
  return { heading: '四类对象', lines: repeats ? [] : lines };
}

/** By how much was due, then in the directory's order: a list to work with, no ranking. */
function byDepartment({ figures, names, departmentIds }: BulletinInput): Section {
  const place = (id: number | null) => (id === null ? departmentIds.length : departmentIds.indexOf(id));
  const lines = figures.byDepartment
    .map(({ departmentId, counts }) => ({ departmentId, counts, parts: departmentParts(counts) }))
    .filter(({ parts }) => parts.length > 0)
    .sort((a, b) => b.counts.due - a.counts.due || place(a.departmentId) - place(b.departmentId));
  const isMeaningful =
    figures.scope.kind === 'organisation' || (figures.scope.kind === 'group' && lines.length > 1);
  if (!isMeaningful) return { heading: '责任部门', lines: [] };
  const left = lines.slice(SHOWN.departments);
  const due = left.reduce((sum, { counts }) => sum + counts.due, 0);
  return {
    heading: '责任部门',
    lines: [
      ...lines
        .slice(0, SHOWN.departments)
        .map(
          ({ departmentId, parts }) =>
            `${departmentId === null ? '尚未派定' : names.department(departmentId)}：${parts.join('；')}`,
        ),
      ...(left.length === 0 ? [] : [`另有 ${left.length} 个部门，应办结合计${due}件`]),
    ],
  };
}

function departmentParts(counts: Counts): string[] {
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

/** What several reports have in common, as far as their category tells. */
function themes({ figures, previous }: BulletinInput): Section {
  const before = new Map(previous?.byCategory.map(({ category, new: count }) => [category, count]));
  const lines = figures.byCategory
    .filter((theme) => theme.new >= COMMON)
    .slice(0, SHOWN.themes)
    .map(({ category, new: count, groups }) =>
      [
        `${category}：${count}件，占新增 ${percent(count, figures.total.new)}（${count}/${figures.total.new}）`,
        ...(previous === null ? [] : [`上期${before.get(category) ?? 0}件`]),
        ...(groups > 1 ? [`涉及${groups}个组`] : []),
      ].join('，'),
    );
  return { heading: '热点与共性问题', lines };
}

function decisions({ figures, names }: BulletinInput): Section {
  const lines = capped(figures.decisions, figures.total.decisions, SHOWN.decisions, (issue) => {
    const lead = departmentOf(issue, names);
    const blocked = issue.reason === null ? [] : [shorten(issue.reason, REASON_LENGTH)];
    const asks = issue.to === null ? '多次退回，请协调员裁定' : `已提请${issue.to}，请予研究`;
    const about = [...blocked, asks, ...(lead === null ? [] : [`主办${lead}`])];
    return issue.sensitive ? subject(issue, names) : `${subject(issue, names)}——${about.join('；')}`;
  });
  return { heading: '需协调事项', lines };
}

function next({ figures, names, calendar, number }: BulletinInput): Section {
  const { dueNext } = figures.total;
  if (dueNext === 0) return { heading: '', lines: [] };
  const lines = capped(figures.dueNext, dueNext, SHOWN.dueNext, (issue) =>
    issueLine(issue, names, [
      departmentOf(issue, names),
      issue.deadline === null ? null : `${calendar.formatLocal(issue.deadline, 'date')}到期`,
    ]),
  );
  return { heading: number === null ? '今后七天' : '下周安排', lines: [`到期${dueNext}件：`, ...lines] };
}

const departmentOf = ({ departmentId }: { readonly departmentId: number | null }, names: Names) =>
  departmentId === null ? null : names.department(departmentId);
