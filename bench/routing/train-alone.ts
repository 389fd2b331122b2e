import { encodeModel } from '../../src/routing/learn/stored.ts';
import { trainModel } from '../../src/routing/learn/train.ts';
import { exampleOf, letters } from './data.ts';

/** A process that does nothing but learn, so that its memory is the training's: run by `alone.ts`. */
const megabytes = (bytes: number) => Math.round(bytes / 1e6);
const examples = (letters('public.jsonl') ?? []).map((letter) => exampleOf(letter, 'text'));
globalThis.gc?.();
const before = process.memoryUsage().rss;
const cpu = process.cpuUsage();
const begin = performance.now();
const model = trainModel(examples);
const { user, system } = process.cpuUsage(cpu);
const alone = {
  examples: examples.length,
  seconds: (performance.now() - begin) / 1000,
  processorSeconds: (user + system) / 1e6,
  beforeMb: megabytes(before),
  peakMb: Math.round(process.resourceUsage().maxRSS / 1000),
  modelMb: encodeModel(model).length / 1e6,
  threshold: model.threshold,
};
process.stdout.write(JSON.stringify(alone));
