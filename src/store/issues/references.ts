import { and, desc, eq, gt, isNull, or } from 'drizzle-orm';
import type { ChatId } from '../../chat/message.ts';
import type { Db } from '../database/client.ts';
import { deliveries, issues, questions } from '../schema/index.ts';

/** Which issue a message of a chat is about: one that the bot sent, or the report that opened the issue. */
export async function issueOfMessage(
  db: Db,
  organisationId: number,
  chat: ChatId,
  messageId: string,
): Promise<number | undefined> {
  const sent = await sentAs(db, organisationId, chat, messageId);
  return sent?.number ?? reportedByMessage(db, organisationId, chat, messageId);
}

/** What kind of notice of the bot a message is; undefined for what others said. */
export async function kindOfMessage(
  db: Db,
  organisationId: number,
  chat: ChatId,
  messageId: string,
): Promise<string | undefined> {
  return (await sentAs(db, organisationId, chat, messageId))?.kind;
}

async function sentAs(db: Db, organisationId: number, chat: ChatId, messageId: string) {
  const [sent] = await db
    .select({ number: deliveries.issueNumber, kind: deliveries.kind })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.organisationId, organisationId),
        eq(deliveries.externalId, messageId),
        eq(deliveries.chat, chat),
      ),
    );
  return sent;
}

/** The one issue that a message reported; undefined where it reported none, or several. */
export async function reportedByMessage(
  db: Db,
  organisationId: number,
  chat: ChatId,
  messageId: string,
): Promise<number | undefined> {
  const reports = await db
    .select({ number: issues.number })
    .from(issues)
    .where(
      and(
        eq(issues.organisationId, organisationId),
        eq(issues.sourceChat, chat),
        eq(issues.sourceMessage, messageId),
      ),
    )
    .limit(2);
  return reports.length === 1 ? reports[0]?.number : undefined;
}

/** An own report, as far as it tells which of several is meant. */
export type OwnReport = Pick<typeof issues.$inferSelect, 'number' | 'title' | 'detail' | 'objectId'>;

/** What an account reported in a chat since then, the newest first; no more than `most`. */
export function reportsSince(
  db: Db,
  organisationId: number,
  chat: ChatId,
  account: string,
  { since, most }: { since: Date; most: number },
): Promise<OwnReport[]> {
  return db
    .select({
      number: issues.number,
      title: issues.title,
      detail: issues.detail,
      objectId: issues.objectId,
    })
    .from(issues)
    .where(
      and(
        eq(issues.organisationId, organisationId),
        eq(issues.reporterAccount, account),
        eq(issues.sourceChat, chat),
        gt(issues.reportedAt, since),
      ),
    )
    .orderBy(desc(issues.number))
    .limit(most);
}

/** The newest issue that an account reported in a chat since then. */
export async function latestReport(
  db: Db,
  organisationId: number,
  chat: ChatId,
  account: string,
  since: Date,
): Promise<number | undefined> {
  const [newest] = await reportsSince(db, organisationId, chat, account, { since, most: 1 });
  return newest?.number;
}

/** The newest issue that goes on with a closed one (“接 #5”). */
export async function latestFollower(
  db: Db,
  organisationId: number,
  number: number,
): Promise<number | undefined> {
  const [row] = await db
    .select({ number: issues.number })
    .from(issues)
    .where(and(eq(issues.organisationId, organisationId), eq(issues.follows, number)))
    .orderBy(desc(issues.number))
    .limit(1);
  return row?.number;
}

/** The choice that was put to this account last, where it ran out a short while ago. */
export async function lateQuestion(
  db: Db,
  organisationId: number,
  chat: ChatId,
  account: string,
  { now, since }: { now: Date; since: Date },
): Promise<Question | undefined> {
  const [row] = await db
    .select()
    .from(questions)
    .where(
      and(
        eq(questions.organisationId, organisationId),
        eq(questions.chat, chat),
        eq(questions.account, account),
      ),
    )
    .orderBy(desc(questions.id))
    .limit(1);
  return row !== undefined && row.expiresAt <= now && row.expiresAt > since ? row : undefined;
}

export interface Question {
  readonly id: number;
  /** Answered, or overtaken by what happened to the issue. */
  readonly closed: boolean;
  readonly issueNumber: number | null;
  readonly options: readonly QuestionOption[];
}

export interface QuestionOption {
  readonly label: string;
  readonly command: string;
  /** The command lacks words, which the next line of whoever was asked may give; no bare number chooses it. */
  readonly asksFor?: string;
}

/** Whether this very command was put to the account there as a choice that has not run out, chosen meanwhile or not. */
export async function wasOffered(
  db: Db,
  organisationId: number,
  { chat, account, command, now }: { chat: ChatId; account: string; command: string; now: Date },
): Promise<boolean> {
  const rows = await db
    .select({ options: questions.options })
    .from(questions)
    .where(
      and(
        eq(questions.organisationId, organisationId),
        eq(questions.chat, chat),
        eq(questions.account, account),
        gt(questions.expiresAt, now),
      ),
    );
  return rows.some(({ options }) => options.some((option) => option.command === command));
}

/** The newest choice that is still open to this account in this chat. */
export async function openQuestion(
  db: Db,
  organisationId: number,
  chat: ChatId,
  account: string,
  now: Date,
): Promise<Question | undefined> {
  const [row] = await db
    .select()
    .from(questions)
    .where(
      and(
        eq(questions.organisationId, organisationId),
        eq(questions.chat, chat),
        eq(questions.closed, false),
        gt(questions.expiresAt, now),
        or(isNull(questions.account), eq(questions.account, account)),
      ),
    )
    .orderBy(desc(questions.id))
    .limit(1);
  return row;
}

/** Puts a choice to somebody; the one asked before in the same chat is closed by it. */
export async function askQuestion(
  tx: Db,
  organisationId: number,
  question: {
    chat: ChatId;
    account: string | null;
    issueNumber: number | null;
    options: Question['options'];
    askedAt: Date;
    expiresAt: Date;
  },
): Promise<void> {
  const { chat, account } = question;
  await tx
    .update(questions)
    .set({ closed: true })
    .where(
      and(
        eq(questions.organisationId, organisationId),
        eq(questions.chat, chat),
        eq(questions.closed, false),
        account === null ? isNull(questions.account) : eq(questions.account, account),
      ),
    );
  await tx.insert(questions).values({ organisationId, ...question });
}

/** Once an issue moved on, the choices about it are over. */
export async function closeQuestions(tx: Db, organisationId: number, issueNumber: number): Promise<void> {
  await tx
    .update(questions)
    .set({ closed: true })
    .where(
      and(
        eq(questions.organisationId, organisationId),
        eq(questions.issueNumber, issueNumber),
        eq(questions.closed, false),
      ),
    );
}

export async function closeQuestion(tx: Db, organisationId: number, id: number): Promise<void> {
  await tx
    .update(questions)
    .set({ closed: true })
    .where(and(eq(questions.organisationId, organisationId), eq(questions.id, id)));
}
