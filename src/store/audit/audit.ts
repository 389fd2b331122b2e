import { and, asc, eq, gt, gte, lt } from 'drizzle-orm';
import type { Actor } from '../../issues/event.ts';
import type { Db } from '../database/client.ts';
import { audit, inbox } from '../schema/index.ts';
import type { AuditNoun } from '../schema/audit.ts';

/** What somebody changed of the directory or the settings, with what stood there before and what stands now. */
export interface AuditEntry {
  readonly noun: AuditNoun;
  readonly name: string;
  readonly what: 'added' | 'changed' | 'removed';
  readonly old?: unknown;
  readonly new?: unknown;
}

export async function writeAudit(
  tx: Db,
  organisationId: number,
  by: { readonly at: Date; readonly actor: Actor; readonly inboxId: number | null },
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  for (let from = 0; from < entries.length; from += AT_ONCE)
    await tx
      .insert(audit)
      .values(entries.slice(from, from + AT_ONCE).map((entry) => ({ organisationId, ...by, ...entry })));
}

const AT_ONCE = 1_000;

export interface AuditLine {
  readonly id: number;
  readonly at: Date;
  readonly actor: Actor;
  /** The platform's id of the message that said so. */
  readonly message: string | null;
  readonly noun: AuditNoun;
  readonly name: string;
  readonly what: 'added' | 'changed' | 'removed';
  readonly old: unknown;
  readonly new: unknown;
}

/** Changes of the directory and the settings in [from, to), the oldest first, page by page. */
export async function listAudit(
  db: Db,
  organisationId: number,
  { from, to, after = 0, limit }: { from?: Date; to?: Date; after?: number; limit: number },
): Promise<AuditLine[]> {
  return db
    .select({
      id: audit.id,
      at: audit.at,
      actor: audit.actor,
      message: inbox.messageId,
      noun: audit.noun,
      name: audit.name,
      what: audit.what,
      old: audit.old,
      new: audit.new,
    })
    .from(audit)
    .leftJoin(inbox, and(eq(inbox.organisationId, audit.organisationId), eq(inbox.id, audit.inboxId)))
    .where(
      and(
        eq(audit.organisationId, organisationId),
        gt(audit.id, after),
        from === undefined ? undefined : gte(audit.at, from),
        to === undefined ? undefined : lt(audit.at, to),
      ),
    )
    .orderBy(asc(audit.id))
    .limit(limit);
}
