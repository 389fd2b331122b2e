import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * `npm run bench`: the speed that is promised, one bench after the other, each with its figures beside its bars, and a
 * last line for each that tells whether a bar was missed. `npm run bench -- relay start` runs these alone. What takes an
 * hour, tens of gigabytes or a Postgres of one's own (scale, soak, summaries, schedules) runs where it is named.
 */
const USUAL = ['ingest', 'peers', 'relay', 'replicas', 'start', 'parse'];

const asked = process.argv.slice(2);
const fileOf = (name: string): string => fileURLToPath(new URL(`${name}.ts`, import.meta.url));
const unknown = asked.find((name) => !/^[a-z]+$/.test(name) || !existsSync(fileOf(name)));

if (unknown !== undefined) {
  console.error(`there is no bench ${unknown}; the usual ones are ${USUAL.join(', ')}`);
  process.exitCode = 2;
} else {
  const outcomes = (asked.length === 0 ? USUAL : asked).map((name) => {
    console.log(`\n# ${name}`);
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', fileOf(name)], { stdio: 'inherit' });
    return { name, isMet: status === 0 };
  });
  console.log('');
  for (const { name, isMet } of outcomes)
    console.log(`${name}: ${isMet ? 'every bar met' : 'a bar missed, or it broke off'}`);
  process.exitCode = outcomes.every(({ isMet }) => isMet) ? 0 : 1;
}
