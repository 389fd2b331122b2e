import type { Calendar } from '../../calendar/calendar.ts';
import type { BulletinFacts } from '../bulletin-facts.ts';
import type { Names } from '../names.ts';
import type { Ranking } from '../ranking.ts';

/** What a bulletin is written from. */
export interface BulletinInput {
  /** As `campaignTitle` has it. */
  readonly campaign: string;
  /** The group's or department's name; null for the whole organisation. */
  readonly scopeName: string | null;
  /** 第 n 期; null for a bulletin that somebody asked for. */
  readonly number: number | null;
  readonly facts: BulletinFacts;
  readonly names: Names;
  /** The order of the directory; departments with equally much to do stand in it. */
  readonly departmentIds: readonly number[];
  readonly ranking: Ranking;
  readonly calendar: Pick<Calendar, 'formatLocal' | 'localDate' | 'weekday' | 'addDays'>;
}
