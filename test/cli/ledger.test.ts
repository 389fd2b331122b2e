import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runLedgerExport } from '../../src/cli/ledger.ts';
import { runRoutingRules } from '../../src/cli/routing-rules.ts';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/store/database/open.ts';
import { importDirectory, parseDirectory } from '../../src/usecases/people/import-directory.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOW = new Date('2020-03-09T01:00:00Z');
const demo = new URL('../../demo/directory.json', import.meta.url).pathname;
const folder = temporaryFolder('cli-ledger');
const config = readConfig({ DATA_DIR: join(folder, 'office') });
const file = join(folder, 'x.xlsx');

beforeAll(async () => {
  const store = await openStore(config, NOW);
  const directory = { ...parseDirectory(readFileSync(demo, 'utf8'), demo), rules: [] };
  await importDirectory(store.db, 1, directory, NOW);
  await store.close();
}, 60_000);

async function exported(...args: string[]): Promise<string[]> {
  const written: string[] = [];
  const write = (line: string) => written.push(line);
  await runLedgerExport({ config, args, now: NOW, say: () => undefined, write });
  return written;
}

describe('the ledger as a file', () => {
  it('is empty for a department of the directory, and refused for a name that nobody bears', async () => {
    expect(await exported(file, '--department', '住建局')).toEqual([JSON.stringify({ file, issues: 0 })]);
    await expect(exported(file, '--department', '财政厅')).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringContaining('no department "财政厅"; there are 住建局 '),
    });
    await expect(exported(file, '--object', '蓝天纸业')).rejects.toMatchObject({ code: 'USAGE' });
  }, 60_000);

  it('is refused in one line where it cannot be written', async () => {
    await expect(exported('/nodir/x.xlsx')).rejects.toMatchObject({
      code: 'FILE_UNWRITABLE',
      message: expect.stringContaining('/nodir/x.xlsx cannot be written: ENOENT'),
    });
  }, 60_000);
});

describe('the list of rules', () => {
  it('says that there are none', async () => {
    const [said, written]: [string[], string[]] = [[], []];
    const now = NOW;
    const say = (line: string) => void said.push(line);
    await runRoutingRules(config, ['list'], { now, say, write: (line) => void written.push(line) });
    expect({ said, written }).toEqual({ said: ['there are no rules'], written: [] });
  }, 60_000);
});
