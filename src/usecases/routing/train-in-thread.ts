import type { Worker } from 'node:worker_threads';
import type { Retrained, RetrainingTask } from '../../routing/learn/retrain.ts';
import { startThread } from '../../thread.ts';

/** A training of a large ledger stays far below; one that does not must not take the bot with it. */
const MOST_MEGABYTES = 1024;

/** A training in a thread of its own: messages are worked off meanwhile. */
export interface Trainer {
  train(task: RetrainingTask): Promise<Retrained>;
  /** Ends what is still under way; its promise is rejected. */
  stop(): Promise<void>;
}

export function createTrainer(): Trainer {
  const running = new Set<Worker>();
  let isStopped = false;
  return {
    train: (task) =>
      new Promise((resolve, reject) => {
        if (isStopped) return reject(new Error('no training begins while the program ends'));
        const worker = startWorker(task);
        running.add(worker);
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', () => {
          running.delete(worker);
          reject(new Error('the training ended without an answer'));
        });
      }),
    async stop() {
      isStopped = true;
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}

function startWorker(task: RetrainingTask): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: MOST_MEGABYTES };
  return startThread(import.meta.url, 'train-worker', { workerData: task, resourceLimits });
}
