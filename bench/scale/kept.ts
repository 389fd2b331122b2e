import postgres from 'postgres';

/**
 * With `BENCH_KEEP=1` the ledgers stay on the server of BENCH_DATABASE_URL under their size's name, and the next run
 * finds them laid: three million issues take longer to lay than everything that is measured with them.
 * @returns the database, fresh or as an earlier run left it; undefined where nothing is kept
 */
export async function keptDatabase(issues: number): Promise<string | undefined> {
  const server = process.env['BENCH_DATABASE_URL'] ?? '';
  if (process.env['BENCH_KEEP'] !== '1' || server === '') return undefined;
  const name = `scale_${issues}`;
  const admin = postgres(server, { max: 1, onnotice: () => undefined });
  try {
    const found = await admin`select 1 from pg_database where datname = ${name}`;
    if (found.length === 0) await admin.unsafe(`create database ${name}`);
  } finally {
    await admin.end();
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}
