import type { Platform } from '../chat/message.ts';
import { RANKS } from './ranks.ts';

/** So many sends in any span of this length, wherever it begins. */
export interface Limit {
  readonly spanMs: number;
  readonly sends: number;
}

/** What an account may say that belongs to a person rather than to an app. */
export interface AccountPace {
  /** Between two sends, at random between these. */
  readonly gapMs: readonly [number, number];
  readonly daily: number;
  /** A new account says less on its first days. */
  readonly warmUp: readonly { readonly days: number; readonly daily: number }[];
  /** The last part of a day's sends is kept for ranks up to this one. */
  readonly kept: { readonly share: number; readonly rank: number };
  /** By night only ranks up to this one. */
  readonly nightRank: number;
}

export interface Pace {
  readonly limits: readonly Limit[];
  readonly perChat?: Limit;
  readonly account?: AccountPace;
  /** How many of one chat are taken up at once: more than one only where the key makes a repeat harmless. */
  readonly depth: number;
}

/**
 * Feishu allows 50/s and 1,000/min per app and 5/s per chat (open.feishu.cn, im/v1/message/create). The short span
 * spreads a second's sends, and the long seconds leave room for those that a busy machine or line brings late: sends are
 * counted as they are taken up, the platform counts them as they arrive.
 * WeChat publishes no limit: accounts that send by the dozen have been blocked, so this one speaks like a person.
 */
export const PACES: Readonly<Record<Platform, Pace>> = {
  feishu: {
    limits: [
      { spanMs: 200, sends: 14 },
      { spanMs: 1_050, sends: 50 },
      { spanMs: 60_000, sends: 1_000 },
    ],
    perChat: { spanMs: 1_300, sends: 5 },
    depth: 5,
  },
  wechat: {
    limits: [],
    account: {
      gapMs: [1_000, 3_000],
      daily: 300,
      warmUp: [
        { days: 3, daily: 30 },
        { days: 14, daily: 100 },
      ],
      kept: { share: 0.3, rank: RANKS.asks },
      nightRank: RANKS.urgent,
    },
    depth: 1,
  },
  sandbox: { limits: [], depth: 8 },
};

export function isPaced({ limits, account }: Pace): boolean {
  return limits.length > 0 || account !== undefined;
}
