import type { LedgerColumn } from '../../directory/ledger-columns.ts';
import { leadOf } from '../../issues/departments.ts';
import type { IssueEvent } from '../../issues/event.ts';
import type { Issue } from '../../issues/issue.ts';
import { FINAL_STATES } from '../../issues/state.ts';
import { FROM_LEDGER, isBehind, keptText } from '../../wording/ledger-import.ts';
import { rankOf } from '../reading/words.ts';
import { cellText, type LedgerEntry, said } from './entry.ts';
import { createPen, type Pen, writeSteps } from './history.ts';
import type { Register } from './register.ts';

export type ChangesOf =
  | { readonly kind: 'changes'; readonly events: readonly IssueEvent[] }
  /** The file wants what only people may do, or what cannot be. */
  | { readonly kind: 'unclear'; readonly why: string };

interface Change {
  readonly entry: LedgerEntry;
  readonly issue: Issue;
  readonly lastSeq: number;
  readonly lastAt: Date;
  readonly news: readonly LedgerColumn[];
  readonly known: Register;
  readonly now: Date;
}

/** The events by which an issue becomes what a line of a file says: forward only, and nothing is overwritten. */
export function changesOf(change: Change): ChangesOf {
  const { entry, issue, lastSeq, lastAt, news, known, now } = change;
  const has = (column: LedgerColumn) => news.includes(column);
  if (has('状态') && !mayMove(issue, entry))
    return { kind: 'unclear', why: isBehind(issue.state, entry.state) };
  const pen = createPen(issue.number, lastAt > now ? lastAt : now, { state: issue.state, seq: lastSeq });
  if (!FINAL_STATES.includes(issue.state)) {
    if (has('主办') || has('协办')) redispatch(pen, entry, issue);
    if (has('紧急程度') && entry.priority !== issue.priority) setPriority(pen, entry);
    if (has('期限')) moveDeadline(pen, entry, issue, known);
    if (has('责任人')) nameHandler(pen, entry, issue);
    const moves = has('状态') || (has('结果') && entry.state === 'closed');
    if (has('措施') && !moves) tellMeasure(pen, entry, issue);
    if (moves) writeSteps(pen, entry, missingSteps(pen, entry), { known, now });
  }
  keepRest(pen, change);
  return { kind: 'changes', events: pen.events };
}

/** Ahead on the way from report to close; and from it to what stands beside. */
function mayMove({ state }: Issue, { state: wished }: LedgerEntry): boolean {
  if (FINAL_STATES.includes(state) || wished === 'reopened' || wished === 'merged') return false;
  if (wished === 'cancelled') return true;
  if (wished === 'on_hold' || wished === 'returned') return state !== 'resolved' && state !== 'on_hold';
  return rankOf(wished) > rankOf(state);
}

const STEPS_AFTER = [
  { rank: 2, step: 'dispatch' },
  { rank: 3, step: 'accept' },
  { rank: 4, step: 'progress' },
  { rank: 5, step: 'resolve' },
  { rank: 6, step: 'close' },
] as const;

/** From where the issue stands now to where the file says it is. */
function missingSteps(pen: Pen, { state }: LedgerEntry) {
  if (state === 'on_hold') return ['hold'] as const;
  if (state === 'returned') return ['return'] as const;
  if (state === 'cancelled') return ['cancel'] as const;
  const [now, wished] = [rankOf(pen.state()), rankOf(state)];
  return STEPS_AFTER.filter(({ rank }) => rank > now && rank <= wished).map(({ step }) => step);
}

function redispatch(pen: Pen, { leadId, assistingIds }: LedgerEntry, issue: Issue): void {
  if (leadId === null) return;
  const isSame = leadOf(issue)?.departmentId === leadId;
  pen.write(null, isSame ? pen.state() : 'dispatched', {
    type: 'dispatched',
    lead: leadId,
    assisting: assistingIds,
    routing: { step: 'ruled', because: [FROM_LEDGER], candidates: [] },
    clocks: null,
  });
}

function setPriority(pen: Pen, { priority }: LedgerEntry): void {
  pen.write(null, pen.state(), { type: 'priority_set', priority, clocks: null });
}

/** Later is an extension, earlier a new limit. */
function moveDeadline(
  pen: Pen,
  { deadline, priority }: LedgerEntry,
  issue: Issue,
  { calendar }: Register,
): void {
  if (deadline === null) return;
  const limit = deadline.toISOString();
  if (issue.deadline !== null && deadline > issue.deadline) {
    const workingDays = workingDaysBetween(issue.deadline, deadline, calendar);
    pen.write(null, pen.state(), { type: 'extended', workingDays, deadline: limit });
    return;
  }
  const signDueAt = (issue.signDueAt ?? deadline).toISOString();
  const returnDueAt = (issue.returnDueAt ?? deadline).toISOString();
  pen.write(null, pen.state(), {
    type: 'priority_set',
    priority,
    clocks: { signDueAt, returnDueAt, deadline: limit },
  });
}

const MOST_DAYS = 400;

function workingDaysBetween(from: Date, to: Date, calendar: Register['calendar']): number {
  const last = calendar.localDate(to);
  let days = 0;
  let day = calendar.localDate(from);
  for (let i = 0; i < MOST_DAYS && day < last; i += 1) {
    day = calendar.addDays(day, 1);
    if (calendar.isWorkingDay(day)) days += 1;
  }
  return days;
}

function nameHandler(pen: Pen, { row }: LedgerEntry, issue: Issue): void {
  const lead = leadOf(issue);
  if (lead === undefined) return;
  const handler = row.texts.get('责任人') ?? null;
  const to = pen.state() === 'dispatched' || pen.state() === 'reopened' ? 'accepted' : pen.state();
  pen.write(null, to, { type: 'accepted', departmentId: lead.departmentId, handler });
}

function tellMeasure(pen: Pen, { row }: LedgerEntry, issue: Issue): void {
  const text = row.texts.get('措施');
  if (text === undefined) return;
  pen.write(null, pen.state(), {
    type: 'progressed',
    text,
    departmentId: leadOf(issue)?.departmentId ?? null,
  });
}

/** Columns that an event of their own has written down above. */
const WRITTEN: ReadonlySet<LedgerColumn> = new Set([
  '主办',
  '协办',
  '紧急程度',
  '期限',
  '责任人',
  '措施',
  '状态',
  '办结时间',
  '派单时间',
  '签收时间',
]);

/** What no event changes is kept beside: a title that was put right, a category, whatever stood in other columns. */
function keepRest(pen: Pen, { entry, issue, news }: Change): void {
  const isOver = FINAL_STATES.includes(issue.state);
  const resolves = pen.events.some(({ body }) => body.type === 'resolved');
  const closes = pen.events.some(({ body }) => body.type === 'confirmed');
  const isWritten = (column: LedgerColumn) =>
    (WRITTEN.has(column) && !isOver) ||
    (column === '结果' && resolves) ||
    (column === '满意度' && closes) ||
    column === '状态';
  const object = news.includes('对象') && entry.objectId !== null ? { objectId: entry.objectId } : {};
  const corrected = news
    .filter((column) => !isWritten(column))
    .flatMap((column) => {
      const text = cellText(entry, column);
      return text === undefined || column === '备注' ? [] : [said(column, text)];
    });
  const parts = [...corrected, ...(news.includes('备注') ? entry.rest : [])];
  if (parts.length > 0)
    pen.write(null, pen.state(), { type: 'supplemented', text: keptText(parts), ...object });
}
