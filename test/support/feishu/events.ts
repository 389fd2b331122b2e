import type { FakeMessage, World } from './world.ts';

/** Events in the shape of schema 2.0, as they stand inside a frame or under the encryption. */
export interface FakeEvent {
  readonly schema: '2.0';
  readonly header: {
    readonly event_id: string;
    readonly event_type: string;
    readonly create_time: string;
    readonly token: string;
    readonly app_id: string;
    readonly tenant_key: string;
  };
  readonly event: object;
}

export interface EventMaker {
  of(type: string, event: object, at: number): FakeEvent;
}

export function createEvents(world: World, appId: string, token: string): EventMaker {
  return {
    of: (event_type, event, at) => ({
      schema: '2.0',
      header: {
        event_id: world.newId('ev'),
        event_type,
        create_time: String(at),
        token,
        app_id: appId,
        tenant_key: 'tenant',
      },
      event,
    }),
  };
}

export const userIds = (openId: string) => ({ open_id: openId, union_id: `on${openId}`, user_id: null });

/** `im.message.receive_v1` for what somebody said. */
export function receivedBody(world: World, message: FakeMessage): object {
  const chat = world.chats.get(message.chatId);
  return {
    sender: { sender_id: userIds(message.sender), sender_type: message.sender === 'bot' ? 'app' : 'user' },
    message: {
      message_id: message.id,
      create_time: String(message.at),
      update_time: String(message.at),
      chat_id: message.chatId,
      chat_type: chat?.mode ?? 'group',
      message_type: message.type,
      content: message.content,
      ...(message.parentId === undefined ? {} : { parent_id: message.parentId }),
      ...(message.rootId === undefined ? {} : { root_id: message.rootId }),
      ...(message.mentions === undefined ? {} : { mentions: message.mentions }),
    },
  };
}

/** `card.action.trigger`: its moment is told in microseconds. */
export function pressedBody(
  openId: string,
  message: FakeMessage,
  action: { value: unknown; form_value?: object },
): object {
  return {
    operator: userIds(openId),
    token: 'c-0123456789',
    action: { tag: 'button', timezone: 'Asia/Shanghai', ...action },
    host: 'im_message',
    context: { open_message_id: message.id, open_chat_id: message.chatId },
  };
}
