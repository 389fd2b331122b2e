import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const answer = z.object({
  examples: z.int(),
  seconds: z.number(),
  processorSeconds: z.number(),
  /** Node, the tool that reads TypeScript, and the letters themselves. */
  beforeMb: z.number(),
  peakMb: z.number(),
  modelMb: z.number(),
  threshold: z.unknown(),
});

/** What a training costs, measured in a process of its own. */
export function trainAlone(): z.infer<typeof answer> {
  const script = fileURLToPath(new URL('train-alone.ts', import.meta.url));
  const said = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', script], {
    encoding: 'utf8',
  });
  return answer.parse(JSON.parse(said));
}
