import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';
import type { SignedPush } from '../../test/support/feishu/crypto.ts';
import type { Reporter } from './city.ts';
import { messagePush } from './pushes.ts';

const PATIENCE_MS = 120_000;

/** Reports from everybody in turn, each with an id of its own; those that follow others begin where they ended. */
export function pushesOf(
  reporters: readonly Reporter[],
  count: number,
  name: string,
  first = 0,
): SignedPush[] {
  return Array.from({ length: count }, (_, i) => {
    const reporter = reporters[i % reporters.length]!;
    return messagePush(reporter, reporter.report(first + i), `${name}-${i}`);
  });
}

/** How many numbers the ledger has given. */
export async function issuesIn(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ done: number }[]>`
    select coalesce((select value from counters where name = 'issue'), 0) as done`;
  return row?.done ?? 0;
}

/** @throws Error where they do not become so many within two minutes */
export async function issuesReach(sql: postgres.Sql, count: number): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const done = await issuesIn(sql);
    if (done >= count) return;
    if (performance.now() > until) throw new Error(`${done} of ${count} issues after two minutes`);
    await pause(5);
  }
}

export function perSecond(count: number, tookMs: number): number {
  return Math.round((count / tookMs) * 1_000);
}
