import { weekday } from './local-date.ts';
import type { Zone } from './zone.ts';

interface Wall {
  readonly year: string;
  readonly month: number;
  readonly day: number;
  /** 'HH:MM' */
  readonly time: string;
  readonly weekday: string;
}

/** Ways to write a moment for a reader; nobody has to know when it was written, so there is no 明天. */
const STYLES = {
  /** 3月12日 17:30 */
  dateTime: ({ month, day, time }: Wall) => `${month}月${day}日 ${time}`,
  /** 3月12日 */
  date: ({ month, day }: Wall) => `${month}月${day}日`,
  /** 2026年3月12日 */
  fullDate: ({ year, month, day }: Wall) => `${year}年${month}月${day}日`,
  /** 2026年3月12日 17:30 */
  full: ({ year, month, day, time }: Wall) => `${year}年${month}月${day}日 ${time}`,
  /** 3月12日（周四） */
  weekday: ({ month, day, weekday }: Wall) => `${month}月${day}日（${weekday}）`,
  /** 3月12日17时, and 3月12日17时30分 off the hour: the ends of a bulletin's period. */
  hour: ({ month, day, time }: Wall) => `${month}月${day}日${hourWords(time)}`,
  /** 17:30 */
  time: ({ time }: Wall) => time,
};

export type LocalStyle = keyof typeof STYLES;

export function formatLocal(zone: Zone, instant: Date, style: LocalStyle): string {
  const date = zone.localDate(instant);
  return STYLES[style]({
    year: date.slice(0, 4),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
    time: zone.localTime(instant),
    weekday: `周${'一二三四五六日'.charAt(weekday(date) - 1)}`,
  });
}

/** ISO 8601 with the zone's offset, to the second: 2026-03-12T17:30:00+08:00. */
export function formatIso(zone: Zone, instant: Date): string {
  const offset = zone.offsetMs(instant);
  const wall = new Date(instant.getTime() + offset).toISOString().slice(0, 19);
  const clock = new Date(Math.abs(offset)).toISOString().slice(11, 16);
  return `${wall}${offset < 0 ? '-' : '+'}${clock}`;
}

function hourWords(time: string): string {
  const minutes = Number(time.slice(3));
  return `${Number(time.slice(0, 2))}时${minutes === 0 ? '' : `${minutes}分`}`;
}
