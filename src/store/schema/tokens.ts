import { pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant, organisationId, serialId } from './columns.ts';

export const TOKEN_SCOPES = ['read', 'admin'] as const;
/** `read` sees, `admin` also sends again what failed. */
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** Who may use the API beside the bearer of `API_TOKEN`: only the token's hash is stored. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    organisationId: organisationId(),
    id: serialId(),
    name: text('name').notNull(),
    scope: text('scope').$type<TokenScope>().notNull(),
    /** SHA-256 in hex; the token itself has 256 random bits. */
    hash: text('hash').notNull(),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    uniqueIndex('api_tokens_hash').on(t.organisationId, t.hash),
  ],
);
