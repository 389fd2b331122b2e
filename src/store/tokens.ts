import { createHash, randomBytes } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from './database/client.ts';
import { apiTokens } from './schema/index.ts';
import type { TokenScope } from './schema/tokens.ts';

export type { TokenScope } from './schema/tokens.ts';
export { TOKEN_SCOPES } from './schema/tokens.ts';

export interface TokenLine {
  readonly id: number;
  readonly name: string;
  readonly scope: TokenScope;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

/** Makes a token; it is told this once and never stored. */
export async function createToken(
  db: Db,
  organisationId: number,
  { name, scope, now }: { name: string; scope: TokenScope; now: Date },
): Promise<{ id: number; token: string }> {
  const token = `xt_${randomBytes(32).toString('base64url')}`;
  const [row] = await db
    .insert(apiTokens)
    .values({ organisationId, name, scope, hash: hashOf(token), createdAt: now })
    .returning({ id: apiTokens.id });
  return { id: row!.id, token };
}

/** What the bearer of a token may do; nothing where it is unknown or revoked. Only hashes are compared. */
export async function scopeOf(
  db: Db,
  organisationId: number,
  token: string,
): Promise<TokenScope | undefined> {
  const [row] = await db
    .select({ scope: apiTokens.scope })
    .from(apiTokens)
    .where(
      and(
        eq(apiTokens.organisationId, organisationId),
        eq(apiTokens.hash, hashOf(token)),
        isNull(apiTokens.revokedAt),
      ),
    );
  return row?.scope;
}

export async function listTokens(db: Db, organisationId: number): Promise<TokenLine[]> {
  const { id, name, scope, createdAt, revokedAt } = apiTokens;
  return db
    .select({ id, name, scope, createdAt, revokedAt })
    .from(apiTokens)
    .where(eq(apiTokens.organisationId, organisationId))
    .orderBy(asc(apiTokens.id));
}

/** @returns whether there was such a token, still good until now */
export async function revokeToken(db: Db, organisationId: number, id: number, now: Date): Promise<boolean> {
  const rows = await db
    .update(apiTokens)
    .set({ revokedAt: now })
    .where(
      and(eq(apiTokens.organisationId, organisationId), eq(apiTokens.id, id), isNull(apiTokens.revokedAt)),
    )
    .returning({ id: apiTokens.id });
  return rows.length === 1;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
