import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLinks } from '../../src/attachments/links.ts';
import type { App } from '../../src/http/app.ts';
import { buildServer } from '../../src/http/server.ts';
import { memoryDeps, NOW } from '../support/http-deps.ts';

const links = createLinks('a secret');
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const FILES = new Map([
  [7, { name: '现场照片.png', mediaType: 'image/png', bytes: PNG }],
  [8, { name: '台账 "一".pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-') }],
]);

let app: App;
beforeAll(async () => {
  app = await buildServer(
    memoryDeps({
      attachments: {
        isValid: (id, until, signature) => links.isValid(id, until, signature, NOW),
        open: async (id) => FILES.get(id),
      },
    }),
  );
});
afterAll(() => app.close());

describe('GET /attachments/:id', () => {
  it('shows a picture to whoever holds the link', async () => {
    const answer = await app.inject(links.link(7, NOW));
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.equals(PNG)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(answer.headers['content-disposition']).toMatch(/^inline; filename\*=UTF-8''%E7%8E%B0/);
  });

  it('offers everything else to be saved', async () => {
    const answer = await app.inject(links.link(8, NOW));
    expect(answer.headers['content-disposition']).toBe(
      "attachment; filename*=UTF-8''%E5%8F%B0%E8%B4%A6%20%22%E4%B8%80%22.pdf",
    );
  });

  it.each([
    ['another number', links.link(7, NOW).replace('/7?', '/8?'), 403],
    ['no signature', '/attachments/7', 400],
    ['a link that ran out', links.link(7, new Date(NOW.getTime() - 8 * 86_400_000)), 403],
    ['a path', '/attachments/..%2f..%2fetc%2fpasswd?until=9999999999&signature=x', 400],
    ['an attachment that is gone', links.link(9, NOW), 404],
  ])('answers no bytes to %s', async (_, url, status) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/json');
  });
});
