import type { Platform } from '../chat/message.ts';
import { lockBudget, writeBudget } from '../store/deliveries/budgets.ts';
import type { Db } from '../store/database/client.ts';
import { leaseDeliveries, type Delivery } from '../store/deliveries/leases.ts';
import { allowance, spend, type Moment, type Used } from './budget.ts';
import { isPaced, type Pace } from './pace.ts';

export interface Claim {
  readonly organisationId: number;
  readonly platform: Platform;
  readonly pace: Pace;
  readonly now: Date;
  /** Asked again once the rows are held: what is sent then must not count as sent before. */
  readonly moment: () => Moment;
  readonly leaseMs: number;
  readonly limit: number;
  readonly random: number;
}

export interface Claimed {
  readonly deliveries: readonly Delivery[];
  /** When the platform's limits will let more through. */
  readonly againInMs?: number | undefined;
  /** Until then they let nothing through at all. */
  readonly isSpent: boolean;
}

/**
 * Leases what may be sent now and writes off its share of the platform's allowance, in one transaction that holds the
 * platform's row: replicas take turns here, so that together they stay within the limits.
 */
export async function claim(db: Db, terms: Claim): Promise<Claimed> {
  const { organisationId, platform, pace, now, moment, leaseMs, limit, random } = terms;
  return db.transaction(async (tx) => {
    const used: Used = await lockBudget(tx, organisationId, platform);
    const allowed = allowance(pace, used, moment());
    if (allowed.sends <= 0) return { deliveries: [], againInMs: allowed.againInMs, isSpent: true };
    const leased = await leaseDeliveries(tx, {
      organisationId,
      platform,
      now,
      leaseMs,
      limit: Math.min(limit, allowed.sends),
      depth: pace.depth,
      perChat: pace.perChat?.sends,
      spentByChat: allowed.spentByChat,
      rank: allowed.rank,
    });
    if (leased.length === 0 || !isPaced(pace))
      return { deliveries: leased, againInMs: allowed.againInMs, isSpent: false };
    const chats = leased.map(({ chat }) => chat);
    const sendingAt = moment();
    const after = spend(pace, used, sendingAt, chats, random);
    await writeBudget(tx, organisationId, platform, after);
    const { sends, againInMs } = allowance(pace, after, sendingAt);
    return { deliveries: leased, againInMs, isSpent: sends <= 0 };
  });
}

/** The platform asked for silence, from all replicas. */
export async function hold(db: Db, organisationId: number, platform: Platform, until: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const used: Used = await lockBudget(tx, organisationId, platform);
    const heldUntil = Math.max(used.heldUntil ?? 0, until.getTime());
    await writeBudget(tx, organisationId, platform, { ...used, heldUntil });
  });
}
