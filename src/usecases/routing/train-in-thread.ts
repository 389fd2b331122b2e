import { Worker } from 'node:worker_threads';
import type { Retrained, RetrainingTask } from '../../routing/learn/retrain.ts';

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

/** The built program's neighbour is JavaScript; beside the sources stands TypeScript, which the development tool reads. */
function startWorker(task: RetrainingTask): Worker {
  const options = { workerData: task, resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } };
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('train-worker.js', import.meta.url), options);
  const source = JSON.stringify(new URL('train-worker.ts', import.meta.url).href);
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); });`;
  return new Worker(code, { ...options, eval: true });
}
