import { openAsBlob } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import postgres from 'postgres';
import { inject } from 'vitest';
import { openStore, type Store } from '../../src/store/database/open.ts';
import * as schema from '../../src/store/schema/index.ts';

export type DatabaseKind = 'embedded' | 'postgres';
export const DATABASES: readonly DatabaseKind[] = ['embedded', 'postgres'];

/**
 * An empty ledger of its own for one test, brought up by the same migrations that production runs. What asks nothing of
 * one database stands on the server, where a copy is made in a tenth of the time.
 */
export async function openTestStore(kind: DatabaseKind = 'postgres'): Promise<Store> {
  return kind === 'embedded'
    ? openCopy()
    : openStore({ databaseUrl: await newDatabase(inject('migratedDatabase')), dataDir: '' }, new Date(0));
}

/** Embedded databases that a test has closed, emptied for the next one: to load one takes half a second, to empty it a tenth of that. */
const emptied: PGlite[] = [];

async function openCopy(): Promise<Store> {
  const client =
    emptied.pop() ?? (await PGlite.create({ loadDataDir: await openAsBlob(inject('embeddedDump')) }));
  return {
    db: drizzlePglite(client, { schema }),
    kind: 'embedded',
    close: async () => {
      await empty(client);
      emptied.push(client);
    },
  };
}

const TABLES = `select string_agg(format('%I.%I', schemaname, tablename), ', ') as names
  from pg_tables where schemaname = 'public'`;

/** As the migrations left it, and without what a session leaves behind. */
async function empty(client: PGlite): Promise<void> {
  await client.exec('discard all');
  const { rows } = await client.query<{ names: string }>(TABLES);
  await client.exec(`truncate ${rows[0]?.names ?? ''} restart identity cascade`);
}

/**
 * A database of its own on the real server; it goes with the server.
 * @param copied one that it is copied from; without it there is nothing in it, no tables either
 */
export async function newDatabase(copied = 'template1'): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const server = inject('postgresUrl');
  const admin = postgres(server, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${name} template ${copied}`);
  await admin.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}
