import { parentPort, workerData } from 'node:worker_threads';
import { retrain, type RetrainingTask } from '../../routing/learn/retrain.ts';

/** The other thread: one task comes in with the start, one answer goes out, and it ends. */
const task: RetrainingTask = workerData;
const answer = retrain(task);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(answer);
