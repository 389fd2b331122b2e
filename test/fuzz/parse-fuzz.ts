import * as fc from 'fast-check';
import { maskPersonalData } from '../../src/language/personal-data.ts';
import { contexts, messages } from '../commands/generated.ts';
import { measureMasking } from './masking-figures.ts';
import { read } from '../commands/sample.ts';

/** `npx tsx test/fuzz/parse-fuzz.ts [count] [seed]`: a million generated messages by default; the first failure is shrunk and printed. */
const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? Date.now() % 2_147_483_647);
const CHUNK = 50_000;
const SLOWEST_MS = 20;

/** Milliseconds of this process on its core: what else the machine does counts for nothing. */
function once(text: string, context: Parameters<typeof read>[1]): number {
  const started = cpuMs();
  read(text, context);
  maskPersonalData(text);
  return cpuMs() - started;
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** A parse that took too long is measured again before it counts. */
function quick(text: string, context: Parameters<typeof read>[1]): boolean {
  if (once(text, context) <= SLOWEST_MS || text.length > 2_000) return true;
  return Math.min(once(text, context), once(text, context), once(text, context)) <= SLOWEST_MS;
}

process.stdout.write(`fuzzing parse with ${count} messages, seed ${seed}\n`);
for (let done = 0; done < count; done += CHUNK) {
  const numRuns = Math.min(CHUNK, count - done);
  fc.assert(fc.property(messages, contexts, quick), { numRuns, seed: seed + done });
  process.stdout.write(`${done + numRuns} read\n`);
}
for (const length of [100_000, 1_000_000]) {
  const ms = once('报问题 云溪面业1.口罩缺200个「#12 '.repeat(length / 20), {});
  process.stdout.write(`a line of ${length} characters took ${ms.toFixed(0)} ms\n`);
}

/** A tenth of the messages, at most 100,000 numbers in all their spellings: 99.9 % are to be covered, 0.1 % of everyday figures may be. */
const numbers = Math.min(100_000, Math.ceil(count / 10));
const { masked, falsely, missed, wrong } = measureMasking(numbers, seed);
process.stdout.write(
  `masking: ${numbers} numbers, ${(masked * 100).toFixed(3)} % covered, ${(falsely * 100).toFixed(3)} % of as many everyday figures covered by mistake\n`,
);
if (masked < 0.999 || falsely > 0.001) {
  process.stdout.write(`missed ${JSON.stringify([...missed])}\nby mistake ${JSON.stringify(wrong)}\n`);
  process.exitCode = 1;
}
