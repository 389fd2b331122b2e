import type { Config } from '../config.ts';
import { ORGANISATION_ID } from '../organisation.ts';
import { createCode } from '../store/codes.ts';
import { commandNow } from './command-now.ts';
import { openStore } from '../store/database/open.ts';

/** Prints a one-time code: whoever types “认领管理员 CODE” to the bot within a day becomes an admin. */
export async function runAdminCode(config: Config, now: Date, write: (line: string) => void): Promise<void> {
  const store = await openStore(config, now);
  try {
    const at = await commandNow(store.db, config, now);
    const code = await createCode(store.db, ORGANISATION_ID, 'admin', null, at);
    write(JSON.stringify({ code, say: `认领管理员 ${code}`, validHours: 24 }));
  } finally {
    await store.close();
  }
}
