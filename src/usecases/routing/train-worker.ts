import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { retrain, type RetrainingTask } from '../../routing/learn/retrain.ts';

/** The other thread: one task comes in with the start, one answer goes out, and it ends. */
// On Linux a priority belongs to a thread: the training takes what messages leave over. Elsewhere it would slow the whole program.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
const task: RetrainingTask = workerData;
const answer = retrain(task);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(answer);
