import type { Worker } from 'node:worker_threads';
import { startThread } from '../../thread.ts';
import type { DrawingAnswer, DrawingOrder, DrawingTask } from './task.ts';

/** Bulletins come at once and then for days not at all; a thread that has loaded fonts and charts weighs 100 MB. */
const IDLE_MS = 60_000;

/** Draws in a thread of its own, so that messages are worked off meanwhile. */
export interface Drawer {
  draw(task: DrawingTask): Promise<Uint8Array>;
}

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (why: Error) => void;
}

/** One thread, begun with the first order and ended when nothing was ordered for a while. */
export function createDrawer(idleMs: number = IDLE_MS): Drawer {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;

  function begin(): Worker {
    const fresh = startThread(import.meta.url, 'draw-worker');
    fresh.on('message', settle);
    fresh.once('error', (error: Error) => end(fresh, error));
    fresh.once('exit', () => end(fresh, new Error('the drawing thread ended without an answer')));
    return fresh;
  }

  function settle(answer: DrawingAnswer): void {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('bytes' in answer) asked?.resolve(answer.bytes);
    else asked?.reject(new Error(answer.error));
    if (waiting.size === 0) rest();
  }

  /** What rests does not keep a program from ending. */
  function rest(): void {
    const resting = worker;
    resting?.unref();
    idle = setTimeout(() => {
      worker = undefined;
      void resting?.terminate();
    }, idleMs).unref();
  }

  function end(ended: Worker, why: Error): void {
    if (worker !== ended) return;
    worker = undefined;
    for (const { reject } of waiting.values()) reject(why);
    waiting.clear();
  }

  return {
    draw: (task) =>
      new Promise((resolve, reject) => {
        clearTimeout(idle);
        worker ??= begin();
        worker.ref();
        const order: DrawingOrder = { id: (lastId += 1), task };
        waiting.set(order.id, { resolve, reject });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage(order);
      }),
  };
}

/** The program's own: all files are drawn by one thread. */
export const drawer: Drawer = createDrawer();
