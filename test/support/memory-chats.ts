import type { EditingAdapter } from '../../src/chat/adapter.ts';
import type { ChatId, Platform } from '../../src/chat/message.ts';
import type { Notice } from '../../src/chat/notice.ts';

export interface Shown {
  readonly chat: ChatId;
  readonly messageId: string;
  notice: Notice;
  /** How it looked, one after the other. */
  readonly faces: Notice[];
}

/** A platform in memory on which what was said can be replaced; the same key is the same message. */
export function memoryChats(platform: Platform = 'sandbox') {
  const shown: Shown[] = [];
  const byKey = new Map<string, Shown>();
  const adapter: EditingAdapter = {
    platform,
    start: async () => undefined,
    stop: async () => undefined,
    async send(chat, notice, key) {
      const earlier = byKey.get(key);
      if (earlier !== undefined) return { messageId: earlier.messageId };
      const message = { chat, messageId: `${platform}-${shown.length + 1}`, notice, faces: [notice] };
      shown.push(message);
      byKey.set(key, message);
      return { messageId: message.messageId };
    },
    async edit(chat, messageId, notice) {
      const message = shown.find((one) => one.messageId === messageId && one.chat === chat);
      if (message === undefined) throw new Error(`nothing was said as ${messageId} in ${chat}`);
      message.notice = notice;
      message.faces.push(notice);
    },
  };
  return { adapter, shown };
}
