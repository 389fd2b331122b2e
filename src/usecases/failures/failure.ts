import { platformOf } from '../../chat/message.ts';
import type { Outgoing } from '../../outbox/enqueue.ts';
import type { Failure } from '../../outbox/retry-policy.ts';
import type { Delivery } from '../../outbox/settle.ts';
import type { Db } from '../../store/database/client.ts';
import { deliveryFailed } from '../../wording/to-coordinators.ts';
import { markChatGone } from '../chat-events/gone.ts';
import type { Known } from '../known.ts';

/** The coordinators hear of what could not be delivered, elsewhere if they can be reached elsewhere; never of that itself. */
export async function tellOfFailure(
  tx: Db,
  known: Known,
  delivery: Delivery,
  failure: Failure,
  now: Date,
): Promise<Outgoing[]> {
  // Said once for the whole chat, however many of its messages fail.
  if (failure.kind === 'rejected' && failure.because === 'chat_gone')
    return markChatGone(tx, known, delivery.chat, 'unreachable', now);
  return lostOne(known, delivery, failure.kind !== 'uncertain');
}

function lostOne(known: Known, delivery: Delivery, isCertain: boolean): Outgoing[] {
  if (delivery.kind === 'delivery_failed') return [];
  const chats = known.chatsOfKind('coordinators').filter(({ id }) => id !== delivery.chat);
  const elsewhere = chats.filter(({ id }) => platformOf(id) !== platformOf(delivery.chat));
  const name = known.chat(delivery.chat)?.name ?? delivery.chat;
  const notice = deliveryFailed(name, delivery.issueNumber, delivery.notice.title, isCertain);
  return (elsewhere.length > 0 ? elsewhere : chats).map(({ id }) => ({
    chat: id,
    notice,
    key: `failed:${delivery.id}:${id}`,
  }));
}
