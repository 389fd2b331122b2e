import type { Config } from '../config.ts';
import { ORGANISATION_ID } from '../organisation.ts';
import { exportAudit } from '../store/audit-export.ts';
import { openStore } from '../store/open.ts';

/** Prints who did what, from which message, with old and new value: one JSON line for each event and each change of the directory. */
export async function runAudit(
  config: Config,
  { from, to, now, write }: { from?: Date; to?: Date; now: Date; write: (line: string) => void },
): Promise<void> {
  const store = await openStore(config, now);
  try {
    const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    for await (const line of exportAudit(store.db, ORGANISATION_ID, period)) write(JSON.stringify(line));
  } finally {
    await store.close();
  }
}
