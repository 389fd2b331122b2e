import type { Attachment, InboundMessage } from '../../src/chat/message.ts';
import { storable } from '../../src/chat/storable.ts';
import type { SeenMessage } from './gateway.ts';
import { fullId, messageKey } from './ids.ts';
import { readAs } from './message-type.ts';

export interface Translated {
  readonly accountId: string;
  /** The room's id in the ledger, which stays when the puppet gives the room another. */
  readonly roomId: string | undefined;
  readonly mentionsBot: boolean;
  /** The own message that is quoted. */
  readonly replyTo?: string | undefined;
  /** Where a location is, in words. */
  readonly place?: string | undefined;
}

/** What somebody said in WeChat, in the shape of every platform; undefined for what is none of the bot's business. */
export function toInbound(seen: SeenMessage, known: Translated): InboundMessage | undefined {
  const kind = readAs(seen.type);
  if (kind === 'ignored' || kind === 'unheard_of') return undefined;
  const { accountId, roomId, replyTo, mentionsBot } = known;
  const isPrivate = seen.roomId === undefined;
  const common = {
    id: messageKey(accountId, seen.id),
    chat: fullId(roomId ?? seen.talkerId),
    isPrivate,
    sender: { account: fullId(seen.talkerId), name: storable(seen.talkerName) || seen.talkerId },
    mentionsBot: mentionsBot || isPrivate,
    type: 'text' as const,
    sentAt: seen.at,
    raw: null,
  };
  switch (kind) {
    case 'text':
    case 'note':
      return {
        ...common,
        text: storable(seen.text),
        type: kind,
        ...(replyTo === undefined ? {} : { replyTo }),
      };
    case 'location':
      return { ...common, text: storable(known.place ?? '') };
    case 'recall':
      // Its text is the id of what was taken back.
      return { ...common, text: '', recalls: messageKey(accountId, seen.text) };
    case 'image':
    case 'file':
    case 'voice':
      return { ...common, text: '', attachments: [attachmentOf(seen, kind)] };
  }
}

/** Of a file, the text is its name where the puppet gives one. What it holds is fetched by the message's id. */
function attachmentOf({ id, text }: SeenMessage, kind: Attachment['kind']): Attachment {
  const name = kind === 'file' && text.length <= 200 && !/[<\n]/.test(text) ? storable(text) : '';
  return { id, kind, name };
}
