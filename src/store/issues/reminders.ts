import { and, asc, eq, inArray, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Period } from '../../calendar/calendar.ts';
import type { ChatId } from '../../chat/message.ts';
import { CARDED_STATES, type CardKind, UNSIGNED_STATES } from '../../issues/cards.ts';
import type { Issue } from '../../issues/issue.ts';
import type { Db } from '../database/client.ts';
import { withDepartments } from './issues.ts';
import { issueEvents, issues, reminderDays, reminders } from '../schema/index.ts';

/** A card owed to a chat. */
export interface Reminder {
  readonly issueNumber: number;
  readonly kind: CardKind;
  readonly about: Date;
  readonly chat: ChatId;
  readonly dueAt: Date;
}

/** Issues that may owe a card: a deadline up to `deadlineUpTo`, a limit to sign, a supervisor's date or the end of a hold up to `now`. */
export async function issuesToWarnOf(
  db: Db,
  organisationId: number,
  { now, deadlineUpTo, onlyUrgent }: { now: Date; deadlineUpTo: Date; onlyUrgent: boolean },
): Promise<Issue[]> {
  const worked = inArray(issues.state, [...CARDED_STATES]);
  const rows = await db
    .select()
    .from(issues)
    .where(
      and(
        eq(issues.organisationId, organisationId),
        onlyUrgent ? eq(issues.priority, 'urgent') : undefined,
        or(
          and(worked, lte(issues.deadline, deadlineUpTo)),
          and(inArray(issues.state, [...UNSIGNED_STATES]), lte(issues.signDueAt, now)),
          and(worked, isNotNull(issues.instruction)),
          and(eq(issues.state, 'on_hold'), lte(issues.heldUntil, now)),
        ),
      ),
    )
    .orderBy(asc(issues.number));
  return withDepartments(db, organisationId, rows);
}

/** Writes down what is owed; each card once, ever. Returns those that nobody had written down before. */
export async function oweReminders(
  tx: Db,
  organisationId: number,
  owed: readonly Reminder[],
): Promise<Pick<Reminder, 'issueNumber' | 'kind' | 'chat'>[]> {
  const fresh = [];
  for (let from = 0; from < owed.length; from += AT_ONCE)
    fresh.push(
      ...(await tx
        .insert(reminders)
        .values(owed.slice(from, from + AT_ONCE).map((one) => ({ organisationId, ...one })))
        .onConflictDoNothing()
        .returning({ issueNumber: reminders.issueNumber, kind: reminders.kind, chat: reminders.chat })),
    );
  return fresh;
}

const AT_ONCE = 500;

export interface WaitingReminder {
  readonly reminder: Reminder;
  readonly issue: Issue;
}

/** Cards that nobody has sent yet, by their age; locked until this transaction ends, and passed over where another holds them. */
export async function waitingReminders(
  tx: Db,
  organisationId: number,
  { chat, onlyUrgent = false }: { chat?: ChatId; onlyUrgent?: boolean } = {},
): Promise<WaitingReminder[]> {
  const rows = await tx
    .select({ reminder: reminders, issue: issues })
    .from(reminders)
    .innerJoin(
      issues,
      and(eq(issues.organisationId, reminders.organisationId), eq(issues.number, reminders.issueNumber)),
    )
    .where(
      and(
        eq(reminders.organisationId, organisationId),
        eq(reminders.state, 'waiting'),
        chat === undefined ? undefined : eq(reminders.chat, chat),
        onlyUrgent ? eq(issues.priority, 'urgent') : undefined,
      ),
    )
    .orderBy(asc(reminders.dueAt), asc(reminders.issueNumber))
    .for('update', { of: reminders, skipLocked: true });
  const whole = await withDepartments(
    tx,
    organisationId,
    rows.map(({ issue }) => issue),
  );
  return rows.flatMap(({ reminder: { issueNumber, kind, about, chat, dueAt } }, i) => {
    const issue = whole[i];
    return issue === undefined ? [] : [{ reminder: { issueNumber, kind, about, chat, dueAt }, issue }];
  });
}

export async function settleReminders(
  tx: Db,
  organisationId: number,
  settled: readonly Reminder[],
  state: 'sent' | 'dropped',
  now: Date,
): Promise<void> {
  for (const { issueNumber, kind, about, chat } of settled)
    await tx
      .update(reminders)
      .set({ state, settledAt: now })
      .where(
        and(
          eq(reminders.organisationId, organisationId),
          eq(reminders.issueNumber, issueNumber),
          eq(reminders.kind, kind),
          eq(reminders.about, about),
          eq(reminders.chat, chat),
        ),
      );
}

/** Counts one more reminder for a chat's day; false, and nothing counted, where that would be more than `most`. */
export async function countReminder(
  tx: Db,
  organisationId: number,
  chat: ChatId,
  day: string,
  most: number,
): Promise<boolean> {
  if (most < 1) return false;
  const rows = await tx
    .insert(reminderDays)
    .values({ organisationId, chat, day, sent: 1 })
    .onConflictDoUpdate({
      target: [reminderDays.organisationId, reminderDays.chat, reminderDays.day],
      set: { sent: sql`${reminderDays.sent} + 1` },
      setWhere: sql`${reminderDays.sent} < ${most}`,
    })
    .returning({ sent: reminderDays.sent });
  return rows.length === 1;
}

/** More are written out by nobody. */
const MOST_ORDERS = 300;

/**
 * Open issues that a supervisor gave an order about (督办, 批示), the earliest date first; with `news`, only those to
 * which something happened in that time, or whose date passed in it. `total` counts all that stand.
 */
export async function instructedIssues(
  db: Db,
  organisationId: number,
  { limit = MOST_ORDERS, news }: { readonly limit?: number; readonly news?: Period | undefined } = {},
): Promise<{ issues: Issue[]; total: number }> {
  const ordered = and(eq(issues.organisationId, organisationId), isNotNull(issues.instruction));
  const where = news === undefined ? ordered : and(ordered, movedIn(organisationId, news));
  const rows = await db
    .select()
    .from(issues)
    .where(where)
    .orderBy(sql`${issues.instruction} ->> 'dueAt' asc nulls last`, asc(issues.number))
    .limit(limit);
  const isWhole = news === undefined && rows.length < limit;
  const total = isWhole ? rows.length : await db.$count(issues, ordered);
  return { issues: await withDepartments(db, organisationId, rows), total };
}

function movedIn(organisationId: number, { from, to }: Period): SQL {
  const within = (at: SQL) =>
    sql`${at} >= ${from.toISOString()}::timestamptz and ${at} < ${to.toISOString()}::timestamptz`;
  return sql`(${within(sql`(${issues.instruction} ->> 'dueAt')::timestamptz`)} or exists (
    select 1 from ${issueEvents} where ${issueEvents.organisationId} = ${organisationId}
      and ${issueEvents.issueNumber} = ${issues.number} and ${within(sql`${issueEvents.at}`)}))`;
}
