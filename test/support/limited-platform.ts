import type { ChatAdapter } from '../../src/chat/adapter.ts';
import type { ChatId, Platform } from '../../src/chat/message.ts';
import type { Notice } from '../../src/chat/notice.ts';
import { SendError } from '../../src/chat/send-failure.ts';

export interface Limits {
  readonly perSecond: number;
  readonly perMinute: number;
  readonly perChatAndSecond: number;
}

/** What Feishu allows an app and a chat (im/v1/message/create). */
export const FEISHU_LIMITS: Limits = { perSecond: 50, perMinute: 1_000, perChatAndSecond: 5 };

export interface Taken {
  readonly chat: ChatId;
  readonly notice: Notice;
  readonly at: number;
}

/**
 * A platform that refuses whatever exceeds its limits, in any second and any minute, by a clock that the test moves;
 * `mood` may refuse more.
 */
export function limitedPlatform(
  limits: Limits,
  now: () => number,
  {
    platform = 'feishu',
    mood = () => undefined,
  }: { platform?: Platform; mood?: (notice: Notice) => SendError | undefined } = {},
) {
  const taken: Taken[] = [];
  const refused: Taken[] = [];
  const byKey = new Map<string, string>();
  const since = (at: number, spanMs: number, chat?: ChatId) => {
    let count = 0;
    for (let i = taken.length - 1; i >= 0; i -= 1) {
      const one = taken[i]!;
      if (one.at <= at - spanMs) break;
      if (chat === undefined || one.chat === chat) count += 1;
    }
    return count;
  };
  const adapter: ChatAdapter = {
    platform,
    start: async () => undefined,
    stop: async () => undefined,
    async send(chat, notice, key) {
      const at = now();
      const isOver =
        since(at, 1_000) >= limits.perSecond ||
        since(at, 60_000) >= limits.perMinute ||
        since(at, 1_000, chat) >= limits.perChatAndSecond;
      if (isOver) {
        refused.push({ chat, notice, at });
        throw new SendError('too many', { kind: 'rate_limited', retryAfterMs: 1_000, holds: 'platform' });
      }
      const error = mood(notice);
      if (error !== undefined) throw error;
      const earlier = byKey.get(key);
      if (earlier !== undefined) return { messageId: earlier };
      taken.push({ chat, notice, at });
      byKey.set(key, `om_${taken.length}`);
      return { messageId: `om_${taken.length}` };
    },
  };
  return { adapter, taken, refused };
}
