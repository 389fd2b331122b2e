import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { runAdminCode } from '../../../src/cli/admin.ts';
import { readConfig } from '../../../src/config.ts';
import { startApp, type RunningApp } from '../../../src/main.ts';
import { API_TOKEN } from '../app.ts';
import { createMovableClock, moveTime, type MovableClock } from '../movable-clock.ts';
import { newDatabase, type DatabaseKind } from '../store.ts';
import { until } from '../until.ts';
import { APP, startFakeFeishu, type FakeFeishu, type FakeOptions } from './fake.ts';
import type { Way } from './pusher.ts';

export interface FeishuApp {
  readonly fake: FakeFeishu;
  readonly clock: MovableClock;
  readonly url: string;
  /** What `xietiao admin code` printed before the start. */
  readonly adminCode: string;
  api<Answer>(path: string): Promise<Answer>;
  /** The whole of `/health/ready`. */
  health(): Promise<{ ok: boolean; checks: Record<string, string> }>;
  idle(): Promise<void>;
  moveTo(now: string): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface FeishuAppOptions {
  readonly now: string;
  readonly way?: Way | 'both';
  readonly kind?: DatabaseKind;
  readonly fake?: FakeOptions;
  readonly log?: Logger;
}

const MODES = { socket: 'long-connection', webhook: 'webhook', both: 'both' } as const;

/** The whole product on a Feishu of its own, by the settings that an admin would write. */
export async function startFeishuApp(options: FeishuAppOptions): Promise<FeishuApp> {
  const { way = 'socket', kind = 'embedded' } = options;
  const dataDir = mkdtempSync(join(tmpdir(), 'xietiao-feishu-'));
  const clock = createMovableClock(options.now);
  const ways: readonly Way[] = way === 'both' ? ['socket', 'webhook'] : [way];
  const fake = await startFakeFeishu({ now: () => clock.now().getTime(), ...options.fake });
  const config = readConfig({
    ...(kind === 'postgres' ? { DATABASE_URL: await newDatabase() } : {}),
    PORT: '0',
    DATA_DIR: join(dataDir, 'data'),
    API_TOKEN,
    FEISHU_APP_ID: APP.appId,
    FEISHU_APP_SECRET: APP.appSecret,
    FEISHU_MODE: MODES[way],
    FEISHU_ENCRYPT_KEY: APP.encryptKey,
    FEISHU_VERIFICATION_TOKEN: APP.verificationToken,
    FEISHU_DOMAIN: fake.url,
  });
  const log = options.log ?? pino({ level: process.env['TEST_LOG'] ?? 'silent' });
  let adminCode = '';
  await runAdminCode(
    config,
    clock.now(),
    (line) => ({ code: adminCode } = JSON.parse(line) as { code: string }),
  );
  let app: RunningApp = await startApp(config, log, clock);

  const ask = (path: string) =>
    fetch(`${app.url}${path}`, { headers: { authorization: `Bearer ${API_TOKEN}` } });
  const health: FeishuApp['health'] = async () => (await ask('/health/ready')).json() as never;
  const connected = () =>
    until(
      'Feishu is connected',
      async () => (await health()).checks['feishu']?.startsWith('connected') === true,
    );
  const idle = async () => {
    if (!(await app.engine.idle(20_000))) throw new Error('still at work after 20 s');
  };
  const open = async () => {
    fake.pushBy(ways, `${app.url}/feishu/events`);
    await connected();
  };
  await open();
  return {
    fake,
    clock,
    adminCode,
    get url() {
      return app.url;
    },
    async api(path) {
      const response = await ask(path);
      if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
      return response.json() as never;
    },
    health,
    idle,
    moveTo: (now) => moveTime(app.engine, clock, new Date(now)),
    async restart() {
      await app.stop();
      app = await startApp(config, log, clock);
      await open();
    },
    async close() {
      await app.stop();
      await fake.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
