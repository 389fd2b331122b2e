import { platformOf } from '../chat/message.ts';
import type { Outgoing } from '../outbox/enqueue.ts';
import type { Delivery } from '../outbox/settle.ts';
import { deliveryFailed } from '../wording/to-coordinators.ts';
import type { Known } from './known.ts';

/** The coordinators hear of what could not be delivered, elsewhere if they can be reached elsewhere; never of that itself. */
export function tellOfFailure(known: Known, delivery: Delivery): Outgoing[] {
  if (delivery.kind === 'delivery_failed') return [];
  const chats = known.chatsOfKind('coordinators').filter(({ id }) => id !== delivery.chat);
  const elsewhere = chats.filter(({ id }) => platformOf(id) !== platformOf(delivery.chat));
  const name = known.chat(delivery.chat)?.name ?? delivery.chat;
  const notice = deliveryFailed(name, delivery.issueNumber, delivery.notice.title);
  return (elsewhere.length > 0 ? elsewhere : chats).map(({ id }) => ({
    chat: id,
    notice,
    key: `failed:${delivery.id}:${id}`,
  }));
}
