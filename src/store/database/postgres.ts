import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { UserError } from '../../errors.ts';
import { LINE_NAME } from './abandoned-lines.ts';
import type { Store } from './client.ts';
import { heardSocket } from './heard-socket.ts';
import { MIGRATIONS_FOLDER } from './migrations.ts';
import { PLANS, preparing } from './prepared.ts';
import * as schema from '../schema/index.ts';

/** Any number that no other program on the same database takes. */
const MIGRATION_LOCK = 7_203_318;
const CONNECTIONS = 10;
const LINE = { onnotice: () => undefined, connect_timeout: 5 } as const;
/**
 * After an outage the database is looked for twice a second, and a line that was asked for in its last moments is waited
 * for no longer than this: the first answer comes within two to three seconds of its return.
 */
const POOL = { ...LINE, connect_timeout: 2, backoff: () => 0.5, max: CONNECTIONS } as const;

/**
 * A line that died here may live on at the server with all its locks: whatever began on it is given up there too, soon
 * after `heardSocket` gave it up here. What died between two parts of a statement only TCP notices (`KEPT_ALIVE`), or
 * `endAbandonedLines` where something on the way keeps the server's end alive.
 */
const GIVEN_UP_AFTER = { statement_timeout: 10_000, idle_in_transaction_session_timeout: 10_000 } as const;
const KEPT_ALIVE = { tcp_keepalives_idle: 10, tcp_keepalives_interval: 5, tcp_keepalives_count: 3 } as const;

/** An option that the driver has and its types do not name. */
const HEARD: object = { socket: heardSocket };

export async function openPostgres(url: string): Promise<Store> {
  await migrateUnderLock(url);
  const connection = { application_name: LINE_NAME, ...PLANS, ...GIVEN_UP_AFTER, ...KEPT_ALIVE };
  const client = preparing(postgres(url, { ...POOL, ...HEARD, connection }));
  return { db: drizzle(client, { schema }), kind: 'postgres', close: () => client.end({ timeout: 5 }) };
}

/** Two replicas may start at once: the second waits here until the first has brought the tables up to date. */
async function migrateUnderLock(url: string): Promise<void> {
  const client = postgres(url, { ...LINE, max: 1 });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS_FOLDER });
    await client`select pg_advisory_unlock(${MIGRATION_LOCK})`;
  } catch (error) {
    throw unreachable(error);
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** Codes of the network, and the classes 08 (connection), 28 (login) and 3D (no such database) of Postgres. */
const UNREACHABLE = /^(E[A-Z]+|CONNECT_TIMEOUT|CONNECTION_\w+|08...|28...|3D...)$/;

function unreachable(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  if (!UNREACHABLE.test(error.code)) return error;
  return new UserError(
    'DATABASE_UNREACHABLE',
    `DATABASE_URL cannot be used: ${error.message || error.code}`,
    {
      cause: error,
    },
  );
}
