import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { openPostgres } from '../../src/store/database/postgres.ts';
import { startPostgres } from '../support/databases.ts';
import { withoutLimits } from '../support/feishu/without-limits.ts';
import { runAway } from './database-away.ts';
import { runHalfMade } from './half-made.ts';
import { runKills } from './kills.ts';
import { sendInOrder } from './order.ts';
import { runRedelivered } from './redelivered.ts';
import { runReplicas } from './replicas.ts';
import { runForged, runHostile } from './strangers.ts';

/**
 * The long form of the promises' tests (`npm run chaos`): slower than CI allows, one line of JSON a part on stdout.
 * `--part kills` runs one part alone, `--share 0.1` a tenth of the rounds. It runs the built program, or the one that
 * `--program` names, on a Postgres that it starts, or on the one that `TEST_DATABASE_URL` names.
 */
const { values } = parseArgs({
  options: {
    part: { type: 'string' },
    share: { type: 'string', default: '1' },
    program: { type: 'string', default: 'dist/src/cli.js' },
  },
});
const program = resolve(values.program);
if (!existsSync(program)) throw new Error('npm run build comes first');
const share = Number(values.share);
const rounds = (most: number): number => Math.max(1, Math.round(most * share));
const CLIENTS = 16;
const settings = { NODE_OPTIONS: withoutLimits(program) };

/** Progress goes to stderr: stdout holds the lines of JSON alone. */
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

const server = await startPostgres();
let databases = 0;

async function newDatabase(): Promise<string> {
  const name = `chaos_${process.pid}_${(databases += 1)}`;
  const admin = postgres(server.url, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${name}`);
  await admin.end();
  const own = new URL(server.url);
  own.pathname = `/${name}`;
  return own.toString();
}

const kills = (databaseUrl?: string) =>
  runKills({
    program,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    settings,
    rounds: rounds(200),
    // Between them 200 lives acknowledge about 100,000 messages.
    clients: 40,
    lifeMs: 4_000,
    seed: 20_200_309,
  });
const away = async (line: 'cut' | 'frozen') =>
  runAway({
    program,
    databaseUrl: await newDatabase(),
    line,
    forMs: Math.max(12_000, 60_000 * share),
    clients: CLIENTS,
  });
const halfMade = async (made: (() => Promise<string>) | undefined) => {
  const killAfterMs = Array.from({ length: rounds(50) }, (_, i) => 100 + i * 40);
  const cameUp = await runHalfMade({ program, newDatabase: made, killAfterMs });
  return { rounds: killAfterMs.length, cameUp };
};

const order = async () => {
  const store = await openPostgres(await newDatabase());
  try {
    const size = { chats: 490, messagesPerChat: rounds(200), dispatchers: 3 };
    const found = await sendInOrder(store.db, { ...size, failing: 5, killEvery: 4, seed: 20_200_313 });
    return { ...size, ...found, unsaid: size.chats * size.messagesPerChat - found.said - found.givenUp };
  } finally {
    await store.close();
  }
};

/** What is run, and which figures must be 0 (or, for the starts, equal). */
const PARTS: Readonly<Record<string, () => Promise<object>>> = {
  'kills-postgres': async () => kills(await newDatabase()),
  'kills-embedded': () => kills(),
  'away-cut': () => away('cut'),
  'away-frozen': () => away('frozen'),
  replicas: async () =>
    runReplicas({
      program,
      databaseUrl: await newDatabase(),
      settings,
      replicas: 3,
      blows: Array.from({ length: rounds(20) }, (_, i) => (i % 4 === 3 ? 'freeze' : 'kill')),
      freezeMs: 17_000,
      clients: CLIENTS,
    }),
  redelivered: async () =>
    runRedelivered({
      program,
      databaseUrl: await newDatabase(),
      nodeOptions: settings.NODE_OPTIONS,
      events: rounds(10_000),
      groups: 40,
      tell,
    }),
  'half-made-postgres': () => halfMade(newDatabase),
  'half-made-embedded': () => halfMade(undefined),
  order,
  forged: async () =>
    runForged({ program, databaseUrl: await newDatabase(), settings, count: rounds(10_000), tell }),
  hostile: async () =>
    runHostile({ program, databaseUrl: await newDatabase(), settings, count: rounds(100_000), tell }),
};

const MUST_BE_ZERO = [
  'lost',
  'doubled',
  'unanswered',
  'answeredTwice',
  'inversions',
  'unsaid',
  'accepted',
  'failed',
  'made',
  'refused',
  'amiss',
];

try {
  for (const [part, run] of Object.entries(PARTS)) {
    if (values.part !== undefined && !part.startsWith(values.part)) continue;
    const began = performance.now();
    const found = await run();
    const tookS = Math.round((performance.now() - began) / 1_000);
    process.stdout.write(`${JSON.stringify({ part, ...found, tookS })}\n`);
    if (!isClean(found)) process.exitCode = 1;
  }
} finally {
  await server.stop();
}

function isClean(found: object): boolean {
  const figures = new Map<string, unknown>(Object.entries(found));
  return (
    MUST_BE_ZERO.every((name) => (figures.get(name) ?? 0) === 0) &&
    figures.get('stayedUp') !== false &&
    (!figures.has('cameUp') || figures.get('cameUp') === figures.get('rounds'))
  );
}
