import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

describe.each(['docs/security.md', 'docs/promises.md'])('%s', (page) => {
  const named = [...new Set(readFileSync(page, 'utf8').match(/`(test|bench)\/[\w/.-]+\.ts`/g) ?? [])].map(
    (name) => name.slice(1, -1),
  );

  test('names tests', () => {
    expect(named.length).toBeGreaterThan(8);
  });

  test.each(named)('names %s, which exists', (name) => {
    expect(existsSync(name)).toBe(true);
  });
});
