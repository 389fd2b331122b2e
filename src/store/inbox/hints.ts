import { lt } from 'drizzle-orm';
import type { Db } from '../database/client.ts';
import { hints } from '../schema/index.ts';

const PAUSE_MS = 10 * 60_000;

/** Whether this account has not been told for ten minutes how a command is typed; from now on it has. */
export async function tellOnce(tx: Db, organisationId: number, account: string, now: Date): Promise<boolean> {
  const rows = await tx
    .insert(hints)
    .values({ organisationId, account, saidAt: now })
    .onConflictDoUpdate({
      target: [hints.organisationId, hints.account],
      set: { saidAt: now },
      setWhere: lt(hints.saidAt, new Date(now.getTime() - PAUSE_MS)),
    })
    .returning({ account: hints.account });
  return rows.length === 1;
}
