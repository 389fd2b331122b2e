import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLinks } from '../../src/attachments/links.ts';
import { localFolder } from '../../src/attachments/local-folder.ts';
import { s3Bucket } from '../../src/attachments/s3.ts';
import { storageKey, type AttachmentStorage } from '../../src/attachments/storage.ts';

/** An S3 store as small as can be: keeps what is put, and looks at the signature's form. */
function bucket() {
  const kept = new Map<string, Buffer>();
  const seen: { method: string; url: string; authorization: string }[] = [];
  const server: Server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    seen.push({ method, url, authorization: headers.authorization ?? '' });
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (method === 'PUT') kept.set(url, Buffer.concat(parts));
      const found = kept.get(url);
      response.writeHead(found === undefined ? 404 : 200).end(method === 'GET' ? found : undefined);
    });
  });
  return { server, seen };
}

const { server, seen } = bucket();
const folder = mkdtempSync(join(tmpdir(), 'xietiao-attachments-'));
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const s3 = () =>
  s3Bucket({
    bucketUrl: `http://127.0.0.1:${port}/xietiao/`,
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
});

describe('the bucket', () => {
  it('is asked with signed requests, under a prefix of our own', async () => {
    await s3().write(storageKey(1, 5), Buffer.from('x'), 'text/plain');
    expect(seen.at(-1)).toMatchObject({ method: 'PUT', url: '/xietiao/attachments/1/5' });
    expect(seen.at(-1)?.authorization).toMatch(
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
