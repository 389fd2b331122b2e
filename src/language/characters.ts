/** The pairs of a dictionary of single characters, both in one code unit. */
export function* pairsOf(dictionary: string): Generator<readonly [from: string, to: string]> {
  for (const entry of dictionary.split('|')) {
    const [from = '', to = ''] = entry.split(' ');
    if (from.length === 1 && to.length === 1) yield [from, to];
  }
}
