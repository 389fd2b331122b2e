import type { InboundMessage } from '../../chat/message.ts';

const MOST_REMEMBERED = 10_000;

/** What belongs to a sender in a chat, in memory for so long; the oldest go first when there are too many. */
export interface Memory<Value> {
  read(message: InboundMessage, now: Date): Value | undefined;
  write(message: InboundMessage, now: Date, value: Value): void;
}

export function createMemory<Value>(keptMs: number): Memory<Value> {
  const kept = new Map<string, { readonly value: Value; readonly until: number }>();
  const keyOf = ({ chat, sender }: InboundMessage) => `${chat}\n${sender.account}`;
  return {
    read(message, now) {
      const found = kept.get(keyOf(message));
      return found !== undefined && found.until > now.getTime() ? found.value : undefined;
    },
    write(message, now, value) {
      kept.delete(keyOf(message));
      kept.set(keyOf(message), { value, until: now.getTime() + keptMs });
      const [oldest] = kept.keys();
      if (kept.size > MOST_REMEMBERED && oldest !== undefined) kept.delete(oldest);
    },
  };
}
