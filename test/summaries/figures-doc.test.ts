import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COUNTS } from '../../src/summaries/figures.ts';
import { RATES } from '../../src/summaries/rates.ts';

const page = readFileSync(new URL('../../docs/figures.md', import.meta.url), 'utf8');
const section = (heading: string) => page.split('\n## ').find((text) => text.startsWith(heading)) ?? '';
const firstCells = (text: string) => [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);

describe('docs/figures.md', () => {
  it('defines every count, and no other', () => {
    expect(firstCells(section('Counted once per issue') + section('Counted once per thing'))).toEqual([
      ...COUNTS,
    ]);
  });

  it.each(Object.entries(RATES))(
    'gives the formula of %s as it is computed',
    (name, { word, of: [above, below] }) => {
      const row = section('Rates')
        .split('\n')
        .find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row).toContain(`| ${word} | \`${above}\` ÷ \`${below}\``);
    },
  );
});
