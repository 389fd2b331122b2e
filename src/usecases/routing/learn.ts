import { decisionsFrom } from '../../routing/learn/from-deeds.ts';
import type { HeldBack, Retrained, RetrainingTask } from '../../routing/learn/retrain.ts';
import type { Model } from '../../routing/learn/model.ts';
import { openModel } from '../../routing/learn/stored.ts';
import type { Threshold } from '../../routing/learn/threshold.ts';
import type { Unit } from '../../routing/lexicon.ts';
import { withoutNames } from '../../routing/route.ts';
import type { Db } from '../../store/database/client.ts';
import { raiseDirectoryVersion } from '../../store/directory/bindings.ts';
import { countNewSubjects, readExamples } from '../../store/routing/examples.ts';
import { newestModel, readModelBytes, storeModel } from '../../store/routing/models.ts';
import type { Known } from '../known.ts';

/** Where the training happens: in this thread, or in one beside it. */
export type Train = (task: RetrainingTask) => Promise<Retrained>;

export type Learning =
  | { readonly kind: 'too few'; readonly fresh: number; readonly needed: number }
  | {
      readonly kind: 'trained';
      readonly version: number;
      readonly taken: boolean;
      readonly examples: number;
      readonly threshold: Threshold;
      readonly heldBack: HeldBack | null;
      /** What it replaces could not be read: until now requests went by the duties. */
      readonly wasUnreadable: boolean;
    };

/** Fewer new requests than this teach too little to train for, and in a large ledger fewer than this share. */
const ENOUGH = { requests: 10, share: 0.02 } as const;

interface Place {
  readonly db: Db;
  readonly organisationId: number;
}

/** Trains anew where enough was decided since the last training. No transaction is open while it trains. */
export async function learn(
  { db, organisationId }: Place,
  known: Known,
  now: Date,
  train: Train,
): Promise<Learning> {
  const last = await newestModel(db, organisationId, 'any');
  const fresh = await countNewSubjects(db, organisationId, last?.lastExample ?? 0);
  const needed = Math.max(ENOUGH.requests, Math.ceil((last?.examples ?? 0) * ENOUGH.share));
  const { departments, objects } = known.directory;
  const units = departments.map(({ name, aliases, responsibilities }) => ({
    name,
    aliases,
    responsibilities,
  }));
  const stored = await inUse({ db, organisationId });
  const reigning = stored && openModel(stored.bytes);
  const old = reigning === undefined ? null : stored;
  if (fresh < needed && !isOutdated(reigning, units)) return { kind: 'too few', fresh, needed };
  const deeds = await readExamples(db, organisationId);
  const names = objects.flatMap(({ name, aliases }) => [name, ...aliases]);
  const trained = await train({
    decided: decisionsFrom(deeds, units, withoutNames(names)),
    units,
    promise: known.settings.routingPrecision,
    old,
  });
  const version = await db.transaction(async (tx) => {
    const lastExample = deeds.at(-1)?.id ?? 0;
    const number = await storeModel(tx, organisationId, trained, { lastExample, trainedAt: now });
    if (trained.taken) await raiseDirectoryVersion(tx, organisationId);
    return number;
  });
  const { taken, examples, threshold, heldBack } = trained;
  const wasUnreadable = reigning === undefined;
  return { kind: 'trained', version, taken, examples, threshold, heldBack, wasUnreadable };
}

/**
 * Departments have come, gone or changed their duties since: a newcomer cannot be chosen until it is learned of. So is
 * what cannot be read, and what was never learned is not.
 */
function isOutdated(reigning: Model | null | undefined, units: readonly Unit[]): boolean {
  return reigning !== null && JSON.stringify(reigning?.units) !== JSON.stringify(units);
}

async function inUse({ db, organisationId }: Place): Promise<RetrainingTask['old']> {
  const newest = await newestModel(db, organisationId, 'taken');
  const bytes = newest && (await readModelBytes(db, organisationId, newest.version));
  return newest === undefined || bytes === undefined ? null : { bytes, lastExample: newest.lastExample };
}
