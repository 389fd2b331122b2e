import { Cron } from 'croner';
import type { LocalDate } from './local-date.ts';

/** A moment on the wall clock. */
export interface WallTime {
  readonly date: LocalDate;
  /** 'HH:MM' */
  readonly time: string;
}

const FIELDS = 5;
/** Something that comes round more rarely is taken for a mistake. */
const RARELY_DAYS = 400;
const DAY_MS = 86_400_000;

/**
 * What is wrong with a cron text (minute hour day month weekday), in one line; null where it can be followed.
 * At most once an hour: a bulletin is no alarm.
 */
export function cronProblem(text: string, now: Date): string | null {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== FIELDS) return `has ${fields.length} fields, not 5 (minute hour day month weekday)`;
  if (!/^\d{1,2}$/.test(fields[0] ?? '')) return 'must name one minute, such as 30 8 * * 1';
  try {
    const next = new Cron(text, { timezone: 'UTC', paused: true }).nextRun(now);
    const isSoon = next !== null && next.getTime() - now.getTime() <= RARELY_DAYS * DAY_MS;
    return isSoon ? null : `does not come round within ${RARELY_DAYS} days`;
  } catch (error) {
    return error instanceof Error ? error.message : 'is no cron text';
  }
}

/**
 * The wall times that a cron text names, later than `after` on the wall, without end. They are reckoned on a clock
 * without summer time; the zone says which instant each is, so that a skipped or repeated hour neither loses nor
 * doubles one.
 * @throws where the text is no cron text
 */
export function* wallTimes(text: string, after: WallTime): Generator<WallTime> {
  const cron = new Cron(text, { timezone: 'UTC', paused: true });
  let last = new Date(`${after.date}T${after.time}:00Z`);
  for (;;) {
    const next = cron.nextRun(last);
    if (next === null) return;
    const written = next.toISOString();
    yield { date: written.slice(0, 10), time: written.slice(11, 16) };
    last = next;
  }
}
