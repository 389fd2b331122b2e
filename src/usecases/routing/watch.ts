import { chooseThreshold } from '../../routing/learn/threshold.ts';
import { writeFact } from '../../store/facts.ts';
import { raiseDirectoryVersion } from '../../store/directory/bindings.ts';
import { firstDispatches, type FirstDispatch } from '../../store/routing/outcomes.ts';
import { takeRun } from '../../store/runs.ts';
import { routerAsksMore } from '../../wording/routing.ts';
import type { Known } from '../known.ts';
import { tell, type Stage } from '../turn.ts';
import { FLOOR_FACT } from './floor.ts';

const JOB = 'routing-watch';
const ALL_CHATS = '*';
/** Of fewer decisions one mistake more or less says nothing. */
const FEWEST = 20;
/** Where even the surest were often wrong, only what is nearly certain goes alone. */
const STRICTEST = 0.999;

/**
 * Once a month: were as many of last month's lone decisions right as promised? If not, the router needs more confidence
 * from now on and the coordinators are told once; a month that kept the promise lifts that again.
 */
export async function watchRouting(
  stage: Stage,
): Promise<'kept' | 'broken' | 'too few' | 'looked at already'> {
  const { tx, organisationId, known, now } = stage;
  const month = lastMonth(known, now);
  const run = { job: JOB, chat: ALL_CHATS, period: month.to, state: 'posted', ranAt: now } as const;
  if (!(await takeRun(tx, organisationId, run))) return 'looked at already';
  const judged = (await firstDispatches(tx, organisationId, month)).filter(
    ({ step, outcome }) => step === 'learned' && outcome !== 'open',
  );
  const [all, right] = [count(judged), count(judged.filter(({ outcome }) => outcome === 'right'))];
  if (all < FEWEST) return 'too few';
  const promise = known.settings.routingPrecision;
  const isKept = right >= promise * all;
  await writeFact(tx, organisationId, FLOOR_FACT, { confidence: isKept ? 0 : stricter(judged, promise) });
  await raiseDirectoryVersion(tx, organisationId);
  if (isKept) return 'kept';
  for (const { id } of known.chatsOfKind('coordinators'))
    tell(stage, id, routerAsksMore({ all, right, promise }), `${JOB}:${month.to.toISOString()}`);
  return 'broken';
}

/** The confidence above which last month would have kept the promise. */
function stricter(judged: readonly FirstDispatch[], promise: number): number {
  const trials = judged.flatMap(({ confidence, outcome, times }) =>
    Array.from({ length: times }, () => ({ confidence: confidence ?? 0, right: outcome === 'right' })),
  );
  const { confidence, proven } = chooseThreshold(trials, promise);
  return proven ? confidence : STRICTEST;
}

function count(some: readonly FirstDispatch[]): number {
  return some.reduce((sum, { times }) => sum + times, 0);
}

function lastMonth({ calendar }: Known, now: Date): { from: Date; to: Date } {
  const [year = 0, month = 1] = calendar.localDate(now).split('-').map(Number);
  const first = (y: number, m: number) => calendar.at(`${y}-${String(m).padStart(2, '0')}-01`, '00:00');
  const from = month === 1 ? first(year - 1, 12) : first(year, month - 1);
  return { from, to: first(year, month) };
}
