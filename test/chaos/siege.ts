import { setTimeout as pause } from 'node:timers/promises';
import { inLanes } from '../support/in-lanes.ts';
import type { Knock, Knocker } from '../support/knocker.ts';
import type { Program } from './program.ts';

/** One body at one door. */
export interface Blow {
  readonly path: string;
  /** What it is, for whoever has to find out why it was not borne. */
  readonly what: string;
  /** Put together when it is sent: a signature is fresh for minutes only. */
  knock(): Knock | Promise<Knock>;
}

export interface Borne {
  readonly sent: number;
  /** Answered 2xx. */
  readonly taken: number;
  /** Neither taken nor refused by a 4xx, however often it was sent. */
  readonly failed: number;
  /** The line was cut or silent while the program lived; sent again. */
  readonly cut: number;
  /** Told to come again (429, 503); sent again. */
  readonly again: number;
  readonly slowestMs: number;
  /** The first few that failed. */
  readonly examples: readonly string[];
}

export interface SiegeOptions {
  /** Hears after every thousand how far it is. */
  readonly tell?: ((line: string) => void) | undefined;
  /** How long a program that lives may not answer whether it does. */
  readonly patienceMs?: number;
}

const AT_ONCE = 16;
const CUTS = 5;
/** A minute's allowance may be spent (429); what is not stored in so many tries (503) never will be. */
const AGAINS: Readonly<Record<number, number>> = { 429: 90, 503: 20 };
const EVERY = 1_000;
const EXAMPLES = 5;

/**
 * Sends all and notes what came of each. A line that breaks on a busy machine is not a dead program: the body is sent
 * again as long as the program answers that it lives.
 * @throws with the body in hand and the program's last words where it no longer does
 */
export async function besiege(
  program: Pick<Program, 'url' | 'said'>,
  knocker: Knocker,
  blows: Iterable<Blow>,
  { tell, patienceMs = 30_000 }: SiegeOptions = {},
): Promise<Borne> {
  const borne = {
    sent: 0,
    taken: 0,
    failed: 0,
    cut: 0,
    again: 0,
    slowestMs: 0,
    examples: new Array<string>(),
  };
  const began = performance.now();
  await inLanes(blows, AT_ONCE, async (blow) => {
    const status = await insist(program, knocker, blow, borne, patienceMs);
    borne.sent += 1;
    if (status >= 200 && status < 300) borne.taken += 1;
    else if (status < 400 || status >= 500) {
      borne.failed += 1;
      if (borne.examples.length < EXAMPLES) borne.examples.push(`${status}: ${blow.what}`);
    }
    if (borne.sent % EVERY !== 0) return;
    const perSecond = Math.round((borne.sent * 1_000) / (performance.now() - began));
    tell?.(
      `${borne.sent} sent, ${perSecond}/s, ${borne.failed} failed, ${borne.cut} cut, ${borne.again} again`,
    );
  });
  return borne;
}

async function insist(
  program: Pick<Program, 'url' | 'said'>,
  knocker: Knocker,
  blow: Blow,
  borne: { cut: number; again: number; slowestMs: number },
  patienceMs: number,
): Promise<number> {
  for (let [cuts, agains] = [0, 0]; ;) {
    const knock = await blow.knock();
    const at = performance.now();
    try {
      const { status } = await knocker.knock(`${program.url}${blow.path}`, knock);
      borne.slowestMs = Math.max(borne.slowestMs, Math.round(performance.now() - at));
      if ((agains += 1) > (AGAINS[status] ?? 0)) return status;
      borne.again += 1;
      await pause(1_000);
    } catch (error) {
      await mustLive(program, blow, error, patienceMs);
      borne.cut += 1;
      if ((cuts += 1) === CUTS) return 0;
    }
  }
}

const PROBE_MS = 5_000;

/** Asked again and again: on a busy machine the question itself may be lost. */
async function mustLive(
  program: Pick<Program, 'url' | 'said'>,
  { what }: Blow,
  cause: unknown,
  patienceMs: number,
): Promise<void> {
  const ask = () => fetch(`${program.url}/health/live`, { signal: AbortSignal.timeout(PROBE_MS) });
  for (const end = performance.now() + patienceMs; performance.now() < end; await pause(100))
    if (
      await ask().then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
  const words = program.said().slice(-4_000);
  throw new Error(`the program no longer answers since ${what}; its last words: ${words}`, { cause });
}
