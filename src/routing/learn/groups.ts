import type { Counts } from './features.ts';

/** More than half of all characters and pairs shared: the same letter, sent again or passed on with a few words changed. */
const ALIKE = 0.57;
const BANDS = 12;
const PER_BAND = 2;

/**
 * Numbers the rows so that near-duplicates bear one number: a letter sent twice must not be learned from
 * and tested on. Candidates come from minhash bands, each is then compared piece by piece.
 */
export function groupAlike(rows: readonly Counts[], shared = ALIKE): Uint32Array {
  const parent = Uint32Array.from(rows.keys());
  const signatures = rows.map(signatureOf);
  for (let band = 0; band < BANDS; band++) {
    const first = new Map<string, number>();
    for (const [row, signature] of signatures.entries()) {
      const key = signature.subarray(band * PER_BAND, (band + 1) * PER_BAND).join(' ');
      const other = first.get(key);
      if (other === undefined) first.set(key, row);
      else if (root(parent, row) !== root(parent, other) && alike(rows[row], rows[other], shared)) {
        parent[root(parent, row)] = root(parent, other);
      }
    }
  }
  return parent.map((_, row) => root(parent, row));
}

/** Deals the groups over `folds` hands, the largest first, so that the hands are of one size. */
export function dealFolds(groups: Uint32Array, folds: number): Uint8Array {
  const members = new Map<number, number[]>();
  for (const [row, group] of groups.entries()) members.set(group, [...(members.get(group) ?? []), row]);
  const sizes = Array.from({ length: folds }, () => 0);
  const fold = new Uint8Array(groups.length);
  for (const rows of [...members.values()].sort((a, b) => b.length - a.length)) {
    const hand = sizes.indexOf(Math.min(...sizes));
    sizes[hand] = (sizes[hand] ?? 0) + rows.length;
    for (const row of rows) fold[row] = hand;
  }
  return fold;
}

function signatureOf({ buckets }: Counts): Uint32Array {
  const least = new Uint32Array(BANDS * PER_BAND).fill(0xffffffff);
  for (const bucket of buckets) {
    let stirred = Math.imul(bucket ^ 0x9e3779b1, 0x85ebca6b);
    for (let i = 0; i < least.length; i++) {
      stirred = Math.imul(stirred ^ (stirred >>> 15), 0x2c1b3c6d) + i;
      if (stirred >>> 0 < least[i]!) least[i] = stirred >>> 0;
    }
  }
  return least;
}

function alike(a: Counts | undefined, b: Counts | undefined, least: number): boolean {
  if (a === undefined || b === undefined) return false;
  const known = new Set(a.buckets);
  const shared = b.buckets.reduce((sum, bucket) => sum + (known.has(bucket) ? 1 : 0), 0);
  return shared >= least * (a.buckets.length + b.buckets.length - shared);
}

function root(parent: Uint32Array, row: number): number {
  let at = row;
  while (parent[at] !== at) at = parent[at] ?? at;
  parent[row] = at;
  return at;
}
