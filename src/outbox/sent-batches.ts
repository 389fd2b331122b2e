import type { Db } from '../store/database/client.ts';
import { settleSent, type Sent } from './settle.ts';

interface Waiting {
  readonly sent: Sent;
  readonly resolve: (kept: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes down what was sent, everything that came together in one statement: the next one goes out when the last is
 * through, so that a single message never waits and a crowd costs little.
 */
export function createSentBatches(db: Db, organisationId: number) {
  let waiting: Waiting[] = [];
  let running = false;

  const flush = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const kept = await settleSent(
          db,
          organisationId,
          batch.map(({ sent }) => sent),
        );
        for (const { sent, resolve } of batch) resolve(kept.has(sent.id));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    running = false;
  };

  /** @returns false when the lease was lost meanwhile */
  return (sent: Sent): Promise<boolean> =>
    new Promise((resolve, reject) => {
      waiting.push({ sent, resolve, reject });
      // Whatever else is settled in this turn of the event loop comes along.
      if (!running) {
        running = true;
        setImmediate(() => void flush());
      }
    });
}
