import type { Log } from '../log.ts';
import type { Worker } from '../usecases/messages/handle-message.ts';
import type { Learning } from '../usecases/routing/learn.ts';
import { createTrainer } from '../usecases/routing/train-in-thread.ts';
import { learnDue } from './learning.ts';

/** Learns beside everything else: nobody waits for it. */
export interface Learner {
  /** A night may have passed: looks, and returns at once. */
  wake(): void;
  /** Resolves when nothing is being learned. */
  settled(): Promise<void>;
  /** Gives up what is under way: what it would have learned from is kept for the next night. */
  stop(): Promise<void>;
}

export function createLearner(worker: Worker, log: Log): Learner {
  const trainer = createTrainer();
  let running: Promise<void> | undefined;
  let isStopped = false;
  const once = async (): Promise<void> => {
    try {
      const learning = await learnDue(worker, (task) => trainer.train(task));
      if (learning !== undefined) tellLog(log, learning);
    } catch (error) {
      if (!isStopped) log.error({ err: error }, 'learning failed');
    }
  };
  return {
    wake() {
      if (isStopped) return;
      running ??= once().finally(() => {
        running = undefined;
      });
    },
    settled: async () => running,
    async stop() {
      isStopped = true;
      await trainer.stop();
      await running;
    },
  };
}

/** The threshold is printed: whoever runs the bot sees what it promises and on how much. */
function tellLog(log: Log, learning: Learning): void {
  if (learning.kind === 'too few') return;
  const { version, taken, examples, threshold, heldBack, wasUnreadable } = learning;
  if (wasUnreadable) log.warn('the routing model before could not be read: of a later version, or damaged');
  log.info(
    { version, examples, threshold, heldBack },
    taken
      ? 'routing learned'
      : 'routing learned, and the model before it stays: it was better on the newest decisions',
  );
}
