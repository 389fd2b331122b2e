import type { FileContent, OpenFile } from '../../src/chat/file.ts';
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
  /** What the chat reads instead of a file that could not be sent. */
  readonly fileMissing: (name: string) => string;
}

/** A card that shows less than everything is followed by all of it as a file, unless one comes anyway. */
export function filesOf(notice: Notice, isShortened: boolean): (() => FileContent | NamedRef)[] {
  const named = (notice.files ?? []).flatMap(({ name, ref }) => (ref === undefined ? [] : [{ name, ref }]));
  if (named.length > 0 || !isShortened) return named.map((one) => () => one);
  const name = `${notice.title.replaceAll(/[\\/:*?"<>|\n]/g, ' ').slice(0, 60)}.txt`;
  return [() => ({ name, mediaType: 'text/plain', bytes: Buffer.from(plainText(notice), 'utf8') })];
}

interface NamedRef {
  readonly name: string;
  readonly ref: Parameters<OpenFile>[0];
}

/**
 * The message that carries a file; where there is no file to carry, one that says so.
 * @throws SendError where another attempt may succeed
 */
export async function fileMessage(parts: AttachParts, wanted: FileContent | NamedRef): Promise<Content> {
  try {
    const file = 'ref' in wanted ? await parts.openFile(wanted.ref) : wanted;
    return await uploaded(parts.api, file);
  } catch (error) {
    if (error instanceof SendError && error.failure.kind !== 'rejected') throw error;
    parts.log.warn({ file: 'ref' in wanted ? wanted.ref : 'text', err: error }, 'file cannot be sent');
    return { type: 'text', json: JSON.stringify({ text: parts.fileMissing(wanted.name) }) };
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
