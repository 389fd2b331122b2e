/** A message may come so much later than a younger one and is still new. */
const LATENESS_MS = 2 * 60_000;
const IDS_KEPT = 1_000;

/** What of an account outlives the process; ids and instants alone. */
export interface Remembered {
  readonly watermark: string | null;
  readonly ids: readonly string[];
  readonly heardAt: string | null;
}

/**
 * Which messages were handled already. Gateways deliver the last hours' messages again after a restart, and one
 * message twice; what the bot acted on is also kept out by the inbox's unique key, but chatter leaves no row.
 */
export interface Seen {
  /** What is older than this was handled before the connection began, or is none of a new account's business. */
  isOld(at: Date): boolean;
  isKnown(id: string): boolean;
  begin(id: string, at: Date): void;
  done(id: string, at: Date, now: Date): void;
  /** It could not be handled: should it come again, it is new. */
  drop(id: string): void;
  /** A new connection begins: from now on, what is older than what was handled so far is a replay. */
  freeze(now: Date): void;
  toRemember(heardAt: Date | undefined): Remembered;
}

export function createSeen(remembered: Remembered | undefined): Seen {
  const ids = new Set(remembered?.ids);
  const underWay = new Map<string, number>();
  let newest = remembered?.watermark == null ? undefined : Date.parse(remembered.watermark);
  let oldBefore: number | undefined;

  /** Never beyond a message that is still being stored: if the process dies now, it must count as new. */
  const watermark = () => {
    const oldest = Math.min(...underWay.values());
    return newest === undefined || newest < oldest ? newest : oldest - 1;
  };
  return {
    isOld: (at) => oldBefore !== undefined && at.getTime() < oldBefore,
    isKnown: (id) => ids.has(id) || underWay.has(id),
    begin: (id, at) => void underWay.set(id, at.getTime()),
    done(id, at, now) {
      underWay.delete(id);
      // A message from the future must not make everything after it old.
      newest = Math.max(newest ?? 0, Math.min(at.getTime(), now.getTime()));
      ids.add(id);
      const [oldest] = ids;
      if (ids.size > IDS_KEPT && oldest !== undefined) ids.delete(oldest);
    },
    drop: (id) => void underWay.delete(id),
    freeze(now) {
      newest ??= now.getTime();
      oldBefore = (watermark() ?? now.getTime()) - LATENESS_MS;
    },
    toRemember(heardAt) {
      const mark = watermark();
      return {
        watermark: mark === undefined ? null : new Date(mark).toISOString(),
        ids: [...ids],
        heardAt: heardAt?.toISOString() ?? null,
      };
    },
  };
}

export function readRemembered(value: unknown): Remembered | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { watermark, ids, heardAt } = value as Record<string, unknown>;
  return {
    watermark: instant(watermark),
    ids: Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [],
    heardAt: instant(heardAt),
  };
}

function instant(value: unknown): string | null {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null;
}
