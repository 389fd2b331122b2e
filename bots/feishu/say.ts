import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChatId } from '../../src/chat/message.ts';
import type { Notice } from '../../src/chat/notice.ts';
import { SendError } from '../../src/chat/send-failure.ts';
import type { Api, Content } from './api.ts';
import { fileMessage, filesOf, wholeText, type AttachParts } from './attach.ts';
import { draw, nextForm, type Form } from './content-out.ts';
import { FeishuError, mayBlameAnchor } from './failures.ts';
import { anchorOf } from './to-press.ts';

export interface SayParts extends AttachParts {
  readonly api: Api;
  /** Takes out what the tenant's data protection would stop. */
  readonly mask: (notice: Notice) => Notice;
}

interface Place {
  readonly receiver: string;
  /** The message that is answered. */
  readonly anchor: string | undefined;
}

/** A chat takes five messages a second from all bots together; a notice with files is several. */
const BETWEEN_MS = 250;

/**
 * The notice, then its files. Each has an id of its own under the key, so that a repeat says nothing twice; but only
 * within the hour, so nothing is said before the files are there.
 */
export async function say(parts: SayParts, chat: ChatId, notice: Notice, key: string): Promise<string> {
  const place = { receiver: chat.slice('feishu:'.length), anchor: anchorOf(notice.replyTo) };
  const named = filesOf(notice, parts.openFile);
  const files = await Promise.all(named.map((one) => fileMessage(parts, one)));
  const { messageId, isShortened } = await sayNotice(parts, place, notice, key);
  if (isShortened && files.length === 0) files.push(await fileMessage(parts, wholeText(notice, key)));
  for (const [index, content] of files.entries()) {
    await pause(BETWEEN_MS);
    await put(parts.api, place, content, uuidOf(`${key}:file:${index}`));
  }
  return messageId;
}

/** As a card, else as a shorter one, else as text: a refusal is never silence. */
async function sayNotice(parts: SayParts, place: Place, notice: Notice, key: string) {
  let form: Form = 'card';
  for (;;) {
    const { content, isShortened } = draw(notice, form, parts.mask);
    try {
      return { messageId: await put(parts.api, place, content, uuidOf(key)), isShortened };
    } catch (error) {
      const next = nextForm(form, error);
      if (next === undefined) throw error;
      parts.log.warn(
        { kind: notice.kind, form, next, code: (error as FeishuError).code },
        'refused as it was',
      );
      form = next;
    }
  }
}

async function put(api: Api, { receiver, anchor }: Place, content: Content, uuid: string): Promise<string> {
  if (anchor === undefined) return api.say(receiver, content, uuid);
  try {
    return await api.reply(anchor, content, uuid);
  } catch (error) {
    // What is answered may have been taken back meanwhile: then it is said without an anchor.
    if (error instanceof FeishuError && mayBlameAnchor(error)) return api.say(receiver, content, uuid);
    throw error;
  }
}

/** Another card in the place of what was said; the platform allows it for 14 days and for cards only. */
export async function sayAnew(parts: SayParts, messageId: string, notice: Notice): Promise<void> {
  const { content } = draw(notice, 'card', parts.mask);
  if (content.type !== 'interactive') throw tooLong(notice);
  try {
    await parts.api.patch(messageId, content.json);
  } catch (error) {
    const next = nextForm('card', error);
    if (next === undefined || next === 'text') throw error;
    const less =
      next === 'short card' ? draw(notice, next, parts.mask) : draw(parts.mask(notice), 'card', parts.mask);
    if (less.content.type !== 'interactive') throw error;
    await parts.api.patch(messageId, less.content.json);
  }
}

function tooLong({ kind }: Notice): SendError {
  return new SendError(`${kind} fits in no card`, { kind: 'rejected', because: 'refused' });
}

/** At most 50 characters; the platform says the same id once within an hour. */
function uuidOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
