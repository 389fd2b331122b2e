import type { Log } from '../log.ts';
import { startLoop } from '../outbox/loop.ts';
import { endAbandonedLines } from '../store/database/abandoned-lines.ts';
import type { Db } from '../store/database/client.ts';

const LOOK_EVERY_MS = 5_000;

/**
 * Frees what dead lines to Postgres hold, ours and those of a replica that lost its power.
 * @returns what stops it
 */
export function startLineWatch(db: Db, log: Log): () => Promise<void> {
  const look = async (): Promise<number> => {
    const ended = await endAbandonedLines(db);
    if (ended > 0) log.warn({ ended }, 'lines to the database were abandoned; what they held is free');
    return 0;
  };
  const loop = startLoop('lines', look, LOOK_EVERY_MS, log);
  return () => loop.stop();
}
