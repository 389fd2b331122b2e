import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { startPostgres } from '../support/databases.ts';
import { runKills, type KillFound } from './kills.ts';

/**
 * The long form of the promises' tests (`npm run chaos -- --rounds 200`): slower than CI allows, one line of JSON a part.
 * The program is the built one; without `TEST_DATABASE_URL` a Postgres is started for it.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '200' }, clients: { type: 'string', default: '16' } },
});
const program = resolve('dist/src/cli.js');
if (!existsSync(program)) throw new Error('npm run build comes first');

const server = await startPostgres();
let failed = false;
try {
  for (const kind of ['postgres', 'embedded'] as const) {
    const found = await runKills({
      program,
      ...(kind === 'postgres' ? { databaseUrl: await ownDatabase(server.url) } : {}),
      rounds: Number(values.rounds),
      clients: Number(values.clients),
      lifeMs: 1_500,
      seed: 20_200_309,
    });
    process.stdout.write(`${JSON.stringify({ part: 'kills', database: kind, ...found })}\n`);
    failed ||= !isClean(found);
  }
} finally {
  await server.stop();
}
process.exitCode = failed ? 1 : 0;

function isClean({ lost, doubled, unanswered, answeredTwice }: KillFound): boolean {
  return lost + doubled + unanswered + answeredTwice === 0;
}

async function ownDatabase(url: string): Promise<string> {
  const admin = postgres(url, { max: 1, onnotice: () => undefined });
  await admin.unsafe('create database chaos');
  await admin.end();
  const own = new URL(url);
  own.pathname = '/chaos';
  return own.toString();
}
