import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const files = readdirSync('migrations')
  .filter((name) => name.endsWith('.sql'))
  .toSorted();

/** What the version before could not live with beside the new one. */
const BREAKING = [
  /\bDROP\s+(TABLE|COLUMN|TYPE|FUNCTION|CONSTRAINT)\b/i,
  /\bRENAME\s+(TO|COLUMN)\b/i,
  /\bSET\s+DATA\s+TYPE\b/i,
  /\bSET\s+NOT\s+NULL\b/i,
  /\bTRUNCATE\b/i,
];
/** A new column that an old program would have to fill. */
const DEMANDING = /ADD COLUMN "[^"]+" (?![^;]*DEFAULT)[^;]*NOT NULL/i;

describe('every migration', () => {
  test('is looked at here', () => {
    expect(files.length).toBeGreaterThan(5);
  });

  test.each(files)('%s leaves what the version before needs', (name) => {
    const text = readFileSync(`migrations/${name}`, 'utf8');
    expect(BREAKING.filter((pattern) => pattern.test(text)).map(String)).toEqual([]);
    expect(text).not.toMatch(DEMANDING);
  });

  test('is named in the journal, in order', () => {
    const journal = JSON.parse(readFileSync('migrations/meta/_journal.json', 'utf8')) as {
      entries: { tag: string }[];
    };
    expect(journal.entries.map(({ tag }) => `${tag}.sql`)).toEqual(files);
  });
});
