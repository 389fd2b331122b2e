import type { Zone } from '../../calendar/zone.ts';
import { formatLocal } from '../../calendar/format.ts';

/** 2020年3月13日 */
export function fullDate(zone: Zone, at: Date): string {
  return formatLocal(zone, at, 'fullDate');
}

/** 3月13日 17:30 */
export function dateTime(zone: Zone, at: Date): string {
  return formatLocal(zone, at, 'dateTime');
}
