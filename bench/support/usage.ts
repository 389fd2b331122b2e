import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';

const TICK_MS = 10;
const LOOK_EVERY_MS = 50;

/** What a process has computed so far; nothing where it is gone or runs elsewhere. */
export function cpuMsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return 0;
  }
}

/** What all processes of the database have computed so far, where it runs on this machine. */
export async function databaseCpuMs(sql: postgres.Sql): Promise<number> {
  const rows = await sql<{ pid: number }[]>`select pid from pg_stat_activity`;
  return rows.reduce((sum, { pid }) => sum + cpuMsOf(pid), 0);
}

/** Looks again and again at what the database's connections do until told to stop: the shares of what they wait for. */
export function watchWaits(sql: postgres.Sql): () => Promise<Record<string, number>> {
  const seen = new Map<string, number>();
  const state = { isOver: false };
  const looking = (async () => {
    while (!state.isOver) {
      const rows = await sql<{ what: string }[]>`
        select case when state <> 'active' then 'the client: ' || state
          else coalesce(wait_event_type || ' ' || wait_event, 'nothing: computing') end as what
        from pg_stat_activity
        where backend_type = 'client backend' and datname = current_database() and pid <> pg_backend_pid()
          and state <> 'idle'`;
      for (const { what } of rows) seen.set(what, (seen.get(what) ?? 0) + 1);
      await pause(LOOK_EVERY_MS);
    }
  })();
  return async () => {
    state.isOver = true;
    await looking;
    const all = [...seen.values()].reduce((sum, count) => sum + count, 0);
    return Object.fromEntries(
      [...seen]
        .sort(([, a], [, b]) => b - a)
        .slice(0, 6)
        .map(([what, count]) => [what, Math.round((count / all) * 100) / 100]),
    );
  };
}
