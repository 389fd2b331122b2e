import { SendError } from '../../src/chat/send-failure.ts';
import { readContent, type Said } from './content.ts';
import { received, type Envelope, type Received } from './envelope.ts';
import { UNREADABLE, type Handler, type IntakeParts, type Senders } from './handler.ts';
import { toInbound, withNames } from './to-inbound.ts';

/** Somebody said something. */
export async function hear(parts: IntakeParts, senders: Senders, { event }: Envelope): ReturnType<Handler> {
  const parsed = received.safeParse(event);
  if (!parsed.success) return UNREADABLE;
  const { sender, message } = parsed.data;
  const openId = sender.sender_id?.open_id;
  // Bots, this one among them, do not talk to one another.
  if (sender.sender_type !== 'user' || openId === undefined) return undefined;
  senders.set(message.message_id, openId);
  parts.people.notePrivate(message.chat_id, message.chat_type === 'p2p');
  const botOpenId = await parts.botOpenId();
  const said = await readAll(parts, message);
  if (said.text.trim() === '' && said.attachments.length === 0) return undefined;
  for (const { id, name } of message.mentions) if (id !== undefined) parts.people.note(id.open_id, name);
  const name = await parts.people.nameOf(openId, message.chat_id);
  await parts.receive(toInbound(message, said, { openId, name }, botOpenId));
  return undefined;
}

async function readAll({ api, log }: IntakeParts, message: Received['message']): Promise<Said> {
  const { message_type: type, content, message_id: id } = message;
  if (type !== 'merge_forward') return readContent(type, content, id);
  try {
    const forwarded = (await api.message(id)).filter(({ message_id: one }) => one !== id);
    const lines = forwarded.map(({ msg_type, body, mentions }) =>
      withNames(
        readContent(msg_type, body?.content ?? '', id).text,
        mentions.map((one) => ({ ...one, id: undefined })),
        '',
      ),
    );
    return { text: lines.filter((line) => line.trim() !== '').join('\n'), attachments: [] };
  } catch (error) {
    // Without the scope to read messages it is refused each time: then what was forwarded is not read.
    if (!(error instanceof SendError) || error.failure.kind !== 'rejected') throw error;
    log.warn({ messageId: id, why: error.message }, 'forwarded messages cannot be read');
    return { text: '', attachments: [] };
  }
}
