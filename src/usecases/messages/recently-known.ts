import type { Known, KnownCache } from '../known.ts';

/** How old what is known may be when a message comes in: another replica's change is seen so late at most. */
const RECENT_MS = 1_000;

export interface RecentlyKnown {
  /** What was known a moment ago, without a query: enough to tell whether a text concerns the bot. */
  readonly known: KnownCache;
  /** Looks again: messages were worked off, and one of them may have changed the directory. */
  refresh(): Promise<void>;
}

export function recentlyKnown(known: KnownCache, now: () => number = () => performance.now()): RecentlyKnown {
  let last: { readonly known: Known; readonly at: number } | undefined;
  let looking: Promise<Known> | undefined;
  const look = async (): Promise<Known> => {
    const at = now();
    const found = await known();
    if (last === undefined || last.at <= at) last = { known: found, at };
    return found;
  };
  /** Of many who find it old at once one looks for all. */
  const lookOnce = (): Promise<Known> => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  };
  return {
    known: async () => (last !== undefined && now() - last.at < RECENT_MS ? last.known : lookOnce()),
    async refresh() {
      await look();
    },
  };
}
