import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLinks } from '../../src/attachments/links.ts';
import { localFolder } from '../../src/attachments/local-folder.ts';
import { s3Bucket } from '../../src/attachments/s3.ts';
import { storageKey, type AttachmentStorage } from '../../src/attachments/storage.ts';
import { openBucket, type Bucket } from '../support/bucket.ts';

const folder = mkdtempSync(join(tmpdir(), 'xietiao-attachments-'));
let bucket: Bucket;
beforeAll(async () => {
  bucket = await openBucket();
});
afterAll(() => {
  bucket.close();
  rmSync(folder, { recursive: true, force: true });
});

const s3 = () =>
  s3Bucket({
    bucketUrl: `${bucket.url}/`,
    region: 'cn-1',
    accessKeyId: 'id',
    secretAccessKey: 'secret',
  });

describe.each<[string, () => AttachmentStorage]>([
  ['a local folder', () => localFolder(folder)],
  ['a bucket that speaks S3', s3],
])('%s', (_, open) => {
  it('gives back what was put into it, also when it is put there twice', async () => {
    const storage = open();
    await storage.write(storageKey(1, 34), Buffer.from('一'), 'text/plain');
    await storage.write(storageKey(1, 34), Buffer.from('二'), 'text/plain');
    expect(Buffer.from((await storage.read(storageKey(1, 34)))!).toString()).toBe('二');
  });

  it('has nothing where nothing was put', async () => {
    expect(await open().read(storageKey(1, 99))).toBeUndefined();
  });

  it('forgets what is removed, and does not mind where nothing lies', async () => {
    const storage = open();
    await storage.write(storageKey(1, 35), Buffer.from('一'), 'text/plain');
    await storage.remove(storageKey(1, 35));
    expect(await storage.read(storageKey(1, 35))).toBeUndefined();
    await storage.remove(storageKey(1, 35));
  });
});

describe('the local folder', () => {
  it('is its owner’s alone and leaves nothing half-written', async () => {
    await localFolder(folder).write(storageKey(2, 7), Buffer.from('x'), 'text/plain');
    expect(readdirSync(join(folder, '2'))).toEqual(['7']);
    expect(statSync(join(folder, '2', '7')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, '2')).mode & 0o777).toBe(0o700);
  });

  it('cannot be left by any key', async () => {
    const key = '../../etc/passwd' as `${number}/${number}`;
    expect(await localFolder(folder).read(key)).toBeUndefined();
  });

  it('is not left by what is written or removed either', async () => {
    const inner = join(folder, 'a', 'b');
    mkdirSync(inner, { recursive: true });
    writeFileSync(join(folder, 'a', 'kept'), 'kept');
    const key = '../kept' as `${number}/${number}`;
    await localFolder(inner).write(key, Buffer.from('x'), 'text/plain');
    await localFolder(inner).remove(key);
    expect(readFileSync(join(folder, 'a', 'kept'), 'utf8')).toBe('kept');
    expect(readdirSync(join(folder, 'a')).toSorted()).toEqual(['b', 'kept']);
  });

  it('keeps no half of a file that could not be written', async () => {
    mkdirSync(join(folder, '3', '8', 'in the way'), { recursive: true });
    await expect(localFolder(folder).write(storageKey(3, 8), Buffer.from('x'), 'text/plain')).rejects.toThrow(
      'EISDIR',
    );
    expect(readdirSync(join(folder, '3'))).toEqual(['8']);
  });
});

describe('the bucket', () => {
  it('is asked with signed requests, under a prefix of our own', async () => {
    await s3().write(storageKey(1, 5), Buffer.from('x'), 'text/plain');
    expect(bucket.seen.at(-1)).toMatchObject({ method: 'PUT', url: '/xietiao/attachments/1/5' });
    expect(bucket.seen.at(-1)?.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=id\/\d{8}\/cn-1\/s3\/aws4_request/,
    );
  });
});

describe('links to attachments', () => {
  const now = new Date('2020-03-11T02:00:00Z');
  const links = createLinks('a secret');
  const query = (link: string) => new URL(link, 'http://x').searchParams;
  const parts = (link: string) =>
    [Number(query(link).get('until')), query(link).get('signature') ?? ''] as const;

  it('open what they were made for, for a week', () => {
    const link = links.link(34, now);
    expect(link).toMatch(/^\/attachments\/34\?until=\d+&signature=[\w-]{43}$/);
    expect(links.isValid(34, ...parts(link), now)).toBe(true);
    expect(links.isValid(34, ...parts(link), new Date('2020-03-19T02:00:00Z'))).toBe(false);
  });

  it('open nothing else, however they are changed', () => {
    const [until, signature] = parts(links.link(34, now));
    expect(links.isValid(35, until, signature, now)).toBe(false);
    expect(links.isValid(34, until + 1, signature, now)).toBe(false);
    expect(links.isValid(34, until, `${signature.slice(0, -1)}_`, now)).toBe(false);
    expect(links.isValid(34, until, '', now)).toBe(false);
    expect(createLinks('another secret').isValid(34, until, signature, now)).toBe(false);
  });
});
