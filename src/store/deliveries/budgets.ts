import { and, eq } from 'drizzle-orm';
import type { Db } from '../database/client.ts';
import { budgets } from '../schema/index.ts';

/** Reads what a platform was sent lately and holds it until this transaction ends: nobody else leases meanwhile. */
export async function lockBudget(tx: Db, organisationId: number, scope: string): Promise<object> {
  const read = () =>
    tx.select({ used: budgets.used }).from(budgets).where(ofScope(organisationId, scope)).for('update');
  const [row] = await read();
  if (row !== undefined) return isObject(row.used) ? row.used : {};
  await tx.insert(budgets).values({ organisationId, scope }).onConflictDoNothing();
  await read();
  return {};
}

/** The caller holds the row. */
export async function writeBudget(
  tx: Db,
  organisationId: number,
  scope: string,
  used: object,
): Promise<void> {
  await tx.update(budgets).set({ used }).where(ofScope(organisationId, scope));
}

function ofScope(organisationId: number, scope: string) {
  return and(eq(budgets.organisationId, organisationId), eq(budgets.scope, scope));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
