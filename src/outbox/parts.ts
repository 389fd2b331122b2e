import type { Clock } from '../chat/clock.ts';
import type { Platform } from '../chat/message.ts';
import type { Log } from '../log.ts';
import type { Db } from '../store/database/client.ts';
import type { Delivery } from '../store/deliveries/leases.ts';
import type { Moment } from './budget.ts';
import type { Outgoing } from './enqueue.ts';
import type { Pace } from './pace.ts';
import type { Failure } from './retry-policy.ts';
import type { Speaker } from './say.ts';

export type Telling = (tx: Db) => Promise<readonly Outgoing[]>;

/** What a relay is made of. */
export interface RelayParts extends Speaker {
  readonly organisationId: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  /** The accounts of people are paced by day and night; without it there is no night. */
  readonly localTime?: (now: Date) => Promise<Pick<Moment, 'date' | 'isNight'>>;
  /** What replaces a platform's usual pace. */
  readonly paces?: Partial<Record<Platform, Pace>>;
  /**
   * Whom to tell, and how, that a delivery failed for good; nothing where nobody is left to tell. What has to be read
   * for it is read before the transaction: ten that wait inside theirs for one more connection would wait for ever.
   */
  readonly onFailed: (delivery: Delivery, failure: Failure) => Promise<Telling>;
  /** Something was settled: its chat may go on. */
  readonly onSettled?: () => void;
}
