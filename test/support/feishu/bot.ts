import { pino } from 'pino';
import { createFeishuAdapter, type FeishuAdapter, type FeishuOptions } from '../../../bots/feishu/adapter.ts';
import { UserError } from '../../../src/errors.ts';
import { buildServer } from '../../../src/http/server.ts';
import { mapWords } from '../../../src/usecases/notice-words.ts';
import { PLATFORM_WORDS } from '../../../src/wording/platform.ts';
import { memoryDeps } from '../http-deps.ts';
import { until } from '../until.ts';
import { APP, startFakeFeishu, type FakeFeishu, type FakeOptions } from './fake.ts';
import type { Way } from './pusher.ts';

export interface TestBot {
  readonly fake: FakeFeishu;
  readonly adapter: FeishuAdapter;
  /** Where the bot is pushed to, without a path. */
  readonly url: string;
  close(): Promise<void>;
}

export interface TestBotOptions {
  readonly way?: Way | 'both';
  readonly fake?: FakeOptions;
  readonly bot?: Partial<FeishuOptions>;
}

const MODES = { socket: 'long-connection', webhook: 'webhook', both: 'both' } as const;

/** The adapter with the platform's own package on a platform of its own; it is connected once `start` resolves. */
export async function startTestBot({
  way = 'socket',
  fake: fakeOptions,
  bot,
}: TestBotOptions = {}): Promise<TestBot> {
  const ways: readonly Way[] = way === 'both' ? ['socket', 'webhook'] : [way];
  const fake = await startFakeFeishu({ ...fakeOptions, times: { ackTimeoutMs: 500, ...fakeOptions?.times } });
  const adapter = createFeishuAdapter({
    config: { ...APP, mode: MODES[way], domain: fake.url },
    log: pino({ level: 'silent' }),
    clock: { now: () => new Date(fakeOptions?.now?.() ?? Date.now()) },
    openFile: async (ref) => {
      throw new UserError('NOT_FOUND', `nothing lies under ${ref}`);
    },
    mask: (notice) => mapWords(notice, (text) => text.replaceAll(/\d{11}/g, '***')),
    words: PLATFORM_WORDS,
    ...bot,
  });
  const server = await buildServer(memoryDeps({ webhooks: adapter.webhooks }));
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  fake.pushBy(ways, `${url}/feishu/events`);
  const connected: FeishuAdapter = {
    ...adapter,
    async start(...hear) {
      await adapter.start(...hear);
      await until('the bot is connected', () => adapter.health().state === 'connected');
    },
  };
  return {
    fake,
    adapter: connected,
    url,
    async close() {
      await adapter.stop();
      await server.close();
      await fake.close();
    },
  };
}
