import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startFakeFeishu } from '../test/support/feishu/fake.ts';
import { feishuSettings, startProduct } from './ingest/product.ts';
import { buildProgram } from './support/build.ts';
import { median, startServer } from './support/server.ts';

/**
 * `npm run bench:start`: from `node` to the first 200 of `/health/ready`, and the memory of a program that nobody talks to:
 * on Postgres and on the embedded database, at its first start and at the next, with the sandbox, Feishu and WeChat.
 * The embedded database copies the empty ledger of `npm run build`.
 */
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const IDLE_MS = Number(process.env['BENCH_IDLE_MS'] ?? 10_000);
const BARS = { postgresMs: 1_500, embeddedMs: 4_000, postgresIdleMb: 150 };

interface Started {
  readonly readyMs: number;
  readonly idleMb: number;
}

const program = buildProgram();
const server = await startServer();
const fake = await startFakeFeishu();
const folder = mkdtempSync(join(tmpdir(), 'xietiao-bench-start-'));

/** Bots that the program may run. A puppet at an address where nobody answers is loaded and then waits. */
const BOTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sandbox: {},
  feishu: feishuSettings(fake),
  wechat: {
    WECHAT_PUPPET: 'wechaty-puppet-service',
    WECHAT_PUPPET_OPTIONS: '{"token":"insecure_bench","endpoint":"127.0.0.1:9","tls":{"disable":true}}',
  },
};

try {
  const rounds: Record<string, Started[]> = {};
  const note = (name: string, started: Started) => void (rounds[name] ??= []).push(started);
  for (let round = 1; round <= ROUNDS; round += 1)
    for (const bot of Object.keys(BOTS)) {
      const databaseUrl = await server.newDatabase();
      note(`postgres ${bot}, first`, await start(bot, { DATABASE_URL: databaseUrl }));
      note(`postgres ${bot}`, await start(bot, { DATABASE_URL: databaseUrl }));
      if (bot === 'wechat') continue;
      const data = mkdtempSync(join(folder, 'data-'));
      note(`embedded ${bot}, first`, await start(bot, { DATA_DIR: data }));
      note(`embedded ${bot}`, await start(bot, { DATA_DIR: data }));
    }
  const medians = Object.fromEntries(
    Object.entries(rounds).map(([name, some]) => [
      name,
      { readyMs: median(some.map((one) => one.readyMs)), idleMb: median(some.map((one) => one.idleMb)) },
    ]),
  );
  const missed = Object.entries(medians)
    .filter(([name, found]) => isMissed(name, found))
    .map(([name]) => name);
  console.log(
    JSON.stringify({ node: process.version, rounds: ROUNDS, ...medians, missed, bars: BARS }, null, 2),
  );
  process.exitCode = missed.length === 0 ? 0 : 1;
} finally {
  await fake.close();
  server.stop();
  program.remove();
  rmSync(folder, { recursive: true, force: true });
}

async function start(bot: string, env: Readonly<Record<string, string>>): Promise<Started> {
  const dataDir = mkdtempSync(join(folder, 'none-'));
  const product = await startProduct(program.cli, {
    LOG_LEVEL: 'error',
    BACKUP: 'off',
    DATA_DIR: dataDir,
    ...BOTS[bot],
    ...env,
  });
  await pause(IDLE_MS);
  const { rssMb } = product.usage();
  await product.stop();
  return { readyMs: product.readyMs, idleMb: rssMb };
}

/** wechaty alone weighs more than the whole program: its figures are told and bound to nothing. */
function isMissed(name: string, { readyMs, idleMb }: Started): boolean {
  if (name.includes('wechat')) return false;
  return name.startsWith('embedded')
    ? readyMs > BARS.embeddedMs
    : readyMs > BARS.postgresMs || idleMb > BARS.postgresIdleMb;
}
