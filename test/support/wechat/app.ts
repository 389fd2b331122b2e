import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { AccountId, Platform } from '../../../src/chat/message.ts';
import { readConfig } from '../../../src/config.ts';
import { directoryFile, type DirectoryFile } from '../../../src/directory/file-schema.ts';
import { startApp, type RunningApp } from '../../../src/main.ts';
import { bindAccount, raiseDirectoryVersion } from '../../../src/store/directory/bindings.ts';
import { readDirectory } from '../../../src/store/directory/read.ts';
import { writeDirectory } from '../../../src/store/directory/write.ts';
import { openStore } from '../../../src/store/database/open.ts';
import { budgets } from '../../../src/store/schema/index.ts';
import { API_TOKEN } from '../app.ts';
import { createMovableClock, type MovableClock } from '../movable-clock.ts';
import { until } from '../until.ts';
import { createGateway, type GatewayProcess } from './gateway.ts';
import type { Sent } from './world.ts';

const ORGANISATION = 1;
/** An account that has long been in use: a new one would be held back on its first days. */
const LONG_AGO = Date.parse('2019-01-01T00:00:00Z');

/** Pictures and documents are drawn by a machine that has other things to do. */
const SETTLE_MS = 150_000;

interface Seat {
  readonly person: string;
  readonly role: string;
  readonly account: AccountId;
}

export interface WechatApp {
  readonly gateway: GatewayProcess;
  readonly clock: MovableClock;
  readonly url: string;
  api<Answer>(path: string): Promise<Answer>;
  /** Somebody at a place types; resolves when the bot has done what follows from it. */
  say(place: string, role: string, text: string, more?: { id?: string; type?: number }): Promise<void>;
  /** Somebody at a place sends a picture or file. */
  show(place: string, role: string, type: number, name: string, bytes: Uint8Array): Promise<void>;
  botSaid(place: string): readonly Sent[];
  roomOf(place: string): string;
  seat(place: string, role: string): Seat;
  idle(): Promise<void>;
  /** Lets time pass until it is so: a picture that is not drawn yet, or a busy gateway, puts a send off a little. */
  passUntil(isSo: () => boolean): Promise<void>;
  moveTo(now: string): Promise<void>;
  close(): Promise<void>;
}

export interface WechatAppOptions {
  readonly now: string;
  /** On which platform a place has its chat; WeChat where nothing is said. */
  readonly platformOf?: (place: string) => Platform;
  readonly settings?: Readonly<Record<string, string>>;
  /** Chats and accounts of another platform, by place. */
  readonly elsewhere?: (place: string) => { readonly chat: string } | undefined;
  readonly prepare?: (bind: (account: AccountId, person: string) => Promise<void>) => Promise<void>;
}

/** The whole product by its settings, on a WeChat of its own: real wechaty to a gateway in another process. */
export async function startWechatApp(options: WechatAppOptions): Promise<WechatApp> {
  const folder = mkdtempSync(join(tmpdir(), 'xietiao-wechat-app-'));
  const gateway = await createGateway();
  const file = demoOn(options);
  const directory = join(folder, 'directory.json');
  writeFileSync(directory, JSON.stringify(file));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    DIRECTORY: directory,
    API_TOKEN,
    BACKUP: 'off',
    WECHAT_PUPPET: 'wechaty-puppet-service',
    WECHAT_PUPPET_OPTIONS: JSON.stringify(gateway.options),
    ...options.settings,
  });
  const clock = createMovableClock(options.now);
  const seats = await furnish(config, file, clock, options);
  await gateway.start();
  for (const { account, person } of seats.values())
    if (account.startsWith('wechat:')) await gateway.ask('person', account.slice(7), person);
  await gateway.ask('person', 'wxid_stranger', '路人');
  for (const { platform, id, boundTo, kind } of file.chats)
    if (platform === 'wechat')
      await gateway.ask('room', id, boundTo ?? kind, membersOf(seats, boundTo ?? kind));
  const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
  const app: RunningApp = await startApp(config, log, clock);

  const ask = (path: string) =>
    fetch(`${app.url}${path}`, { headers: { authorization: `Bearer ${API_TOKEN}` } });
  const health = async () =>
    (await (await ask('/health/ready')).json()) as { checks: Record<string, string> };
  await until(
    'WeChat is connected',
    async () => (await health()).checks['wechat']?.startsWith('connected') === true,
    60_000,
  );
  const received = async () => {
    const text = await (await ask('/metrics')).text();
    return Number(/xietiao_platform_events\{platform="wechat",what="received"\} (\d+)/.exec(text)?.[1] ?? 0);
  };
  const roomOf = (place: string) => {
    const chat = file.chats.find(
      ({ platform, boundTo, kind }) => platform === 'wechat' && (boundTo ?? kind) === place,
    );
    if (chat === undefined) throw new Error(`${place} has no room in WeChat`);
    return chat.id;
  };
  const seat = (place: string, role: string): Seat =>
    seats.get(`${place}/${role}`) ?? { person: '路人', role, account: 'wechat:wxid_stranger' };
  /** The account speaks with pauses; they pass as the clock is moved. */
  const idle = async () => {
    const end = performance.now() + SETTLE_MS;
    while (performance.now() < end) {
      if (await app.engine.idle(100)) return;
      clock.moveTo(new Date(clock.now().getTime() + 3_000));
    }
    const open = await Promise.all(
      ['available', 'retryable', 'running'].map(async (state) =>
        (await ask(`/api/deliveries?state=${state}`)).text(),
      ),
    );
    throw new Error(`still at work at ${clock.now().toISOString()}: ${open.join('\n')}`);
  };
  const heard = async (play: () => Promise<unknown>) => {
    const before = await received();
    await play();
    await until('WeChat’s message is received', async () => (await received()) > before, 40_000).catch(
      async (error: unknown) => {
        const events = (await (await ask('/metrics')).text()).match(/xietiao_platform_events.* [1-9]\d*/g);
        throw new Error(`${JSON.stringify(await health())} ${events?.join(' ')}`, { cause: error });
      },
    );
    await idle();
  };
  return {
    gateway,
    clock,
    url: app.url,
    async api(path) {
      const response = await ask(path);
      if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
      return response.json() as never;
    },
    say: (place, role, text, more = {}) =>
      heard(() =>
        gateway.ask('say', roomOf(place), seat(place, role).account.slice(7), text, {
          at: clock.now(),
          ...more,
        }),
      ),
    show: (place, role, type, name, bytes) =>
      heard(() => {
        const content = Buffer.from(bytes).toString('base64');
        return gateway.ask(
          'show',
          roomOf(place),
          seat(place, role).account.slice(7),
          type,
          name,
          content,
          clock.now(),
        );
      }),
    botSaid: (place) => gateway.sent.filter(({ conversation }) => conversation === roomOf(place)),
    roomOf,
    seat,
    idle,
    async passUntil(isSo) {
      for (let wait = 0; wait < 60 && !isSo(); wait += 1) {
        clock.moveTo(new Date(clock.now().getTime() + 5_000));
        await idle();
      }
    },
    async moveTo(now) {
      const end = new Date(now);
      for (;;) {
        const next = await app.engine.nextMoment();
        if (next === undefined || next > end) break;
        clock.moveTo(next);
        await app.engine.tick();
        await idle();
      }
      clock.moveTo(end);
      await app.engine.tick();
      await idle();
    },
    async close() {
      await app.stop();
      await gateway.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The demo district, with its chats on the platforms that the test wants. */
function demoOn({
  platformOf = () => 'wechat',
  elsewhere = () => undefined,
}: WechatAppOptions): DirectoryFile {
  const demo = directoryFile.parse(JSON.parse(readFileSync('demo/directory.json', 'utf8')));
  const chats = demo.chats.map((chat) => {
    const place = chat.boundTo ?? chat.kind;
    const platform = platformOf(place);
    const id = platform === 'wechat' ? `${chat.id}@chatroom` : (elsewhere(place)?.chat ?? chat.id);
    return { ...chat, platform, id };
  });
  return { ...demo, chats };
}

/** Everybody of the directory who has a seat somewhere is bound to an account of the platform on which the seat is. */
async function furnish(
  config: ReturnType<typeof readConfig>,
  file: DirectoryFile,
  clock: MovableClock,
  options: WechatAppOptions,
): Promise<Map<string, Seat>> {
  const store = await openStore(config, clock.now());
  try {
    const { db } = store;
    await writeDirectory(db, ORGANISATION, file, clock.now());
    const directory = await readDirectory(db, ORGANISATION);
    if (directory === undefined) throw new Error('no directory was written');
    const idOf = (name: string) => directory.people.find((person) => person.name === name)?.id ?? 0;
    const seats = new Map<string, Seat>();
    for (const { personId, role, groupId, departmentId, objectId } of directory.grants) {
      const group = groupId ?? directory.objects.find(({ id }) => id === objectId)?.groupId;
      const place =
        directory.groups.find(({ id }) => id === group)?.name ??
        directory.departments.find(({ id }) => id === departmentId)?.name ??
        (role === 'coordinator' ? 'coordinators' : 'leaders');
      const key = `${place}/${role}`;
      if (seats.has(key)) continue;
      const person = directory.people.find(({ id }) => id === personId)?.name ?? '';
      const account: AccountId = `wechat:wxid_${personId}`;
      seats.set(key, { person, role, account });
      if ((options.platformOf?.(place) ?? 'wechat') === 'wechat')
        await bindAccount(db, ORGANISATION, account, personId, clock.now());
    }
    await options.prepare?.(async (account, name) =>
      bindAccount(db, ORGANISATION, account, idOf(name), clock.now()),
    );
    await raiseDirectoryVersion(db, ORGANISATION);
    await db
      .insert(budgets)
      .values({ organisationId: ORGANISATION, scope: 'wechat', used: { since: LONG_AGO } });
    return seats;
  } finally {
    await store.close();
  }
}

function membersOf(seats: ReadonlyMap<string, Seat>, place: string): string[] {
  return [...seats]
    .filter(([key, { account }]) => key.startsWith(`${place}/`) && account.startsWith('wechat:'))
    .map(([, { account }]) => account.slice(7));
}
