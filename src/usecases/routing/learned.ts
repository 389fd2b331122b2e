import { createJudge } from '../../routing/learn/model.ts';
import { openModel } from '../../routing/learn/stored.ts';
import { routerModel, type Judge } from '../../routing/learn/for-router.ts';
import type { RouterOptions, RoutingDepartment } from '../../routing/route.ts';
import type { Db } from '../../store/database/client.ts';
import { readFact } from '../../store/facts.ts';
import { newestModel, readModelBytes } from '../../store/routing/models.ts';
import { FLOOR_FACT, floorOf } from './floor.ts';

/** What the organisation's decisions taught so far, ready to judge. */
export interface Learned {
  readonly version: number;
  readonly judge: Judge;
  readonly proven: boolean;
}

export interface LearnedRouting {
  readonly model: Learned | undefined;
  readonly floor: number;
}

/** Reads the model in use; its numbers only where it is not the one that was read before. */
export async function readLearned(
  db: Db,
  organisationId: number,
  before: LearnedRouting | undefined,
): Promise<LearnedRouting> {
  const floor = floorOf(await readFact(db, organisationId, FLOOR_FACT));
  const newest = await newestModel(db, organisationId, 'taken');
  if (newest === undefined || newest.version === before?.model?.version)
    return { model: before?.model, floor };
  const bytes = await readModelBytes(db, organisationId, newest.version);
  // Let go between the two reads: a newer one has come, and the raised version of the directory tells of it.
  if (bytes === undefined) return { model: before?.model, floor };
  const model = openModel(bytes);
  const { version } = newest;
  // Until the next training, which it does not keep waiting, requests go by what was known before, or by the duties.
  if (model === undefined) return { model: before?.model, floor };
  return { model: { version, judge: createJudge(model), proven: model.threshold.proven }, floor };
}

/** What was learned, as the router of this directory uses it. */
export function routerOptions(
  learned: LearnedRouting | undefined,
  departments: readonly RoutingDepartment[],
): Pick<RouterOptions, 'model' | 'floor'> {
  if (learned === undefined) return {};
  const { model, floor } = learned;
  return { floor, ...(model && { model: routerModel(model.judge, model.proven, departments) }) };
}
