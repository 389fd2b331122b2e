const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A length of time as people say it: 1小时, 30小时, 2.5天, 12天; rounded up, so that "within" stays true. */
export function lasted(ms: number): string {
  if (ms < HOUR_MS) return `${Math.max(1, Math.ceil(ms / MINUTE_MS))}分钟`;
  if (ms < 2 * DAY_MS) return `${Math.max(1, Math.ceil(ms / HOUR_MS))}小时`;
  const halves = Math.ceil((ms / DAY_MS) * 2) / 2;
  return `${halves >= 10 ? Math.ceil(halves) : halves}天`;
}
