import { APP } from '../../test/support/feishu/fake.ts';
import { signedPush, type SignedPush } from '../../test/support/feishu/crypto.ts';
import type { Reporter } from './city.ts';

/** One message as Feishu pushes it: encrypted, and signed at this moment. */
export function messagePush(
  { chatId, openId, said }: Pick<Reporter, 'chatId' | 'openId' | 'said'>,
  text: string,
  id: string,
): SignedPush {
  const at = Date.now();
  said(`om_${id}`, text);
  const event = {
    schema: '2.0',
    header: {
      event_id: `ev_${id}`,
      event_type: 'im.message.receive_v1',
      create_time: String(at),
      token: APP.verificationToken,
      app_id: APP.appId,
      tenant_key: 'tenant',
    },
    event: {
      sender: { sender_id: { open_id: openId, union_id: `on${openId}`, user_id: null }, sender_type: 'user' },
      message: {
        message_id: `om_${id}`,
        create_time: String(at),
        update_time: String(at),
        chat_id: chatId,
        chat_type: 'group',
        message_type: 'text',
        content: JSON.stringify({ text }),
      },
    },
  };
  return signedPush(event, { encryptKey: APP.encryptKey, at });
}
