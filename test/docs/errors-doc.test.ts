import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../src/errors.ts';

const page = readFileSync('docs/errors.md', 'utf8');
const [terminal = '', http = ''] = page.split('## Over HTTP');

/** The cells of every row of a part's tables, headings and rules left out. */
function rows(part: string): string[][] {
  return part
    .split('\n')
    .filter((line) => /^\| (`|\d)/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

describe('docs/errors.md', () => {
  it('holds every code of the catalogue with its advice, and no other', () => {
    const written = rows(terminal).map(([code = '', advice]) => [code.replaceAll('`', ''), advice]);
    expect(written).toEqual(Object.entries(ERROR_CODES));
  });

  it('holds every code that an answer over HTTP can bear, and no other', () => {
    const written = rows(http).flatMap(([, codes = '']) => codes.replaceAll('`', '').split(', '));
    expect(new Set(written)).toEqual(new Set(codesInSource()));
    expect(written).toHaveLength(new Set(written).size);
  });
});

/** Codes as `src/http` writes them; the four `unknown_…` are made of what is missing. */
function codesInSource(): string[] {
  const source = readdirSync('src/http', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(`src/http/${path}`, 'utf8'))
    .join('\n');
  const written = [...source.matchAll(/(?:HttpError\(\d+, |\bbody\(|code: )'([a-z_]+)'/g)].flatMap(
    ([, code = '']) => code,
  );
  const missing = /const MISSING = \{(.*?)\}/s.exec(source)?.[1] ?? '';
  const kinds = [...missing.matchAll(/^ +(\w+):/gm)].map(([, kind = '']) => `unknown_${kind}`);
  return [...written, ...kinds];
}
