import type { Config } from '../config.ts';
import { ORGANISATION_ID } from '../organisation.ts';
import { exportAudit } from '../store/audit/export.ts';
import { discreetLine } from '../store/audit/discreet.ts';
import { openStore } from '../store/database/open.ts';

/**
 * Prints who did what, from which message, with old and new value: one JSON line for each event and each change of the
 * directory. Phones, doors and the like are covered and restricted issues tell who did what and none of the words,
 * unless all is asked for in full.
 */
export async function runAudit(
  config: Config,
  {
    from,
    to,
    isFull,
    now,
    write,
  }: { from?: Date; to?: Date; isFull: boolean; now: Date; write: (line: string) => void },
): Promise<void> {
  const store = await openStore(config, now);
  try {
    const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    for await (const line of exportAudit(store.db, ORGANISATION_ID, period))
      write(JSON.stringify(isFull ? line : discreetLine(line)));
  } finally {
    await store.close();
  }
}
