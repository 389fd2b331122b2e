import type { Calendar } from '../calendar/calendar.ts';
import type { Notice } from '../chat/notice.ts';
import { fullDaysBetween, type ListedIssue } from './figures.ts';
import { capped, holder, issueLine, lateness, type Names } from './names.ts';

/** An issue as a brief tells of it. */
export interface BriefIssue extends ListedIssue {
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
  readonly now: Date;
  readonly names: Names;
  readonly calendar: Pick<Calendar, 'formatLocal'>;
}

const SHOWN = 5;

type Telling = (issue: BriefIssue, input: BriefInput) => readonly (string | null)[];

interface Part {
  readonly list: keyof BriefFacts;
  readonly heading: string;
  readonly tells: Telling;
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

const MORNING: readonly Part[] = [
  { list: 'dueToday', heading: '今日到期', tells: dueBy },
  { list: 'overdue', heading: '已逾期', tells: lateSince },
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
  const told = new Set<number>();
  const lines = parts.flatMap((part) => partLines(part, input, told));
  if (lines.length === 0) return null;
  return { kind, title: `${word} · ${input.calendar.formatLocal(input.now, 'date')}`, tone: 'plain', lines };
}

/** An issue is told once; where it belongs to a further part, its number stands for it. */
function partLines({ list, heading, tells }: Part, input: BriefInput, told: Set<number>): string[] {
  const { total, issues } = input.facts[list];
  if (total === 0) return [];
  const again = issues.filter(({ number }) => told.has(number));
  const fresh = issues.filter(({ number }) => !told.has(number));
  for (const { number } of fresh.slice(0, SHOWN)) told.add(number);
  const lines = capped(fresh, total - again.length, SHOWN, (issue) =>
    issueLine(issue, input.names, tells(issue, input)),
  );
  const seen =
    again.length === 0
      ? []
      : [
          `${again
            .slice(0, SHOWN)
            .map(({ number }) => `#${number}`)
            .join('、')}${again.length > SHOWN ? `等${again.length}件` : ''} 见上`,
        ];
  return [`${heading}${total}件`, ...lines, ...seen];
}
