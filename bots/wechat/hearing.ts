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
import { createPatience } from './patience.ts';
import type { Rooms } from './rooms.ts';
import type { Seen } from './seen.ts';
import { pause, within, type Timers } from '../../src/chat/timers.ts';
import { toInbound } from './to-inbound.ts';

const LOAD_MS = 15_000;
/** Between two tries to read a message that the gateway told of. */
const AGAIN_MS = [500, 2_000] as const;
/** A connection that is being made anew is waited for so long: nothing younger comes meanwhile. */
const AWAY_MS = 30_000;
const LOOK_AGAIN_MS = 1_000;
/** What a message is called by or where it was said is worth no longer a wait than this. */
const LOOK_UP_MS = 3_000;
/** So long the first messages after a login wait until it is known which rooms have new ids. */
const ROOMS_MS = 10_000;

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
  const patiently = createPatience(timers);
  const underWay = new Set<Promise<void>>();

  /** WeChat tells of a message once: a gateway that cannot show it just then is asked again, the next one if need be. */
  async function load(messageId: string): Promise<Loaded | undefined> {
    const untilMs = timers.elapsedMs() + AWAY_MS;
    const pauses = AGAIN_MS.values();
    while (!patiently.isStopped()) {
      const here = parts.here();
      const message = here && (await loadFrom(here, messageId));
      if (here !== undefined && message !== undefined) return { ...here, message };
      const isLate = timers.elapsedMs() >= untilMs;
      const waitMs = here === undefined && !isLate ? LOOK_AGAIN_MS : pauses.next().value;
      if (waitMs === undefined) break;
      await Promise.race([pause(timers, waitMs), patiently.stopped]);
    }
    count('unreadable');
    return undefined;
  }

  async function loadFrom({ gateway }: Here, messageId: string): Promise<SeenMessage | undefined> {
    try {
      return await within(timers, LOAD_MS, gateway.message(messageId), () => undefined);
    } catch (error) {
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
      else if ((await patiently(() => store(inbound), notStored)) === undefined) return;
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
      place: kind === 'location' ? await lookedUp(gateway.location(message.id)) : undefined,
    });
  }

  async function isCalled(
    gateway: Gateway,
    accountId: string,
    { roomId, text }: SeenMessage,
  ): Promise<boolean> {
    if (roomId === undefined || !text.includes('@')) return false;
    const [configured = [], name = '', nameHere = ''] = await Promise.all([
      patiently(parts.botNames, notStored),
      lookedUp(gateway.ownName()),
      lookedUp(gateway.nameInRoom(roomId, accountId)),
    ]);
    return mentionsAny(text, [...configured, name, nameHere]);
  }

  function lookedUp<T>(asked: Promise<T>): Promise<T | undefined> {
    return within<T | undefined>(timers, LOOK_UP_MS, asked, () => undefined).catch(() => undefined);
  }

  async function store(message: InboundMessage): Promise<true | undefined> {
    if (receive === undefined) return undefined;
    await receive(message);
    count('received');
    return true;
  }

  function notStored(error: unknown): void {
    count('store_failed');
    fail(error, 'wechat message could not be stored');
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
      patiently.stop();
      await Promise.all(underWay);
    },
  };
}
