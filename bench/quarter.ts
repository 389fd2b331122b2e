import type { TestProject } from 'vitest/node';
import postgres from 'postgres';
import startDatabases from '../test/support/databases.ts';
import { CAP, simulateQuarter } from './quarter/simulate.ts';

/** `npm run bench:quarter`: 500 groups, 60 departments, 20,000 issues in 91 days. Fails where a card is missing, doubled or late. */
const SIZE = { groups: 500, departments: 60, issues: 20_000, days: 91, seed: 20_200_401 };
const LONGEST_MS = 300_000;

const given = new Map<string, string>();
// The databases of the tests want nothing of a project but a place to say where they are.
const project = {
  provide: (name: string, value: string) => given.set(name, value),
} as unknown as TestProject;
const stop = await startDatabases(project);
try {
  const server = given.get('postgresUrl') ?? '';
  const admin = postgres(server, { max: 1, onnotice: () => undefined });
  const name = `quarter_${Date.now()}`;
  await admin.unsafe(`create database ${name}`);
  await admin.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  const began = performance.now();
  const { wrong, ...counts } = await simulateQuarter(url.toString(), SIZE);
  const tookMs = Math.round(performance.now() - began);
  console.log(JSON.stringify({ ...SIZE, ...counts, wrong: wrong.length, tookMs }, null, 2));
  for (const line of wrong.slice(0, 20)) console.error(line);
  const isGood =
    wrong.length === 0 &&
    counts.cardsNamedInMessages === counts.cardsSent &&
    counts.mostPerChatAndDay <= CAP &&
    tookMs < LONGEST_MS;
  process.exitCode = isGood ? 0 : 1;
} finally {
  await stop();
}
