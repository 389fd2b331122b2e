import type { Attachment } from '../../src/chat/message.ts';
import { recordOf } from './caller.ts';
import { isHeld } from './held.ts';

/** What a message holds, whichever of the platform's types it has. */
export interface Said {
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

const NOTHING: Said = { text: '', attachments: [] };

type Reader = (content: Record<string, unknown>, messageId: string) => Said;

/**
 * The types of messages that say something: open.feishu.cn/document/server-docs/im-v1/message-content-description
 * Stickers, red envelopes, calls and the like say nothing that could be a report.
 */
const READERS: Readonly<Record<string, Reader>> = {
  text: ({ text }) => ({ text: stringOf(text), attachments: [] }),
  post: (content, messageId) => post(content, messageId),
  image: ({ image_key: key }, messageId) => attached(messageId, key, 'image.jpg', 'image'),
  file: ({ file_key: key, file_name: name }, messageId) => attached(messageId, key, stringOf(name), 'file'),
  media: ({ file_key: key, file_name: name }, messageId) => attached(messageId, key, stringOf(name), 'file'),
  folder: ({ file_key: key, file_name: name }, messageId) => attached(messageId, key, stringOf(name), 'file'),
  audio: ({ file_key: key }, messageId) => attached(messageId, key, 'voice.opus', 'voice'),
  location: ({ name }) => ({ text: stringOf(name), attachments: [] }),
  interactive: (content) => ({ text: textsIn(content).join('\n'), attachments: [] }),
};

/** @param content JSON as the platform carries it; what cannot be read says nothing */
export function readContent(type: string, content: string, messageId: string): Said {
  const parsed = parse(content);
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  return parsed === undefined || reader === undefined ? NOTHING : reader(parsed, messageId);
}

function parse(content: string): Record<string, unknown> | undefined {
  try {
    return recordOf(JSON.parse(content));
  } catch {
    return undefined;
  }
}

/** `om_…/img_…`: a file is fetched by its key together with the message that brought it. */
function attachment(messageId: string, key: unknown, name: string, kind: Attachment['kind']): Attachment[] {
  if (typeof key !== 'string' || key === '' || !isHeld(key)) return [];
  return [{ id: `${messageId}/${key}`, name: name === '' ? key : name, kind }];
}

function attached(messageId: string, key: unknown, name: string, kind: Attachment['kind']): Said {
  return { text: '', attachments: attachment(messageId, key, name, kind) };
}

/** Rich text: a title and lines of pieces; also as `{zh_cn: {…}}`, as it is sent. */
function post(content: Record<string, unknown>, messageId: string): Said {
  const body = Array.isArray(content['content']) ? content : recordOf(Object.values(content)[0]);
  const lines = arrayOf(body['content']).map((line) => arrayOf(line).map(recordOf));
  const texts = [stringOf(body['title']), ...lines.map((line) => line.map(pieceText).join(''))];
  return {
    text: texts.filter((text) => text.trim() !== '').join('\n'),
    attachments: lines.flat().flatMap((piece) => pieceFile(piece, messageId)),
  };
}

/** `at` comes with its placeholder in `user_id`, which is resolved with those of a plain text. */
function pieceText({ tag, text, user_id: user }: Record<string, unknown>): string {
  return tag === 'at' ? stringOf(user) : stringOf(text);
}

function pieceFile(piece: Record<string, unknown>, messageId: string): Attachment[] {
  if (piece['tag'] === 'img') return attachment(messageId, piece['image_key'], 'image.jpg', 'image');
  return piece['tag'] === 'media' ? attachment(messageId, piece['file_key'], 'video.mp4', 'file') : [];
}

/** Everything readable of a card that somebody forwarded, in its order. */
function textsIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(textsIn);
  const record = recordOf(part);
  const own = ['title', 'text', 'content']
    .map((name) => record[name])
    .filter((one) => typeof one === 'string');
  return [...own, ...Object.values(record).flatMap((one) => (typeof one === 'object' ? textsIn(one) : []))];
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
