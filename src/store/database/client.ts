import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from '../schema/index.ts';

/** The database, or a transaction on it: a store function does not care which it is given. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

/** An open database; whoever opened it closes it. */
export interface Store {
  readonly db: Db;
  readonly kind: 'embedded' | 'postgres';
  close(): Promise<void>;
}
