import type { Calendar } from '../calendar/calendar.ts';
import type { Notice } from '../chat/notice.ts';
import type { Priority } from '../commands/intent.ts';
import { fullDaysBetween, type ListedIssue } from './figures.ts';
import { capped, departmentOf, holder, issueLine, lateness, type Names } from './names.ts';
import { HALTED } from './pressing.ts';

/** An issue as a brief tells of it. */
export interface BriefIssue extends ListedIssue {
  readonly priority: Priority;
  readonly reportedAt: Date;
  readonly signDueAt: Date | null;
  /** The unit it was raised to, if any. */
  readonly escalatedTo: string | null;
  /** It was closed because nobody answered (未回访). */
  readonly isUnverified: boolean;
}

/** As many as are worth showing, and how many there are. */
export interface BriefList {
  readonly total: number;
  readonly issues: readonly BriefIssue[];
  /** How many stand there in all, on a day on which only those with news are listed. */
  readonly standing?: number;
}

/** What there is to say; lists come ordered, most pressing first. */
export interface BriefFacts {
  readonly dueToday: BriefList;
  readonly overdue: BriefList;
  readonly reported: BriefList;
  readonly unsigned: BriefList;
  readonly closed: BriefList;
  readonly returned: BriefList;
  readonly decisions: BriefList;
}

export interface BriefInput {
  readonly facts: BriefFacts;
  /** What is new, closed, returned: since `from`. */
  readonly from: Date;
  /** A deadline that ran out since then is news; what is longer overdue was told before. */
  readonly lateFrom: Date;
  readonly now: Date;
  /** What stands above in the same message. */
  readonly told?: ReadonlySet<number>;
  readonly names: Names;
  readonly calendar: Pick<Calendar, 'formatLocal'>;
}

const SHOWN = 5;

type Telling = (issue: BriefIssue, input: BriefInput) => readonly (string | null)[];

interface Part {
  readonly list: keyof BriefFacts;
  readonly heading: string;
  readonly tells: Telling;
  /** Told before, and nothing presses: a number stands for it where there are many. */
  readonly isKnown?: (issue: BriefIssue, input: BriefInput) => boolean;
}

const local = ({ calendar }: BriefInput, instant: Date | null, words: (at: string) => string) =>
  instant === null ? null : words(calendar.formatLocal(instant, 'dateTime'));
const has: Telling = (issue, { names }) => [holder(issue, names)];

const closedHow: Telling = (issue, input) => [
  ...has(issue, input),
  issue.isUnverified ? '无人回音，按未回访办结' : null,
];

const dueBy: Telling = (issue, input) => [
  ...has(issue, input),
  local(input, issue.deadline, (at) => `${at}到期`),
];
const lateSince: Telling = (issue, input) => [
  ...has(issue, input),
  issue.deadline === null ? null : lateness(fullDaysBetween(issue.deadline, input.now)),
  local(input, issue.deadline, (at) => `应于${at}办结`),
];
const saidAt: Telling = (issue, input) => [
  ...has(issue, input),
  local(input, issue.reportedAt, (at) => `${at}报`),
];
const signBy: Telling = (issue, input) => [
  ...has(issue, input),
  issue.signDueAt === null
    ? null
    : local(input, issue.signDueAt, (at) =>
        issue.signDueAt !== null && issue.signDueAt < input.now ? `应于${at}签收，已超时` : `${at}前签收`,
      ),
];

const asksFor: Telling = (issue, input) => [
  ...has(issue, input),
  issue.escalatedTo === null ? '多次退回，请协调员裁定' : `已提请${issue.escalatedTo}`,
];

/** Nothing of it is new, nobody called it urgent, and no work stands still for it. */
const longLate = ({ priority, title, deadline }: BriefIssue, { lateFrom }: BriefInput): boolean =>
  priority !== 'urgent' && !HALTED.test(title) && deadline !== null && deadline < lateFrom;

const MORNING: readonly Part[] = [
  { list: 'dueToday', heading: '今日到期', tells: dueBy },
  { list: 'overdue', heading: '已逾期', tells: lateSince, isKnown: longLate },
  { list: 'reported', heading: '昨晚以来新增', tells: saidAt },
  { list: 'unsigned', heading: '待签收', tells: signBy },
];

const EVENING: readonly Part[] = [
  { list: 'reported', heading: '今日新增', tells: saidAt },
  { list: 'closed', heading: '今日办结', tells: closedHow },
  { list: 'returned', heading: '今日退回', tells: has },
  { list: 'unsigned', heading: '仍未签收', tells: signBy },
  { list: 'decisions', heading: '需要拍板', tells: asksFor },
];

/** 早报; null when there is nothing to say, and nothing is posted. */
export function morningNotice(input: BriefInput): Notice | null {
  return briefOf('morning', '早报', MORNING, input);
}

/** 晚报; null when there is nothing to say, and nothing is posted. */
export function eveningNotice(input: BriefInput): Notice | null {
  return briefOf('evening', '晚报', EVENING, input);
}

function briefOf(
  kind: 'morning' | 'evening',
  word: string,
  parts: readonly Part[],
  input: BriefInput,
): Notice | null {
  const told = new Set(input.told);
  const lines = parts.flatMap((part) => partLines(part, input, told));
  if (lines.length === 0) return null;
  return { kind, title: `${word} · ${input.calendar.formatLocal(input.now, 'date')}`, tone: 'plain', lines };
}

/** An issue is told once; where it belongs to a further part, its number stands for it. */
function partLines({ list, heading, tells, isKnown }: Part, input: BriefInput, told: Set<number>): string[] {
  const { total, issues, standing = total } = input.facts[list];
  if (total === 0) return [];
  const again = issues.filter(({ number }) => told.has(number));
  const fresh = issues.filter(({ number }) => !told.has(number));
  const known =
    isKnown === undefined || fresh.length <= SHOWN ? [] : fresh.filter((issue) => isKnown(issue, input));
  const pressing = fresh.filter((issue) => !known.includes(issue));
  for (const { number } of pressing.slice(0, SHOWN)) told.add(number);
  const unlisted = total - issues.length;
  return [
    `${heading}${standing}件${standing > total ? `，其中有新情况的${total}件` : ''}`,
    ...capped(pressing, pressing.length + (known.length === 0 ? unlisted : 0), SHOWN, (issue) =>
      issueLine(issue, input.names, tells(issue, input)),
    ),
    ...(known.length === 0 ? [] : [stillLate(known, known.length + unlisted, input)]),
    ...(again.length === 0 ? [] : [`${numbered(again, again.length)} 见上`]),
  ];
}

/** `仍逾期：住建局 #44、#45；发改委 #14` */
function stillLate(known: readonly BriefIssue[], count: number, { names }: BriefInput): string {
  const of = (issue: BriefIssue) => (issue.sensitive ? '敏感件' : (departmentOf(issue, names) ?? '未派定'));
  const whose = [...new Set(known.map(of))];
  const told = whose.map((who) => {
    const own = known.filter((issue) => of(issue) === who);
    return `${who} ${own.map(({ number }) => `#${number}`).join('、')}`;
  });
  return `仍逾期：${told.join('；')}${count > known.length ? `，等${count}件` : ''}`;
}

const NUMBERS_SHOWN = 10;

function numbered(issues: readonly BriefIssue[], count: number): string {
  const shown = issues.slice(0, NUMBERS_SHOWN).map(({ number }) => `#${number}`);
  return `${shown.join('、')}${count > shown.length ? `等${count}件` : ''}`;
}
