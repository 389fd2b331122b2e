import type { ChatId } from '../../src/chat/message.ts';

const PREFIX = 'wechat:';

/** Rooms, contacts and private chats alike: a private chat goes by its contact, as WeChat has it. */
export function fullId(bare: string): ChatId {
  return `${PREFIX}${bare}`;
}

export function bareId(full: string): string {
  return full.slice(PREFIX.length);
}

/** Message ids are unique within an account alone. */
export function messageKey(accountId: string, messageId: string): string {
  return `${accountId}/${messageId}`;
}

/** The puppet's own id again; the account in front of it may itself hold a slash, the id does not. */
export function bareMessageId(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}
