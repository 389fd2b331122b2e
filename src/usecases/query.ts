import type { Period } from '../calendar/calendar.ts';
import type { QueryIntent } from '../commands/intent.ts';
import { withoutPage } from '../commands/questions/next-page.ts';
import { wordsAlone } from '../commands/words-alone.ts';
import type { Issue } from '../issues/issue.ts';
import { FINAL_STATES, type IssueState } from '../issues/state.ts';
import { explainRouting } from '../routing/explain.ts';
import { listOpenIssues, type IssueFilter } from '../store/issues/lists.ts';
import { readEvents } from '../store/issues/issues.ts';
import { issueCard, issueList, notFound, strangerRefused, unknownNumber, why } from '../wording/answers.ts';
import { listWords, inTimeWords } from '../wording/list-titles.ts';
import { spanWords } from '../wording/people.ts';
import { unclearDays } from '../wording/periods.ts';
import { eventLine } from '../wording/timeline.ts';
import { viewOf } from './issue-view.ts';
import { isInSight, sightOf } from './people/contact-sight.ts';
import { type Listing, ownIssues } from './own-issues.ts';
import type { Known } from './known.ts';
import { mayRead, showAll } from './private-view.ts';
import { firstAndLast, saidPeriod } from './summaries/said-period.ts';
import { survivorOf } from './survivor.ts';
import { answer, type Turn } from './turn.ts';

const LIST_LENGTH = 10;
const TIMELINE_LENGTH = 8;

/** "#12", "我的问题", "超期", "凤凰粮食什么情况": tells and changes nothing. */
export async function query(turn: Turn, intent: QueryIntent): Promise<void> {
  if (turn.sender.grants.length === 0) return answer(turn, strangerRefused());
  if (intent.issueNumbers.length === 0) {
    const asked = narrowed(turn, intent);
    return asked === undefined
      ? answer(turn, unclearDays())
      : list(turn, intent, scopeOf(turn, intent, asked.words, asked.filter));
  }
  for (const number of intent.issueNumbers) {
    const issue = await survivorOf(turn, number, 'look');
    if (!issue || !isInSight(sightOf(turn), issue)) answer(turn, unknownNumber(number));
    else if (intent.aspect === 'routing') answer(turn, whyHere(turn, issue));
    else await show(turn, issue, intent.aspect === 'timeline' ? Number.POSITIVE_INFINITY : 1);
  }
}

function whyHere({ known }: Turn, issue: Issue) {
  const nameOf = (id: number) => known.department(id)?.name ?? `部门${id}`;
  // The reason quotes the text, and a restricted one is not for everybody who asks.
  const routing =
    issue.sensitive && issue.routing !== null ? { ...issue.routing, because: [] } : issue.routing;
  const sentence = routing === null ? '还没有派单' : explainRouting(routing, nameOf);
  return why(issue.number, sentence);
}

async function show(turn: Turn, issue: Issue, last: number): Promise<void> {
  const { tx, organisationId, known } = turn;
  if (turn.message.isPrivate && (await mayRead(turn, issue))) return showAll(turn, issue);
  const events = issue.sensitive ? [] : await readEvents(tx, organisationId, issue.number);
  const nameOf = (id: number) => known.department(id)?.name ?? '承办部门';
  const lines = events
    .slice(-Math.min(last, TIMELINE_LENGTH * 4))
    .map(
      (event) =>
        `${known.calendar.formatLocal(event.at, 'dateTime')} ${eventLine(event, nameOf, (at) => known.calendar.formatLocal(at, 'date'))}`,
    );
  answer(turn, issueCard(viewOf(known, issue), lines));
}

async function list(turn: Turn, intent: QueryIntent, listing: Listing): Promise<void> {
  const { title, filter, ifNone } = listing;
  const within = sightOf(turn);
  const seen = within === undefined ? filter : { within, ...filter };
  const page = intent.page ?? 1;
  const before = (page - 1) * LIST_LENGTH;
  const { issues, total } = await listOpenIssues(turn.tx, turn.organisationId, seen, LIST_LENGTH, before);
  const rows = issues.map((issue) => ({
    issue: viewOf(turn.known, issue),
    isLate: isLateAt(issue, turn.now),
  }));
  if (total === 0 && ifNone !== undefined) return list(turn, intent, ifNone);
  if (total === 0 && intent.words !== undefined) return answer(turn, notFound(intent.words));
  const rest = total - before - rows.length;
  const next = rest > 0 ? `${withoutPage(wordsAlone(turn.message.text))} 第${page + 1}页` : undefined;
  answer(turn, issueList(title, rows, { total, page, rest: Math.max(0, rest), next }));
}

const WAITS: ReadonlySet<IssueState> = new Set(['resolved', 'on_hold', ...FINAL_STATES]);

function isLateAt({ deadline, state }: Issue, now: Date): boolean {
  return deadline !== null && deadline < now && !WAITS.has(state);
}

const SOON_MS = 3 * 86_400_000;

/** Which of the open ones are asked for; all of them, where a scope is not named here. */
const LISTED: Partial<Record<NonNullable<QueryIntent['scope']>, (turn: Turn) => IssueFilter>> = {
  overdue: ({ now }) => ({ overdueAt: now }),
  due_today: dueToday,
  due_soon: ({ now }) => ({ overdueAt: new Date(now.getTime() + SOON_MS) }),
  undispatched: () => ({ states: ['reported', 'triage'] }),
  unsigned: () => ({ states: ['dispatched', 'reopened'] }),
  unclaimed: () => ({ states: ['reported', 'triage', 'returned', 'dispatched', 'reopened'] }),
  awaiting: () => ({ states: ['resolved'] }),
  returned: () => ({ states: ['returned'] }),
  on_hold: () => ({ states: ['on_hold'] }),
  reopened: () => ({ states: ['reopened'] }),
  urgent: () => ({ priorities: ['urgent', 'hard'] }),
  ordered: () => ({ isOrdered: true }),
  closed: () => ({ isWhole: true, states: ['closed'] }),
  all: () => ({ isWhole: true }),
};

const DAY_MS = 86_400_000;

function dueToday({ known: { calendar }, now }: Turn): IssueFilter {
  const from = calendar.at(calendar.localDate(now), '00:00');
  return { dueFrom: from, overdueAt: new Date(from.getTime() + DAY_MS) };
}

/** Which issues are asked for, wherever they are; undefined where the days that were named are none. */
function narrowed(turn: Turn, intent: QueryIntent): { words: string; filter: IssueFilter } | undefined {
  const { known, now } = turn;
  const { scope = 'open', category, olderThanDays, overdueDays, reported, closed } = intent;
  const said = reported ?? closed;
  const filter = {
    ...LISTED[scope]?.(turn),
    ...(category === undefined ? {} : { category }),
    ...(olderThanDays === undefined ? {} : { reported: { from: new Date(0), to: ago(now, olderThanDays) } }),
    ...(overdueDays === undefined ? {} : { overdueAt: ago(now, overdueDays) }),
  };
  if (said === undefined) return { words: listWords(intent), filter };
  const period = saidPeriod(known, said, now);
  if (period === undefined) return undefined;
  const [what, during] =
    closed === undefined
      ? (['reported', { reported: period }] as const)
      : (['closed', { closed: period }] as const);
  return { words: inTimeWords(daysOf(known, period), what, category), filter: { ...filter, ...during } };
}

const ago = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

function daysOf({ calendar }: Known, period: Period): string {
  const [first, last] = firstAndLast(calendar, period);
  return spanWords(calendar.localDate(first), calendar.localDate(last));
}

/** What the question is about; without a name, what concerns the chat it was asked in. */
function scopeOf(turn: Turn, intent: QueryIntent, words: string, filter: IssueFilter): Listing {
  const { known, chat } = turn;
  if (intent.words !== undefined && intent.scope !== 'mine')
    return { title: `“${intent.words}”${words}`, filter: { words: intent.words, ...filter } };
  const object = known.objectNamed(intent.subject);
  if (object) return { title: `${object.name}${words}`, filter: { objectId: object.id, ...filter } };
  const department = known.departmentNamed(intent.department);
  if (department)
    return { title: `${department.name}${words}`, filter: { departmentId: department.id, ...filter } };
  const own = turn.message.isPrivate ? ownDepartment(turn) : undefined;
  if (own !== undefined) return { title: `${own.name}${words}`, filter: { departmentId: own.id, ...filter } };
  if (intent.scope === 'mine' && chat?.departmentId == null) return ownIssues(turn, intent.words);
  if (chat?.departmentId != null)
    return { title: `本部门${words}`, filter: { departmentId: chat.departmentId, ...filter } };
  if (chat?.groupId != null) return { title: `本组${words}`, filter: { groupId: chat.groupId, ...filter } };
  return { title: `全部${words}`, filter };
}

/** In a private chat a liaison's own list is the department's. */
function ownDepartment({ known, sender }: Turn) {
  const grant = sender.grants.find(({ role, departmentId }) => role === 'liaison' && departmentId !== null);
  return known.department(grant?.departmentId);
}
