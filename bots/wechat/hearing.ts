import type { Receive } from '../../src/chat/adapter.ts';
import type { Clock } from '../../src/chat/clock.ts';
import type { InboundMessage } from '../../src/chat/message.ts';
import type { Log } from '../../src/log.ts';
import { createArrivals } from './arrivals.ts';
import { isWorthALine, type CountUp } from './counts.ts';
import { reasonOf } from './failures.ts';
import type { Gateway, SeenMessage } from './gateway.ts';
import { messageKey } from './ids.ts';
import { mentionsAny } from './mentions.ts';
import { readAs } from './message-type.ts';
import type { OwnWords } from './own-words.ts';
import type { Rooms } from './rooms.ts';
import type { Seen } from './seen.ts';
import { pause, within, type Timers } from '../../src/chat/timers.ts';
import { toInbound } from './to-inbound.ts';

const LOAD_MS = 15_000;
/** So long the first messages after a login wait until it is known which rooms have new ids. */
const ROOMS_MS = 10_000;
const LONGEST_PAUSE_MS = 30_000;

interface Here {
  readonly gateway: Gateway;
  readonly accountId: string;
}

interface HearingParts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly count: CountUp;
  readonly seen: Seen;
  readonly own: OwnWords;
  readonly rooms: Rooms;
  readonly botNames: () => Promise<readonly string[]>;
  readonly here: () => Here | undefined;
}

type Loaded = Here & { readonly message: SeenMessage };

/** From the puppet's "there is message 7" to a message that is stored: in order, once, and never given up. */
export function createHearing(parts: HearingParts) {
  const { timers, log, count, seen, own, rooms } = parts;
  let receive: Receive | undefined;
  let looked: Promise<unknown> = Promise.resolve();
  let failures = 0;
  const stopping = createSignal();
  const underWay = new Set<Promise<void>>();

  async function load(messageId: string): Promise<Loaded | undefined> {
    const here = parts.here();
    if (here === undefined) {
      count('unreadable');
      return undefined;
    }
    try {
      const message = await within(timers, LOAD_MS, here.gateway.message(messageId), () => undefined);
      if (message === undefined) count('unreadable');
      return message && { ...here, message };
    } catch (error) {
      count('unreadable');
      fail(error, 'wechat message could not be read');
      return undefined;
    }
  }

  async function handle(loaded: Loaded): Promise<void> {
    const { message, accountId } = loaded;
    const { id, at, isOwn } = message;
    try {
      if (isOwn) return echo(message);
      const key = messageKey(accountId, id);
      if (seen.isKnown(key)) return count('duplicate');
      if (seen.isOld(at)) return count('old');
      seen.begin(key, at);
      const inbound = await translate(loaded);
      if (inbound === undefined)
        count(readAs(message.type) === 'unheard_of' ? 'unheard_of_type' : 'ignored_type');
      else if (!(await store(inbound))) return;
      seen.done(key, at, parts.clock.now());
    } catch (error) {
      count('unreadable');
      seen.drop(messageKey(accountId, id));
      fail(error, 'wechat message could not be handled');
    }
  }

  function echo({ roomId, listenerId = '', text, id }: SeenMessage): void {
    count('own');
    own.echoed(roomId ?? listenerId, text, id);
  }

  async function translate({ gateway, accountId, message }: Loaded): Promise<InboundMessage | undefined> {
    const { roomId, talkerId, text } = message;
    const quoted = own.quotedBy(roomId ?? talkerId, text);
    const kind = readAs(message.type);
    return toInbound(message, {
      accountId,
      roomId: roomId === undefined ? undefined : rooms.ledgerId(roomId),
      mentionsBot:
        quoted !== undefined || message.mentionsBot || (await isCalled(gateway, accountId, message)),
      replyTo: quoted === undefined ? undefined : messageKey(accountId, quoted),
      place: kind === 'location' ? await gateway.location(message.id).catch(() => undefined) : undefined,
    });
  }

  async function isCalled(
    gateway: Gateway,
    accountId: string,
    { roomId, text }: SeenMessage,
  ): Promise<boolean> {
    if (roomId === undefined || !text.includes('@')) return false;
    const [configured, name, nameHere] = await Promise.all([
      parts.botNames(),
      gateway.ownName().catch(() => ''),
      gateway.nameInRoom(roomId, accountId).catch(() => undefined),
    ]);
    return mentionsAny(text, [...configured, name, nameHere ?? '']);
  }

  /** WeChat delivers a message once: what cannot be stored now is stored later, and its room waits for it. */
  async function store(message: InboundMessage): Promise<boolean> {
    for (let attempt = 0; ; attempt += 1) {
      if (receive === undefined) return false;
      try {
        await receive(message);
        count('received');
        return true;
      } catch (error) {
        count('store_failed');
        fail(error, 'wechat message could not be stored');
        await Promise.race([
          pause(timers, Math.min(1_000 * 2 ** attempt, LONGEST_PAUSE_MS)),
          stopping.promise,
        ]);
      }
    }
  }

  function fail(error: unknown, what: string): void {
    failures += 1;
    if (isWorthALine(failures)) log.error({ reason: reasonOf(error), failures }, what);
  }

  const arrivals = createArrivals<Loaded>({
    load,
    roomOf: ({ message }) => message.roomId ?? message.talkerId,
    handle,
  });
  return {
    listen(to: Receive) {
      receive = to;
    },
    /** Messages that arrive from now on are handled after this work, if it does not take too long. */
    wait(work: Promise<unknown>): void {
      const guarded = work.catch((error: unknown) => fail(error, 'wechat rooms could not be looked at'));
      looked = within<unknown>(timers, ROOMS_MS, guarded, () => undefined);
    },
    take(messageId: string): void {
      const taken = looked.then(() => arrivals.take(messageId)).finally(() => underWay.delete(taken));
      underWay.add(taken);
    },
    /** What is under way is finished; what cannot be stored is left, and counts as new at the next start. */
    async stop(): Promise<void> {
      receive = undefined;
      stopping.give();
      await Promise.all(underWay);
    },
  };
}

function createSignal() {
  let give: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { promise, give };
}
