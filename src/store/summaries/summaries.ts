import { and, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import type { ChatId } from '../../chat/message.ts';
import type { Notice } from '../../chat/notice.ts';
import type { Bulletin, LineChange } from '../../summaries/bulletin.ts';
import type { Db } from '../database/client.ts';
import { drafts, summaries, type SummaryKind } from '../schema/index.ts';

export interface NewSummary {
  readonly kind: SummaryKind;
  readonly chat: ChatId;
  readonly scope:
    | { readonly kind: 'organisation' }
    | { readonly kind: 'group' | 'department'; readonly id: number };
  readonly period: { readonly from: Date; readonly to: Date };
  readonly notice: Notice;
  readonly figures: unknown;
  readonly postedAt: Date;
  /** 第 n 期 */
  readonly number?: number;
  readonly bulletin?: Bulletin;
  /** 1 is the first; a correction is the next. */
  readonly edition?: number;
  readonly changes?: readonly LineChange[];
}

/** Keeps what is posted as a snapshot: issuing it again shows the same figures. @returns its id */
export async function keepSummary(tx: Db, organisationId: number, summary: NewSummary): Promise<number> {
  const { scope, period, notice, ...rest } = summary;
  const [row] = await tx
    .insert(summaries)
    .values({
      organisationId,
      ...rest,
      notice,
      title: notice.title,
      scope: scopeText(scope),
      periodFrom: period.from,
      periodTo: period.to,
      edition: summary.edition ?? 1,
    })
    .returning({ id: summaries.id });
  if (row === undefined) throw new Error('what is inserted is returned');
  return row.id;
}

/** `organisation`, `group:3` or `department:7`. */
export function scopeText(scope: NewSummary['scope']): string {
  return scope.kind === 'organisation' ? scope.kind : `${scope.kind}:${scope.id}`;
}

/** Until when the chat was told by its last brief, of a morning or an evening, what is new; undefined where none was since. */
export async function lastBriefUntil(
  tx: Db,
  organisationId: number,
  { chat, since, before }: { readonly chat: ChatId; readonly since: Date; readonly before: Date },
): Promise<Date | undefined> {
  const [last] = await tx
    .select({ until: summaries.periodTo })
    .from(summaries)
    .where(
      and(
        eq(summaries.organisationId, organisationId),
        eq(summaries.chat, chat),
        inArray(summaries.kind, ['morning', 'evening']),
        gt(summaries.periodTo, since),
        lt(summaries.periodTo, before),
      ),
    )
    .orderBy(desc(summaries.periodTo))
    .limit(1);
  return last?.until;
}

/** 第 n 期 of each chat: one more than were posted there. */
export async function nextNumbers(
  tx: Db,
  organisationId: number,
  kind: SummaryKind,
  chats: readonly ChatId[],
): Promise<(chat: ChatId) => number> {
  if (chats.length === 0) return () => 1;
  const rows = await tx
    .select({ chat: summaries.chat, posted: sql<number>`count(distinct ${summaries.periodTo})::int` })
    .from(summaries)
    .where(
      and(
        eq(summaries.organisationId, organisationId),
        eq(summaries.kind, kind),
        inArray(summaries.chat, [...chats]),
      ),
    )
    .groupBy(summaries.chat);
  const posted = new Map(rows.map((row) => [row.chat, row.posted]));
  return (chat) => (posted.get(chat) ?? 0) + 1;
}

/** The bulletin of that number in a chat, or the last one there, as it was corrected last. */
export async function postedBulletin(
  tx: Db,
  organisationId: number,
  chat: ChatId,
  { number, kind }: { readonly number: number | 'last'; readonly kind: 'weekly' | 'monthly' | undefined },
): Promise<Edition | undefined> {
  const [found] = await tx
    .select()
    .from(summaries)
    .where(
      and(
        eq(summaries.organisationId, organisationId),
        eq(summaries.chat, chat),
        inArray(summaries.kind, kind === undefined ? ['weekly', 'monthly'] : [kind]),
        number === 'last' ? undefined : eq(summaries.number, number),
      ),
    )
    .orderBy(
      ...(number === 'last' ? [desc(summaries.periodTo)] : [desc(summaries.kind), desc(summaries.periodTo)]),
      desc(summaries.edition),
    )
    .limit(1);
  return found;
}

export type Edition = typeof summaries.$inferSelect;

/** The last bulletin of the whole organisation, its newest edition in every chat that got it. */
export async function lastBulletin(tx: Db, organisationId: number): Promise<Edition[]> {
  const whole = and(
    eq(summaries.organisationId, organisationId),
    eq(summaries.scope, 'organisation'),
    inArray(summaries.kind, ['weekly', 'monthly']),
  );
  const [last] = await tx.select().from(summaries).where(whole).orderBy(desc(summaries.id)).limit(1);
  if (last === undefined) return [];
  const editions = await tx
    .select()
    .from(summaries)
    .where(and(whole, eq(summaries.kind, last.kind), eq(summaries.periodTo, last.periodTo)))
    .orderBy(desc(summaries.edition), summaries.id);
  return editions.filter(({ edition }) => edition === editions[0]?.edition);
}

/** What people changed in the words of a bulletin so far, before it was posted and after, in that order. */
export async function editsOf(
  tx: Db,
  organisationId: number,
  { kind, chat, periodTo }: Pick<Edition, 'kind' | 'chat' | 'periodTo'>,
): Promise<LineChange[]> {
  const drafted = await tx
    .select({ edits: drafts.edits })
    .from(drafts)
    .where(
      and(eq(drafts.organisationId, organisationId), eq(drafts.kind, kind), eq(drafts.periodTo, periodTo)),
    );
  const editions = await tx
    .select({ changes: summaries.changes })
    .from(summaries)
    .where(
      and(
        eq(summaries.organisationId, organisationId),
        eq(summaries.kind, kind),
        eq(summaries.chat, chat),
        eq(summaries.periodTo, periodTo),
      ),
    )
    .orderBy(summaries.edition);
  return [
    ...drafted.flatMap(({ edits }) => edits),
    ...editions.flatMap(({ changes }) => changes ?? []),
  ].filter(({ by }) => by !== undefined);
}
