import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBackup, runRestore } from '../../src/cli/backup.ts';
import { asFileFault } from '../../src/cli/file-fault.ts';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/store/database/open.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOW = new Date('2020-03-09T01:00:00Z');
const folder = temporaryFolder('cli-paths');
const config = readConfig({ DATA_DIR: join(folder, 'office') });
const say = () => undefined;
const coded = (code: string, why: string) => ({ code, message: expect.stringContaining(why) });

describe('a path that leads nowhere', () => {
  it('is told in one line with a code, for a backup and a restore', async () => {
    const taken = join(folder, 'taken');
    mkdirSync(taken);
    const backup = (file: string) => runBackup(config, { file, withFiles: false }, say);
    await expect(backup(taken)).rejects.toMatchObject(
      coded('FILE_UNWRITABLE', `${taken} cannot be written: EISDIR`),
    );
    await expect(backup('/nodir/x')).rejects.toMatchObject(coded('FILE_UNWRITABLE', 'ENOENT'));
    await expect(runRestore(config, { file: taken, key: undefined }, say)).rejects.toMatchObject(
      coded('BACKUP_INVALID', `${taken} cannot be read: EISDIR`),
    );
    expect(readdirSync(folder).toSorted()).toEqual(['office', 'taken']);
  }, 60_000);

  it('is refused at once as a data folder', async () => {
    const open = (dataDir: string) => openStore({ dataDir }, NOW);
    await expect(open('/proc/x')).rejects.toMatchObject(
      coded('CONFIG_INVALID', 'DATA_DIR /proc/x cannot be used'),
    );
    await expect(open('/proc/self')).rejects.toMatchObject(
      coded('CONFIG_INVALID', 'cannot be used as a folder'),
    );
    await expect(open('/dev/null/x')).rejects.toMatchObject(
      coded('CONFIG_INVALID', 'cannot be used as a folder'),
    );
  });

  it('leaves any other error as it came', () => {
    const fault = new TypeError('x is no function');
    expect(asFileFault(fault, 'FILE_UNWRITABLE', 'x')).toBe(fault);
  });
});
