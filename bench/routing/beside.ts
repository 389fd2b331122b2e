import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { buildLexicon } from '../../src/directory/lexicon.ts';
import { parse } from '../../src/commands/parse.ts';
import { createTrainer } from '../../src/usecases/routing/train-in-thread.ts';
import { exampleOf, type Letter } from './data.ts';

/** How messages fare in one stretch of time. */
export interface Fare {
  readonly messages: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** How late the loop came back to its timers, at the 99th percentile. */
  readonly loopP99Ms: number;
}

const GAP_MS = 5;
const CONTEXT = {
  now: new Date('2020-03-11T10:00:00+08:00'),
  mentionsBot: false,
  platform: 'wechat',
} as const;
const CALM_MESSAGES = 400;

/** Messages are read while nothing else happens, and while a training of all letters runs in a thread beside them. */
export async function messagesBesideTraining(
  rows: readonly Letter[],
): Promise<{ calm: Fare; training: Fare }> {
  const lines = rows.map(({ title }) => `报问题 凤凰粮食 ${title}，请住建局协调`);
  await fare(lines, (told) => told < CALM_MESSAGES);
  const calm = await fare(lines, (told) => told < CALM_MESSAGES);
  const trainer = createTrainer();
  let isDone = false;
  const decided = rows.map((letter, i) => ({ since: i + 1, ...exampleOf(letter, 'text') }));
  const trained = trainer.train({ decided, units: [], promise: 0.98, old: null }).finally(() => {
    isDone = true;
  });
  const training = await fare(lines, () => !isDone);
  await trained;
  await trainer.stop();
  return { calm, training };
}

async function fare(lines: readonly string[], goesOn: (told: number) => boolean): Promise<Fare> {
  const lexicon = buildLexicon({
    departments: [{ name: '住建局', aliases: ['住建'] }],
    objects: [{ name: '凤凰粮食', kind: 'enterprise', aliases: [] }],
    categories: [],
    botNames: [],
  });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const times: number[] = [];
  delay.enable();
  while (goesOn(times.length)) {
    const begin = performance.now();
    parse(lines[times.length % lines.length] ?? '', lexicon, CONTEXT);
    times.push(performance.now() - begin);
    await pause(GAP_MS);
  }
  delay.disable();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { messages: times.length, p50Ms: at(0.5), p99Ms: at(0.99), loopP99Ms: delay.percentile(99) / 1e6 };
}
