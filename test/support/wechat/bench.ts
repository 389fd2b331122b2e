import { createWechatAdapter, type WechatAdapter, type WechatParts } from '../../../bots/wechat/adapter.ts';
import type { OpenGateway } from '../../../bots/wechat/gateway.ts';
import type { Standing } from '../../../bots/wechat/alarm.ts';
import type { RoomDoubt } from '../../../bots/wechat/rooms.ts';
import { wechatyGateway } from '../../../bots/wechat/wechaty.ts';
import type { Receive } from '../../../src/chat/adapter.ts';
import type { ChatEvent, Happened } from '../../../src/chat/event.ts';
import type { InboundMessage } from '../../../src/chat/message.ts';
import type { Log } from '../../../src/log.ts';
import { wechatWords } from '../../../src/wording/wechat.ts';
import { WorldPuppet } from './puppet.ts';
import { createTime, until } from './time.ts';
import type { World } from './world.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export const ADMIN = 'wechat:wxid_admin';

export interface Logged {
  readonly what: string;
  readonly reason: string;
}

export function quietLog(lines: Logged[] = []): Log {
  const write = (fields: unknown, what?: unknown) => {
    const reason = typeof fields === 'object' && fields !== null && 'reason' in fields ? fields.reason : '';
    lines.push({ what: String(what ?? fields), reason: String(reason) });
  };
  return { debug: () => undefined, info: () => undefined, warn: write, error: write };
}

/** Real wechaty over a world of ours, in this process. */
export function inProcess(world: World, log: Log, folder = temporaryFolder('wechat')): OpenGateway {
  return wechatyGateway({
    puppet: () => new WorldPuppet(world),
    puppetOptions: {},
    folder,
    log,
    now: () => new Date(),
  });
}

export function memoryOf(kept = new Map<string, unknown>()): WechatParts['memory'] {
  return {
    read: async (name) => kept.get(name),
    write: async (name, value) => void kept.set(name, JSON.parse(JSON.stringify(value))),
  };
}

export interface Bench {
  readonly adapter: WechatAdapter;
  readonly heard: InboundMessage[];
  readonly events: ChatEvent[];
  readonly standings: Standing[];
  readonly doubts: RoomDoubt[];
  readonly logged: Logged[];
  readonly time: ReturnType<typeof createTime>;
  readonly connected: () => Promise<void>;
}

/** An adapter with everything around it in memory; its clock is the real one's start and moves when told to. */
export async function openBench(
  open: (log: Log) => OpenGateway,
  more: Partial<WechatParts> = {},
): Promise<Bench> {
  const logged: Logged[] = [];
  const log = quietLog(logged);
  const time = createTime(new Date());
  const [heard, events, standings, doubts]: [InboundMessage[], ChatEvent[], Standing[], RoomDoubt[]] = [
    [],
    [],
    [],
    [],
  ];
  const adapter = await createWechatAdapter({
    open: open(log),
    memory: memoryOf(),
    clock: time.clock,
    timers: time.timers,
    random: () => 0.5,
    log,
    words: wechatWords,
    openFile: async (ref) => ({ name: `${ref}.txt`, mediaType: 'text/plain', bytes: Buffer.from(ref) }),
    botNames: async () => ['四进助手', '小四'],
    isAdmin: async (account) => account === ADMIN,
    boundRooms: async () => [],
    mayHold: async () => true,
    onStanding: (standing) => standings.push(standing),
    onRoomDoubt: (doubt) => doubts.push(doubt),
    ...more,
  });
  return {
    adapter,
    heard,
    events,
    standings,
    doubts,
    logged,
    time,
    connected: () => until('the account is connected', () => adapter.health().state === 'connected', 60_000),
  };
}

/** Started, connected, and everything that is heard kept, unless somebody else is to hear it. */
export async function startBench(
  world: World,
  more: Partial<WechatParts> = {},
  to: { receive?: Receive; happened?: Happened } = {},
): Promise<Bench> {
  const bench = await openBench((log) => inProcess(world, log), more);
  await bench.adapter.start(
    to.receive ?? (async (message) => void bench.heard.push(message)),
    to.happened ?? (async (event) => void bench.events.push(event)),
  );
  if (world.manners.logsIn) await bench.connected();
  return bench;
}
