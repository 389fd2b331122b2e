import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBackup, runRestore } from '../../src/cli/backup.ts';
import { readConfig, type Config } from '../../src/config.ts';
import { linesOfBackup } from '../store/backup/rewritten.ts';
import { openBucket, type Bucket } from '../support/bucket.ts';
import { newDatabase } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** #1 with one photo, written by the program when backups held rows alone. */
const OLD = 'test/store/backup/version-1.backup';
const PHOTO = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('a photo')]);
const folder = temporaryFolder('cli-backup');
const file = join(folder, 'ledger.backup');
const bare = join(folder, 'bare.backup');

/** Settings with a data folder of their own. */
function settings(name: string, more: Readonly<Record<string, string>> = {}): Config {
  return readConfig({ DATA_DIR: join(folder, name), ...more });
}

const attachmentsOf = ({ dataDir }: Config) => join(dataDir, 'attachments');

function photoIn(config: Config): string {
  mkdirSync(join(attachmentsOf(config), '1'), { recursive: true });
  return join(attachmentsOf(config), '1', '1');
}

async function backup(config: Config, to: string, withFiles = true): Promise<string> {
  const said: string[] = [];
  await runBackup(config, { file: to, withFiles }, (line) => said.push(line));
  return said.join('\n').replace(/\d+ rows/, 'N rows');
}

async function restore(config: Config, from: string): Promise<string> {
  const said: string[] = [];
  await runRestore(config, { file: from, key: undefined }, (line) => said.push(line));
  return said.join('\n').replace(/\d+ rows/, 'N rows');
}

const office = settings('office');
let bucket: Bucket;
let bucketSettings: Readonly<Record<string, string>>;
beforeAll(async () => {
  bucket = await openBucket();
  bucketSettings = {
    ATTACHMENTS_BUCKET_URL: bucket.url,
    ATTACHMENTS_BUCKET_KEY_ID: 'id',
    ATTACHMENTS_BUCKET_SECRET: 'secret',
  };
  await restore(office, OLD);
  writeFileSync(photoIn(office), PHOTO);
  await backup(office, file);
});
afterAll(() => bucket.close());

describe('xietiao backup', () => {
  test('says how many photos are in the file', async () => {
    expect(await backup(office, join(folder, 'again.backup'))).toBe(
      `${join(folder, 'again.backup')}: N rows, 1 issues, 1 attachment (1 KB), not encrypted, keep it safe`,
    );
  });

  test('leaves photos out where it is told to, and says what to copy', async () => {
    expect(await backup(office, bare, false)).toBe(
      `${bare}: N rows, 1 issues, not encrypted, keep it safe; the attachments are not in it: copy ${attachmentsOf(office)}`,
    );
  });

  test('leaves photos in their bucket, and says so', async () => {
    const asked = bucket.seen.length;
    const config = settings('office', bucketSettings);
    expect(await backup(config, join(folder, 'bucket.backup'))).toBe(
      `${join(folder, 'bucket.backup')}: N rows, 1 issues, not encrypted, keep it safe; the attachments stay in the bucket ${bucket.url}`,
    );
    expect(bucket.seen).toHaveLength(asked);
  });

  test('says how many photos are missing, and goes on', async () => {
    const config = settings('bereft');
    await restore(config, OLD);
    const to = join(folder, 'bereft.backup');
    expect(await backup(config, to)).toBe(
      `${to}: N rows, 1 issues, no attachments, not encrypted, keep it safe; 1 attachment missing or damaged in ${attachmentsOf(config)}, the first: attachment 1: it is not there`,
    );
    const next = settings('bereft-too');
    expect(await restore(next, to)).toBe(
      `${to}: restored, N rows, 1 issues, no attachments into ${attachmentsOf(next)}; 1 attachment missing or damaged already when it was made`,
    );
  });
});

describe('xietiao restore', () => {
  test('puts photos back into the folder, byte for byte, for their owner alone', async () => {
    const config = settings('embedded');
    expect(await restore(config, file)).toBe(
      `${file}: restored, N rows, 1 issues, 1 attachment (1 KB) into ${attachmentsOf(config)}`,
    );
    expect(readFileSync(photoIn(config))).toEqual(PHOTO);
    expect(statSync(photoIn(config)).mode & 0o777).toBe(0o600);
  });

  test('does the same beside Postgres', async () => {
    const config = settings('beside-postgres', { DATABASE_URL: await newDatabase() });
    await restore(config, file);
    expect(readFileSync(photoIn(config))).toEqual(PHOTO);
  });

  test('moves photos of a folder into the bucket that the settings name', async () => {
    const config = settings('moved', { ...bucketSettings, DATABASE_URL: await newDatabase() });
    expect(await restore(config, file)).toBe(
      `${file}: restored, N rows, 1 issues, 1 attachment (1 KB) into ${bucket.url}`,
    );
    expect([...bucket.kept]).toEqual([['/xietiao/attachments/1/1', PHOTO]]);
  });

  test('says where photos that are not in the file are looked for', async () => {
    for (const from of [bare, OLD]) {
      const config = settings('elsewhere', { DATABASE_URL: await newDatabase() });
      expect(await restore(config, from)).toBe(
        `${from}: restored, N rows, 1 issues; 1 attachment not in it, looked for in ${attachmentsOf(config)}`,
      );
    }
  });

  test('overwrites no other photo, and leaves the ledger empty', async () => {
    const config = settings('taken', { DATABASE_URL: await newDatabase() });
    writeFileSync(photoIn(config), 'another photo');
    await expect(restore(config, file)).rejects.toMatchObject({ code: 'ATTACHMENTS_UNWRITABLE' });
    expect(readFileSync(photoIn(config), 'utf8')).toBe('another photo');
    const empty = { ...config, dataDir: join(folder, 'not-taken') };
    expect(await restore(empty, file)).toContain('1 attachment');
  });

  test('that is refused leaves nothing in the folder', async () => {
    const config = settings('refused', { DATABASE_URL: await newDatabase() });
    const cut = join(folder, 'cut.backup');
    writeFileSync(cut, gzipSync(linesOfBackup(readFileSync(file)).join('\n')));
    await expect(restore(config, cut)).rejects.toMatchObject({ code: 'BACKUP_INVALID' });
    expect(readdirSync(join(attachmentsOf(config), '1'))).toEqual([]);
  });
});
