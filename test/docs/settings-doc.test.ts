import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig, SETTING_NAMES } from '../../src/config.ts';

const page = readFileSync('.env.example', 'utf8');
const lines = page.split('\n');
const named = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);

describe('.env.example', () => {
  it('names every setting once, in the order of the code, and no other', () => {
    expect(named).toEqual(SETTING_NAMES);
  });

  it('says above each, in one line, what it is for', () => {
    const bare = named.filter((name) => {
      const at = lines.findIndex((line) => line.startsWith(`${name}=`));
      return !/^# \S/.test(lines[at - 1] ?? '');
    });
    expect(bare).toEqual([]);
  });

  it('changes nothing when it is taken as it stands', () => {
    expect(readConfig(parseEnv(page))).toEqual(readConfig({}));
  });
});
