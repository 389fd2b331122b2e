import { and, desc, eq, gt, lt } from 'drizzle-orm';
import { platformOf, type Platform } from '../../chat/message.ts';
import { plainText } from '../../chat/plain-text.ts';
import { maskPersonalData } from '../../language/personal-data.ts';
import type { LineChange } from '../../summaries/bulletin.ts';
import type { Db } from '../database/client.ts';
import { departmentNames } from '../issues/queries.ts';
import { summaries, workGroups } from '../schema/index.ts';

type SummaryRow = typeof summaries.$inferSelect;

/** A bulletin or brief as it is told outside. */
export interface SummaryView {
  readonly id: number;
  readonly kind: SummaryRow['kind'];
  readonly platform: Platform;
  /** The chat's id on its platform. */
  readonly chatId: string;
  /** `organisation`, or `group:` or `department:` and its name. */
  readonly scope: string;
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly edition: number;
  readonly number: number | null;
  /** What differs from the edition before; masked like the text. */
  readonly changes: readonly LineChange[];
  readonly postedAt: string;
}

export interface SummarySearch {
  readonly kind?: SummaryRow['kind'] | undefined;
  /** Only those whose period ends after this moment. */
  readonly from?: Date | undefined;
  /** Only those with a smaller id. */
  readonly cursor?: number | undefined;
  readonly limit: number;
}

/** Newest first, page by page. */
export async function listSummaries(
  db: Db,
  organisationId: number,
  { kind, from, cursor, limit }: SummarySearch,
  mask: (text: string) => string = (text) => maskPersonalData(text).masked,
): Promise<{ items: SummaryView[]; nextCursor: string | null }> {
  const rows = await db
    .select()
    .from(summaries)
    .where(
      and(
        eq(summaries.organisationId, organisationId),
        kind === undefined ? undefined : eq(summaries.kind, kind),
        from === undefined ? undefined : gt(summaries.periodTo, from),
        cursor === undefined ? undefined : lt(summaries.id, cursor),
      ),
    )
    .orderBy(desc(summaries.id))
    .limit(limit + 1);
  const scopeName = await scopeNames(db, organisationId);
  const items = rows.slice(0, limit).map((row) => viewOf(row, scopeName, mask));
  const last = items.at(-1);
  return { items, nextCursor: rows.length > items.length && last ? String(last.id) : null };
}

/** One of them as it was posted, whatever has changed in the ledger since. */
export async function getSummary(
  db: Db,
  organisationId: number,
  id: number,
  mask: (text: string) => string,
): Promise<(SummaryView & { readonly text: string; readonly figures: unknown }) | undefined> {
  const [row] = await db
    .select()
    .from(summaries)
    .where(and(eq(summaries.organisationId, organisationId), eq(summaries.id, id)));
  if (row === undefined) return undefined;
  const view = viewOf(row, await scopeNames(db, organisationId), mask);
  return { ...view, text: mask(plainText(row.notice)), figures: row.figures };
}

async function scopeNames(db: Db, organisationId: number): Promise<(scope: string) => string> {
  const groups = await db
    .select({ id: workGroups.id, name: workGroups.name })
    .from(workGroups)
    .where(eq(workGroups.organisationId, organisationId));
  const names = new Map<string, string>([
    ...groups.map(({ id, name }) => [`group:${id}`, `group:${name}`] as const),
    ...[...(await departmentNames(db, organisationId))].map(
      ([id, name]) => [`department:${id}`, `department:${name}`] as const,
    ),
  ]);
  return (scope) => names.get(scope) ?? scope;
}

function viewOf(
  row: SummaryRow,
  scopeName: (scope: string) => string,
  mask: (text: string) => string,
): SummaryView {
  const { id, kind, chat, scope, periodFrom, periodTo, title, edition, number, changes, postedAt } = row;
  const masked = (line: string | null) => (line === null ? null : mask(line));
  return {
    id,
    kind,
    platform: platformOf(chat),
    chatId: chat.slice(chat.indexOf(':') + 1),
    scope: scopeName(scope),
    from: periodFrom.toISOString(),
    to: periodTo.toISOString(),
    title,
    edition,
    number,
    changes: (changes ?? []).map(({ before, after }) => ({ before: masked(before), after: masked(after) })),
    postedAt: postedAt.toISOString(),
  };
}
