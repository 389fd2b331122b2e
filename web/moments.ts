/** A wall clock's reading. */
interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** What the wall clock shows in a time zone. */
function wallOf(instant: Date, timeZone: string): Wall {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(instant);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
  };
}

/** The instant at which the wall clock shows this. */
function instantOf(wall: Wall, timeZone: string): Date {
  const asUtc = utcOf(wall);
  const offset = (at: number) =>
    utcOf(wallOf(new Date(at), timeZone)) - Math.floor(at / MINUTE_MS) * MINUTE_MS;
  const first = asUtc - offset(asUtc);
  return new Date(asUtc - offset(first));
}

function utcOf({ year, month, day, hour, minute }: Wall): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

export interface Target {
  readonly time: string;
  /** So many days later; today, where neither this nor a weekday is said. */
  readonly inDays?: number;
  /** 1 is Monday; today counts while the time is still to come. */
  readonly weekday?: number;
}

/** The next moment that fits, or now where the day's time has passed. */
export function nextMoment(now: Date, timeZone: string, { time, inDays = 0, weekday }: Target): Date {
  const today = wallOf(now, timeZone);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const at = (days: number) => {
    const date = new Date(Date.UTC(today.year, today.month - 1, today.day) + days * DAY_MS);
    const wall = {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour,
      minute,
    };
    return instantOf(wall, timeZone);
  };
  const days = weekday === undefined ? inDays : (weekday - weekdayOf(today) + 7) % 7;
  const moment = at(days);
  if (moment > now) return moment;
  return weekday === undefined ? now : at(days + 7);
}

/** 1 is Monday, 7 is Sunday. */
function weekdayOf({ year, month, day }: Wall): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
}

/** `3月11日 周三`. */
export function dayWords(instant: Date, timeZone: string): string {
  const wall = wallOf(instant, timeZone);
  return `${wall.month}月${wall.day}日 ${WEEKDAYS[weekdayOf(wall) % 7]}`;
}

/** `10:05`. */
export function timeWords(instant: Date, timeZone: string): string {
  const { hour, minute } = wallOf(instant, timeZone);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
