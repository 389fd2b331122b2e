import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { systemTimers, within } from '../../src/chat/timers.ts';

/** Answers as soon as it is called, and then lets go of whoever waits for that. */
const ANSWERS = `
  const { parentPort, workerData } = require('node:worker_threads');
  Atomics.wait(workerData, 0, 0);
  parentPort.postMessage('said');
  Atomics.store(workerData, 1, 1);
  Atomics.notify(workerData, 1);`;

it('an answer that came while the process was busy was in time, and is heard before the time-out', async () => {
  const flag = new Int32Array(new SharedArrayBuffer(8));
  const other = new Worker(ANSWERS, { eval: true, workerData: flag });
  await once(other, 'online');
  // From here the loop turns to its timers first, and only then to what came in.
  await new Promise((resolve) => setImmediate(resolve));
  const answer = once(other, 'message').then(([said]: string[]) => said);
  const outcome = within(systemTimers, 1, answer, () => 'late');
  const began = performance.now();
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
  // Busy until the answer lies there and the time is over: the event loop has had no turn meanwhile.
  Atomics.wait(flag, 1, 0);
  while (performance.now() - began < 3);
  expect(await outcome).toBe('said');
  await other.terminate();
});

it('what never answers is late', async () => {
  expect(await within(systemTimers, 1, new Promise<string>(() => undefined), () => 'late')).toBe('late');
});
