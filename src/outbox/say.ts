import { canEdit, type ChatAdapter } from '../chat/adapter.ts';
import { platformOf, type Platform } from '../chat/message.ts';
import type { Notice } from '../chat/notice.ts';
import { SendError } from '../chat/send-failure.ts';
import { systemTimers, within } from '../chat/timers.ts';
import type { Db } from '../store/database/client.ts';
import type { Delivery } from '../store/deliveries/leases.ts';
import { readSaid } from '../store/inbox/said.ts';
import { repeat } from './repeats.ts';

/** A send that takes longer is `uncertain`; the lease outlives it, so that nobody sends beside it. */
export const SEND_TIMEOUT_MS = 10_000;
/** Feishu changes a card for so long; what is older stays as it was. */
export const EDITABLE_DAYS = 14;
const DAY_MS = 86_400_000;

export type Said =
  | { readonly kind: 'said'; readonly messageId: string | null }
  /** There is nothing to replace, or no way to. */
  | { readonly kind: 'pointless'; readonly why: string };

export interface Speaker {
  readonly db: Db;
  readonly adapters: ReadonlyMap<Platform, ChatAdapter>;
  /** Tells the reader that this may stand there twice. */
  readonly markRepeated: (notice: Notice) => Notice;
}

/**
 * Says one delivery on its platform, or changes what was said.
 * @throws SendError, or whatever a broken adapter throws
 */
export async function say(speaker: Speaker, delivery: Delivery, now: Date): Promise<Said> {
  const platform = platformOf(delivery.chat);
  const adapter = speaker.adapters.get(platform);
  if (adapter === undefined) throw new SendError(`no bot for ${platform}`, { kind: 'rejected' });
  const notice = asRepeated(speaker, platform, delivery, now);
  if (delivery.edits !== null) return change(speaker, adapter, delivery, delivery.edits, now);
  const { messageId } = await inTime(adapter.send(delivery.chat, notice, delivery.dedupeKey));
  return { kind: 'said', messageId };
}

/** After a try without an answer: as it is, marked, or never. */
function asRepeated(
  { markRepeated }: Speaker,
  platform: Platform,
  { notice, edits, uncertainSince, attempt }: Delivery,
  now: Date,
): Notice {
  if (uncertainSince === null) return notice;
  const how = repeat({ platform, notice, isEdit: edits !== null, uncertainSince, attempt }, now);
  if (how === 'never') throw new SendError('no answer, and not to be said twice', { kind: 'uncertain' });
  return how === 'marked' ? markRepeated(notice) : notice;
}

async function change(
  { db }: Speaker,
  adapter: ChatAdapter,
  { organisationId, chat, notice }: Delivery,
  original: number,
  now: Date,
): Promise<Said> {
  if (!canEdit(adapter)) return { kind: 'pointless', why: 'the platform changes nothing' };
  const said = await readSaid(db, organisationId, original);
  if (said === undefined) return { kind: 'pointless', why: 'the message was not sent' };
  if (now.getTime() - said.at.getTime() > EDITABLE_DAYS * DAY_MS)
    return { kind: 'pointless', why: 'the message is too old' };
  await inTime(adapter.edit(chat, said.messageId, notice));
  return { kind: 'said', messageId: null };
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return within(systemTimers, SEND_TIMEOUT_MS, work, () => {
    throw new SendError(`no answer within ${SEND_TIMEOUT_MS} ms`, { kind: 'uncertain' });
  });
}
