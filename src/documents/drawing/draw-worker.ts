import { parentPort } from 'node:worker_threads';
import type { DrawingAnswer, DrawingOrder, DrawingTask } from './task.ts';

/** The other thread: orders come in, files go out. What draws is loaded with the first order of its kind. */
const DRAW: {
  readonly [Format in DrawingTask['format']]: (
    task: Extract<DrawingTask, { format: Format }>,
  ) => Promise<Uint8Array>;
} = {
  png: async ({ picture }) => {
    const [{ pageSvg }, { pngOf }] = [await import('../picture/page.ts'), await import('../picture/png.ts')];
    return pngOf(await pageSvg(picture));
  },
  docx: async ({ document }) => (await import('../word/docx.ts')).docxOf(document),
};

async function answerTo({ id, task }: DrawingOrder): Promise<DrawingAnswer> {
  try {
    return { id, bytes: await (task.format === 'png' ? DRAW.png(task) : DRAW.docx(task)) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (order: DrawingOrder) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  void answerTo(order).then((answer) => parentPort?.postMessage(answer));
});
