import { SANDBOX_CLOCK, usualStart } from '../assembly/sandbox-clock.ts';
import { createCalendar } from '../calendar/calendar.ts';
import type { Config } from '../config.ts';
import { ORGANISATION_ID } from '../organisation.ts';
import type { Db } from '../store/database/client.ts';
import { readFact } from '../store/facts.ts';

/** The moment that it is for the bot: in the sandbox its own clock's, or the one that it would begin at. */
export async function commandNow(
  db: Db,
  { sandbox, sandboxNow }: Pick<Config, 'sandbox' | 'sandboxNow'>,
  systemNow: Date,
): Promise<Date> {
  if (!sandbox) return systemNow;
  const aheadMs = await readFact(db, ORGANISATION_ID, SANDBOX_CLOCK);
  if (typeof aheadMs === 'number') return new Date(systemNow.getTime() + aheadMs);
  return sandboxNow ?? usualStart(createCalendar({ timeZone: 'Asia/Shanghai' }), systemNow);
}
