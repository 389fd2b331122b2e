import type { Known, KnownCache } from './known.ts';

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
  const look = async (): Promise<Known> => {
    const at = now();
    const found = await known();
    last = { known: found, at };
    return found;
  };
  return {
    known: async () => (last !== undefined && now() - last.at < RECENT_MS ? last.known : look()),
    async refresh() {
      await look();
    },
  };
}
