import type { Db } from '../database/client.ts';
import { listAudit } from './audit.ts';

/** Words of people in old and new values, which may hold what must not be shown. */
type Mask = (text: string) => string;

/** One page for the API: no ids of people or accounts, and every text masked. */
export async function auditPageOf(
  db: Db,
  organisationId: number,
  filter: {
    readonly from?: Date | undefined;
    readonly to?: Date | undefined;
    readonly cursor?: number | undefined;
    readonly limit: number;
  },
  mask: Mask,
) {
  const { from, to, cursor, limit } = filter;
  const found = await listAudit(db, organisationId, {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(cursor === undefined ? {} : { after: cursor }),
    limit: limit + 1,
  });
  const items = found.slice(0, limit).map((line) => ({
    ...line,
    at: line.at.toISOString(),
    actor: { name: line.actor.name, role: line.actor.role },
    name: mask(line.name),
    old: masked(line.old, mask),
    new: masked(line.new, mask),
  }));
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last !== undefined ? String(last.id) : null };
}

function masked(value: unknown, mask: Mask): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((part) => masked(part, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, masked(part, mask)]));
}
