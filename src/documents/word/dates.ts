import type { Zone } from '../../calendar/zone.ts';
import { formatLocal } from '../../calendar/format.ts';

/** 2020年3月13日 */
export function fullDate(zone: Zone, at: Date): string {
  return formatLocal(zone, at, 'fullDate');
}

/** 3月13日 17:30; with its year where that is not the year of writing. */
export function dateTime(zone: Zone, at: Date, now: Date): string {
  const sameYear = zone.localDate(at).slice(0, 4) === zone.localDate(now).slice(0, 4);
  return formatLocal(zone, at, sameYear ? 'dateTime' : 'full');
}
