import type { Config } from '../config.ts';
import { UserError } from '../errors.ts';
import { ORGANISATION_ID } from '../organisation.ts';
import type { Db } from '../store/database/client.ts';
import { openStore } from '../store/database/open.ts';
import { createToken, listTokens, revokeToken, TOKEN_SCOPES, type TokenScope } from '../store/tokens.ts';

type Write = (line: string) => void;

/** `token create NAME --scope read|admin`: the only time that the token is shown. */
export function runTokenCreate(
  config: Config,
  { name, scope, now, write }: { name: string; scope: string; now: Date; write: Write },
): Promise<void> {
  if (!isScope(scope))
    throw new UserError('USAGE', `--scope is one of ${TOKEN_SCOPES.join(', ')}, not ${scope}`);
  return withStore(config, now, async (db) => {
    const made = await createToken(db, ORGANISATION_ID, { name, scope, now });
    write(JSON.stringify({ ...made, name, scope }));
  });
}

export function runTokenList(config: Config, { now, write }: { now: Date; write: Write }): Promise<void> {
  return withStore(config, now, async (db) => {
    for (const line of await listTokens(db, ORGANISATION_ID)) write(JSON.stringify(line));
  });
}

/** `token revoke ID`: from now on the token opens nothing. */
export function runTokenRevoke(
  config: Config,
  { id, now, write }: { id: number; now: Date; write: Write },
): Promise<void> {
  return withStore(config, now, async (db) => {
    if (!(await revokeToken(db, ORGANISATION_ID, id, now)))
      throw new UserError('USAGE', `there is no good token ${id}; "xietiao token list" shows them`);
    write(JSON.stringify({ id, revokedAt: now }));
  });
}

function isScope(text: string): text is TokenScope {
  return TOKEN_SCOPES.some((scope) => scope === text);
}

async function withStore(config: Config, now: Date, work: (db: Db) => Promise<void>): Promise<void> {
  const store = await openStore(config, now);
  try {
    await work(store.db);
  } finally {
    await store.close();
  }
}
