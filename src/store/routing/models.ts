import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Retrained } from '../../routing/learn/retrain.ts';
import type { Db } from '../database/client.ts';
import { routingModels } from '../schema/index.ts';

/** A model without its numbers. */
export type ModelRow = Omit<typeof routingModels.$inferSelect, 'bytes' | 'organisationId'>;

/** The one in use and the one before keep their numbers: a replica may just be reading them. */
const KEPT = 2;

const COLUMNS = {
  version: routingModels.version,
  trainedAt: routingModels.trainedAt,
  lastExample: routingModels.lastExample,
  examples: routingModels.examples,
  threshold: routingModels.threshold,
  heldBack: routingModels.heldBack,
  state: routingModels.state,
};

/** The newest training of all, or the newest that was taken. */
export async function newestModel(
  db: Db,
  organisationId: number,
  which: 'any' | 'taken',
): Promise<ModelRow | undefined> {
  const [row] = await db
    .select(COLUMNS)
    .from(routingModels)
    .where(
      and(
        eq(routingModels.organisationId, organisationId),
        which === 'taken' ? eq(routingModels.state, 'taken') : undefined,
      ),
    )
    .orderBy(desc(routingModels.version))
    .limit(1);
  return row;
}

export async function readModelBytes(
  db: Db,
  organisationId: number,
  version: number,
): Promise<Uint8Array | undefined> {
  const [row] = await db
    .select({ bytes: routingModels.bytes })
    .from(routingModels)
    .where(and(eq(routingModels.organisationId, organisationId), eq(routingModels.version, version)));
  return row?.bytes ?? undefined;
}

/** Writes a training down under the next number; numbers of models long replaced are let go. */
export async function storeModel(
  tx: Db,
  organisationId: number,
  { bytes, threshold, examples, heldBack, taken }: Retrained,
  { lastExample, trainedAt }: { readonly lastExample: number; readonly trainedAt: Date },
): Promise<number> {
  const version = ((await newestModel(tx, organisationId, 'any'))?.version ?? 0) + 1;
  const state = taken ? 'taken' : 'refused';
  await tx.insert(routingModels).values({
    organisationId,
    version,
    trainedAt,
    lastExample,
    examples,
    threshold,
    heldBack,
    state,
    bytes: taken ? bytes : null,
  });
  if (taken) await letGo(tx, organisationId);
  return version;
}

async function letGo(tx: Db, organisationId: number): Promise<void> {
  const taken = await tx
    .select({ version: routingModels.version })
    .from(routingModels)
    .where(and(eq(routingModels.organisationId, organisationId), eq(routingModels.state, 'taken')))
    .orderBy(desc(routingModels.version))
    .limit(KEPT);
  const before = taken.at(-1)?.version ?? 0;
  await tx
    .update(routingModels)
    .set({ bytes: null })
    .where(
      and(
        eq(routingModels.organisationId, organisationId),
        lt(routingModels.version, before),
        sql`${routingModels.bytes} is not null`,
      ),
    );
}
