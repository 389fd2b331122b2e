/** Messages that are loaded at the same time; more would be a storm of requests at the gateway. */
const LOADED_AT_ONCE = 16;

interface Arriving<Message> {
  /** Never rejects: undefined for what cannot be loaded. */
  readonly load: (messageId: string) => Promise<Message | undefined>;
  readonly roomOf: (message: Message) => string;
  /** Never rejects. */
  readonly handle: (message: Message) => Promise<void>;
}

/**
 * Restores the order in which messages arrived. Loading one takes as long as its room, members and cache want, so
 * that of four p0 p1 p2 p3 came as p1 p3 p2 p0. They are loaded side by side, and handled in the order of arrival
 * within their room.
 */
export function createArrivals<Message>({ load, roomOf, handle }: Arriving<Message>) {
  const gate = createGate(LOADED_AT_ONCE);
  const rooms = new Map<string, Promise<void>>();
  let previous: Promise<void> = Promise.resolve();

  function inRoom(message: Message): Promise<void> {
    const room = roomOf(message);
    const handled = (rooms.get(room) ?? Promise.resolve()).then(() => handle(message));
    rooms.set(room, handled);
    void handled.then(() => rooms.get(room) === handled && rooms.delete(room));
    return handled;
  }

  return {
    /** Resolves when the message is handled, or turned out not to be there. */
    take(messageId: string): Promise<void> {
      const loading = gate(() => load(messageId));
      const handled = previous.then(async () => {
        const message = await loading;
        return { done: message === undefined ? Promise.resolve() : inRoom(message) };
      });
      previous = handled.then(() => undefined);
      return handled.then(({ done }) => done);
    },
  };
}

/** So many at once, the others in their order. */
function createGate(atOnce: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
