import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const xietiao = (...words: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...words], { encoding: 'utf8', input: '' });

describe('xietiao', () => {
  it.each([
    [['frobnicate', 'x'], 'there is no command "frobnicate x": see `xietiao help`'],
    [['constructor'], 'there is no command "constructor": see `xietiao help`'],
    [['ledger', 'export', 'x.txt'], 'x.txt does not end in .xlsx'],
    [['report', 'x.txt', '#12'], 'x.txt does not end in .docx'],
    [['parse', '--directory', 'package.json'], 'is it another file?'],
  ])('refuses what it cannot do in one line: %s', (words, why) => {
    const { status, stdout, stderr } = xietiao(...words);
    expect(status).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(why)]);
  });

  it('says nothing of a reader that reads no further', () => {
    const line = 'set -o pipefail; "$0" --import tsx src/cli.ts help | true';
    const { status, stderr } = spawnSync('bash', ['-c', line, process.execPath], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('prints all that it can do to whoever asks', () => {
    const { status, stdout } = xietiao('help');
    expect(status).toBe(0);
    expect(stdout).toContain('xietiao audit [--from TIME] [--to TIME] [--full] > audit.jsonl');
  });
});
