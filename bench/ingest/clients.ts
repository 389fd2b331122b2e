import { Agent, request } from 'node:http';
import type { SignedPush } from '../../test/support/feishu/crypto.ts';

export interface Pushed {
  readonly tookMs: number;
  readonly latenciesMs: readonly number[];
  /** Answers other than 200. */
  readonly refused: number;
  /** What was refused, and a platform would push again. */
  readonly again: readonly SignedPush[];
}

/**
 * So many clients push, each its next as soon as the last is answered; `everyMs` spaces all pushes instead.
 * @param urls several programs take turns
 */
export async function pushAll(
  urls: string | readonly string[],
  pushes: readonly SignedPush[],
  clients: number,
  everyMs?: number,
): Promise<Pushed> {
  const targets = [urls].flat();
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const latenciesMs: number[] = [];
  const again: SignedPush[] = [];
  let next = 0;
  const began = performance.now();
  const client = async (): Promise<void> => {
    for (;;) {
      const at = next;
      next += 1;
      const push = pushes[at];
      if (push === undefined) return;
      if (everyMs !== undefined) await until(began + at * everyMs);
      const sentAt = performance.now();
      if ((await post(targets[at % targets.length] ?? '', push, agent)) !== 200) again.push(push);
      latenciesMs.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return { tookMs: performance.now() - began, latenciesMs, refused: again.length, again };
}

function post(url: string, { headers, body }: SignedPush, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

function until(moment: number): Promise<void> {
  const restMs = moment - performance.now();
  return restMs <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, restMs));
}
