import type {
  AdapterHealth,
  AttendedAdapter,
  FetchingAdapter,
  Receive,
  WatchedAdapter,
} from '../../src/chat/adapter.ts';
import type { Clock } from '../../src/chat/clock.ts';
import { createBegun } from '../../src/chat/begun.ts';
import { isNoFile, type FileContent, type OpenFile } from '../../src/chat/file.ts';
import type { AccountId } from '../../src/chat/message.ts';
import { SendError } from '../../src/chat/send-failure.ts';
import type { Log } from '../../src/log.ts';
import { createAccount, type AccountState, type Trouble } from './account.ts';
import { createAlarm, type Standing } from './alarm.ts';
import { COUNTS, type Count } from './counts.ts';
import { sendErrorOf } from './failures.ts';
import type { Gateway, OpenGateway } from './gateway.ts';
import { createHappenings } from './happenings.ts';
import { createHearing } from './hearing.ts';
import { bareId, bareMessageId, fullId, messageKey } from './ids.ts';
import { createOwnWords } from './own-words.ts';
import type { WechatWords } from './render.ts';
import { createRooms, type RoomDoubt } from './rooms.ts';
import { createSeen, readRemembered } from './seen.ts';
import { createSettledLists } from './settled-lists.ts';
import { createSpeaker } from './speaker.ts';
import { within, type Timers } from '../../src/chat/timers.ts';

const FETCH_MS = 60_000;
const LOOK_UP_MS = 1_500;
/** At most so much of what was handled is forgotten by a crash; the inbox keeps out what the bot acted on. */
const REMEMBER_EVERY_MS = 10_000;

/** What outlives the process: ids, instants and digests, never what people said. */
export interface WechatMemory {
  read(name: 'seen' | 'rooms'): Promise<unknown>;
  write(name: 'seen' | 'rooms', value: unknown): Promise<void>;
}

export interface WechatParts {
  readonly open: OpenGateway;
  readonly memory: WechatMemory;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: () => number;
  readonly log: Log;
  readonly words: WechatWords & { readonly trouble: Readonly<Record<Trouble, string>> };
  readonly openFile: OpenFile;
  readonly botNames: () => Promise<readonly string[]>;
  readonly isAdmin: (account: AccountId) => Promise<boolean>;
  /** The rooms that the ledger is bound to, by bare id: only those are looked for when their ids change. */
  readonly boundRooms: () => Promise<readonly string[]>;
  /** Whether this replica may hold the account. */
  readonly mayHold: () => Promise<boolean>;
  /** What admins should hear on another platform; must not throw. */
  readonly onStanding: (standing: Standing) => void;
  readonly onRoomDoubt: (doubt: RoomDoubt) => void;
  /** Every change, for whoever shows it at a terminal. */
  readonly onState?: (state: AccountState) => void;
}

export interface WechatAdapter extends FetchingAdapter, WatchedAdapter, AttendedAdapter {
  readonly platform: 'wechat';
  /** What was counted since the start, for the metrics. */
  counts(): Readonly<Record<Count, number>>;
}

export type { AccountState, Standing, RoomDoubt };

/** WeChat through whichever wechaty puppet there is: hears groups, says little, and survives the gateway. */
export async function createWechatAdapter(parts: WechatParts): Promise<WechatAdapter> {
  const { memory, clock, timers, log } = parts;
  const counts = new Map<Count, number>();
  const count = (what: Count) => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const remembered = readRemembered(await memory.read('seen'));
  const seen = createSeen(remembered);
  const rooms = createRooms({
    remembered: await memory.read('rooms'),
    log,
    count,
    onDoubt: parts.onRoomDoubt,
  });
  const own = createOwnWords();
  const alarm = createAlarm(timers, parts.onStanding);
  const lists = createSettledLists(timers, log);
  const connected = () => account.connected();
  const happenings = createHappenings({
    ...parts,
    rooms,
    count,
    here: connected,
    areSettled: lists.areSettled,
  });
  const hearing = createHearing({ ...parts, seen, own, rooms, count, here: connected });
  const account = createAccount({
    ...parts,
    count,
    heardBefore: remembered?.heardAt == null ? undefined : new Date(remembered.heardAt),
    onState(state) {
      alarm.hear(state);
      parts.onState?.(state);
    },
    onGap: tellGap,
    onLogin(accountId, gateway) {
      seen.freeze(clock.now());
      const look = () => lookAtRooms(gateway, accountId);
      hearing.wait(look());
      lists.begin(look);
    },
    on: {
      message: (id) => hearing.take(id),
      joined: (change) => happenings.joined(connected(), change),
      left: (change) => happenings.left(connected(), change),
      renamed: (change) => happenings.renamed(connected(), change),
      invited: (id) => happenings.invited(connected(), id),
    },
  });
  const opened = createBegun<FileContent>({ timers, holds: 'platform', isFinal: isNoFile });
  const speaker = createSpeaker({
    ...parts,
    openFile: (ref) => opened(ref, () => parts.openFile(ref)),
    own,
    count,
    onGone: () => account.suspect(),
  });
  let cancelRemembering: () => void = () => undefined;

  async function lookAtRooms(gateway: Gateway, accountId: string): Promise<void> {
    await rooms.look(gateway, await parts.boundRooms(), accountId);
    await memory.write('rooms', rooms.toRemember());
  }

  /** One gap for the account: whatever room it is, nobody was heard there. */
  function tellGap(from: Date, until: Date): void {
    const chat = fullId(account.connected()?.accountId ?? 'account');
    happenings.tell({ id: `gap/${from.toISOString()}`, kind: 'gap', chat, at: until, from, until });
  }

  async function remember(): Promise<void> {
    const { lastHeardAt } = account.state();
    await memory
      .write('seen', seen.toRemember(lastHeardAt))
      .catch((error: unknown) => log.warn({ err: error }, 'wechat state could not be written'));
  }

  function rememberAgain(): void {
    cancelRemembering = timers.after(REMEMBER_EVERY_MS, () => void remember().then(rememberAgain));
  }

  /** Nothing is said yet, so a gateway that is slow is only asked again. */
  function inTime<T>(asked: Promise<T>): Promise<T> {
    return within(timers, LOOK_UP_MS, asked.catch(throwSend), () => {
      throw new SendError('the gateway is slow', { kind: 'unavailable' });
    });
  }

  /** Only what the account's own lists do not have is gone; a gateway that could not say it just then is asked again. */
  async function notThere(gateway: Gateway, conversation: string): Promise<SendError> {
    return !lists.areSettled() || (await inTime(gateway.lists(conversation)))
      ? new SendError(`the gateway could not show ${conversation}`, { kind: 'unavailable' })
      : new SendError(`wechat has no chat ${conversation}`, { kind: 'rejected', because: 'chat_gone' });
  }

  function here() {
    const found = account.connected();
    if (found === undefined) throw new SendError('the account is not connected', { kind: 'unavailable' });
    return found;
  }

  return {
    platform: 'wechat',
    counts: () =>
      Object.fromEntries(COUNTS.map((what) => [what, counts.get(what) ?? 0])) as Record<Count, number>,

    async start(receive: Receive, happened) {
      hearing.listen(receive);
      happenings.listen(happened);
      account.start();
      rememberAgain();
    },

    async stop() {
      cancelRemembering();
      alarm.stop();
      lists.stop();
      await account.stop();
      await hearing.stop();
      happenings.stop();
      await remember();
    },

    async send(chat, notice, key) {
      const { gateway, accountId } = here();
      const conversation = rooms.puppetId(bareId(chat));
      const isRoom = (await inTime(gateway.room(conversation))) !== undefined;
      if (!isRoom && (await inTime(gateway.name(conversation))) === undefined)
        throw await notThere(gateway, conversation);
      const messageId = await speaker.say({ gateway, conversation, isRoom, notice, key });
      return { messageId: messageKey(accountId, messageId) };
    },

    async fetch(_chat, messageId, attachment) {
      const { gateway } = here();
      const id = attachment.id === '' ? bareMessageId(messageId) : attachment.id;
      return within(timers, FETCH_MS, gateway.file(id).catch(throwSend), () => {
        throw new SendError('the file did not come', { kind: 'unavailable' });
      });
    },

    canSpeak: () => account.connected() !== undefined,

    health(): AdapterHealth {
      const { state, since, lastHeardAt, trouble } = account.state();
      return {
        state,
        since,
        ...(lastHeardAt === undefined ? {} : { lastHeardAt }),
        ...(trouble === undefined ? {} : { detail: parts.words.trouble[trouble] }),
      };
    },
  };
}

function throwSend(error: unknown): never {
  throw sendErrorOf(error);
}
