import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';

/** What stands in the ledger's tables. */
export interface RowCounts {
  readonly inboxRows: number;
  readonly issueRows: number;
  /** Issues whose reporter is told once. */
  readonly receiptRows: number;
  /** Issues whose department is asked once. */
  readonly cardRows: number;
}

export interface Rows {
  /**
   * Resolves when nothing is left to work off or to send at that time.
   * @param timeoutMs how long nothing may move
   */
  settled(now: () => number, timeoutMs: number): Promise<void>;
  count(): Promise<RowCounts>;
  close(): Promise<void>;
}

/** Looks into a program's database behind its back. */
export function openRows(databaseUrl: string): Rows {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const open = async (now: Date): Promise<number> => {
    const [row] = await sql<{ open: number }[]>`
      select ((select count(*) from inbox where state in ('available', 'running', 'retryable'))
        + (select count(*) from deliveries
          where state in ('available', 'running', 'retryable') and due_at <= ${now}))::int as open`;
    return row?.open ?? 0;
  };
  return {
    async settled(now, timeoutMs) {
      for (let [left, since] = [Infinity, performance.now()]; left > 0;) {
        const still = await open(new Date(now()));
        if (still < left) [left, since] = [still, performance.now()];
        if (performance.now() - since > timeoutMs) throw new Error(`${still} wait to be worked off or sent`);
        // To look is work for the database too.
        if (left > 0) await pause(100);
      }
    },
    async count() {
      const [row] = await sql<RowCounts[]>`
        select (select count(*)::int from inbox) as "inboxRows",
          (select count(*)::int from issues) as "issueRows",
          (select count(*)::int from deliveries where kind = 'receipt' and edits is null) as "receiptRows",
          (select count(*)::int from deliveries where kind = 'request' and edits is null) as "cardRows"`;
      if (row === undefined) throw new Error('no row of counts');
      return row;
    },
    close: () => sql.end(),
  };
}
