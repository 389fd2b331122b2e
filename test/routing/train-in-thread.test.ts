import { readdirSync, readFileSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { setImmediate as breathe } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTrainer } from '../../src/usecases/routing/train-in-thread.ts';

const decided = Array.from({ length: 60 }, (_, i) => ({
  since: i + 1,
  text: `第${i}户居民反映${i % 2 === 0 ? '水压太低，水管爆了' : '校车不来，孩子没有学位'}`,
  labels: [i % 2 === 0 ? '水务' : '学校'],
}));

/** How far each thread of this program stands back; field 19 of its line, counted behind the name. */
function readNiceness(): number[] {
  return readdirSync('/proc/self/task').flatMap((thread) => {
    try {
      const line = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
      return Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[16]);
    } catch {
      return [];
    }
  });
}

if (process.platform !== 'linux')
  process.stderr.write('\n!! not on Linux: whether a training stands back is NOT tried\n\n');

describe.runIf(process.platform === 'linux')('a training beside messages', () => {
  it('stands back itself, and leaves the thread of the messages as it was', async () => {
    const before = getPriority();
    const trainer = createTrainer();
    const trained = trainer.train({ decided, units: [], promise: 0.98, old: null });
    // It ends with the test's time limit where no thread ever stands back.
    while (Math.max(...readNiceness()) <= before) await breathe();
    expect(Math.max(...readNiceness())).toBe(constants.priority.PRIORITY_BELOW_NORMAL);
    expect((await trained).examples).toBe(60);
    expect(getPriority()).toBe(before);
    await trainer.stop();
  }, 30_000);
});
