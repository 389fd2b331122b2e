/**
 * Figures as they may leave the house: every text masked, and of a restricted issue no title.
 * The shape stays; instants become ISO 8601 as in any JSON.
 */
export function discreet(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => discreet(one, mask));
  const entries = Object.entries(value).map(([name, part]) => [name, discreet(part, mask)] as const);
  const shown =
    'sensitive' in value && value.sensitive === true ? [...entries, ['title', ''] as const] : entries;
  return Object.fromEntries(shown);
}
