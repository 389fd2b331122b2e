import { createHash } from 'node:crypto';
import { PassThrough, type Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FileContent } from '../chat/file.ts';
import { createFileCache } from './cache.ts';
import { drawer } from './drawing/draw-in-thread.ts';
import type { DrawingTask } from './drawing/task.ts';
import { fileName, MEDIA_TYPES, type SummaryFormat } from './formats.ts';
import { pictureOf } from './picture/model.ts';
import { type WeekLedger, writeWeekFile } from './sheet/week-file.ts';
import type { SummaryDocument } from './summary.ts';
import { bulletinDocument } from './word/bulletin.ts';

/** What a file is drawn from; the ledger is read for Excel alone. */
export interface SummarySource {
  readonly summary: SummaryDocument;
  readonly ledger: () => WeekLedger;
}

const CACHE_BYTES = 64 * 1024 * 1024;
const cache = createFileCache(CACHE_BYTES);

const RENDERERS: Readonly<Record<SummaryFormat, (source: SummarySource) => Promise<Uint8Array>>> = {
  png: ({ summary }) => drawn({ format: 'png', picture: pictureOf(summary) }),
  docx: ({ summary }) => drawn({ format: 'docx', document: bulletinDocument(summary) }),
  xlsx: ({ summary, ledger }) => bytesOf((out) => writeWeekFile(out, summary, ledger())),
};

/** A bulletin as a file. It may take seconds: never inside a transaction. */
export async function renderSummaryFile(source: SummarySource, format: SummaryFormat): Promise<FileContent> {
  return {
    name: fileName(source.summary.title, format),
    mediaType: MEDIA_TYPES[format],
    bytes: await RENDERERS[format](source),
  };
}

/** What is written into a stream, as a whole. */
export async function bytesOf(write: (out: Writable) => Promise<unknown>): Promise<Uint8Array> {
  const pipe = new PassThrough();
  const [bytes] = await Promise.all([buffer(pipe), write(pipe)]);
  return bytes;
}

/** What is the same in every word is drawn once. */
function drawn(task: DrawingTask): Promise<Uint8Array> {
  const key = createHash('sha256').update(JSON.stringify(task)).digest('hex');
  return cache.get(key, () => drawer.draw(task));
}
