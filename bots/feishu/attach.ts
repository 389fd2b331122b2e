import type { createBegun } from '../../src/chat/begun.ts';
import { isNoFile, type FileContent, type OpenFile } from '../../src/chat/file.ts';
import type { Notice } from '../../src/chat/notice.ts';
import { plainText } from '../../src/chat/plain-text.ts';
import { SendError } from '../../src/chat/send-failure.ts';
import type { Log } from '../../src/log.ts';
import type { Api, Content } from './api.ts';

const MOST_IMAGE_BYTES = 10 * 1024 * 1024;
const MOST_FILE_BYTES = 30 * 1024 * 1024;

/** Anything else goes as `stream`: open.feishu.cn/document/server-docs/im-v1/file/create */
const FILE_TYPES: Readonly<Record<string, string>> = {
  xlsx: 'xls',
  xls: 'xls',
  docx: 'doc',
  doc: 'doc',
  pptx: 'ppt',
  pdf: 'pdf',
  mp4: 'mp4',
  opus: 'opus',
};

export interface AttachParts {
  readonly api: Pick<Api, 'uploadImage' | 'uploadFile'>;
  readonly openFile: OpenFile;
  readonly log: Log;
  /** Where an upload goes on while its notice waits; the result serves every message that carries the file. */
  readonly begun: ReturnType<typeof createBegun<Content>>;
  /** What the chat reads instead of a file that could not be sent. */
  readonly fileMissing: (name: string) => string;
}

interface Wanted {
  readonly name: string;
  /** By which the same file is known at the next try. */
  readonly id: string;
  readonly open: () => Promise<FileContent>;
}

/** The files that a notice names. */
export function filesOf({ files = [] }: Notice, openFile: OpenFile): Wanted[] {
  return files.flatMap(({ name, ref }) =>
    ref === undefined ? [] : [{ name, id: ref, open: () => openFile(ref) }],
  );
}

/** A card that shows less than everything is followed by all of it as a file, unless one comes anyway. */
export function wholeText(notice: Notice, key: string): Wanted {
  const name = `${notice.title.replaceAll(/[\\/:*?"<>|\n]/g, ' ').slice(0, 60)}.txt`;
  const bytes = Buffer.from(plainText(notice), 'utf8');
  return { name, id: `${key}:text`, open: async () => ({ name, mediaType: 'text/plain', bytes }) };
}

/** There is no such file, or the platform does not take it: the next try would end the same. */
export function isNeverSent(error: unknown): boolean {
  return isNoFile(error) || (error instanceof SendError && error.failure.kind === 'rejected');
}

/**
 * The message that carries a file; where there is no file to carry, one that says so.
 * @throws SendError where another attempt may succeed, or while the upload lasts
 */
export async function fileMessage(parts: AttachParts, { name, id, open }: Wanted): Promise<Content> {
  try {
    return await parts.begun(id, async () => uploaded(parts.api, await open()));
  } catch (error) {
    if (error instanceof SendError && error.failure.kind !== 'rejected') throw error;
    parts.log.warn({ file: id, err: error }, 'file cannot be sent');
    return { type: 'text', json: JSON.stringify({ text: parts.fileMissing(name) }) };
  }
}

async function uploaded(api: AttachParts['api'], file: FileContent): Promise<Content> {
  const { name, mediaType, bytes } = file;
  const tooMuch = bytes.length === 0 || bytes.length > MOST_FILE_BYTES;
  if (tooMuch) throw new SendError(`${bytes.length} bytes`, { kind: 'rejected', because: 'refused' });
  if (/^image\/(png|jpe?g|gif|webp|bmp)$/.test(mediaType) && bytes.length <= MOST_IMAGE_BYTES)
    return { type: 'image', json: JSON.stringify({ image_key: await api.uploadImage(bytes) }) };
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  const key = await api.uploadFile(file, FILE_TYPES[ending] ?? 'stream');
  return { type: 'file', json: JSON.stringify({ file_key: key }) };
}
