import { and, eq, sql } from 'drizzle-orm';
import type { ChatId } from '../chat/message.ts';
import type { Notice } from '../chat/notice.ts';
import type { Db } from './client.ts';
import { summaries } from './schema/index.ts';

interface NewSummary {
  readonly kind: 'weekly' | 'morning' | 'evening';
  readonly chat: ChatId;
  readonly scope:
    | { readonly kind: 'organisation' }
    | { readonly kind: 'group' | 'department'; readonly id: number };
  readonly period: { readonly from: Date; readonly to: Date };
  readonly notice: Notice;
  readonly figures: unknown;
  readonly postedAt: Date;
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
      edition: 1,
    })
    .returning({ id: summaries.id });
  if (row === undefined) throw new Error('what is inserted is returned');
  return row.id;
}

/** `organisation`, `group:3` or `department:7`. */
export function scopeText(scope: NewSummary['scope']): string {
  return scope.kind === 'organisation' ? scope.kind : `${scope.kind}:${scope.id}`;
}

/** 第 n 期 of a chat: one more than were posted there. */
export async function nextWeeklyNumber(tx: Db, organisationId: number, chat: ChatId): Promise<number> {
  const [row] = await tx
    .select({ posted: sql<number>`count(distinct ${summaries.periodTo})::int` })
    .from(summaries)
    .where(
      and(
        eq(summaries.organisationId, organisationId),
        eq(summaries.kind, 'weekly'),
        eq(summaries.chat, chat),
      ),
    );
  return (row?.posted ?? 0) + 1;
}
