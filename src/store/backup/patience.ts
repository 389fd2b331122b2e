import { sql } from 'drizzle-orm';
import type { Db } from '../database/client.ts';

/**
 * Lets this transaction wait for a disk or a bucket between two statements: elsewhere Postgres ends a session that is
 * silent in its transaction for ten seconds, and one picture on a slow line may take longer.
 */
export async function allowPauses(tx: Db): Promise<void> {
  await tx.execute(sql`set local idle_in_transaction_session_timeout = '10min'`);
}
