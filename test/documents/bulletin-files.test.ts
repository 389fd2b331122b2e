import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { openBook } from './open-book.ts';

const GROUP = '度假区工作一组';

let app: TestApp;
let files: readonly { readonly name: string; readonly url: string }[];
let id: number;

beforeAll(async () => {
  app = await startTestApp('embedded', '2020-03-09T09:00:00+08:00');
  await app.say(GROUP, 'member', '报问题 凤凰粮食门口修路，货车进不了厂，请住建局协调');
  await app.say(GROUP, 'member', '报问题 =1+1村口路灯不亮，请住建局处理，联系13812345678');
  await app.say('住建局', 'liaison', '#1 办结 已开临时通道，货车已进厂');
  await app.moveTo('2020-03-13T17:01:00+08:00');
  files = (await app.botSays('leaders')).find(({ text }) => text.includes('周通报'))?.files ?? [];
  const { items } = await app.api<{ items: { id: number; scope: string }[] }>('/api/summaries?kind=weekly');
  id = items.find(({ scope }) => scope === 'organisation')?.id ?? 0;
}, 60_000);
afterAll(() => app.close());

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const bearer = async (path: string) => {
  const { API_TOKEN } = await import('../support/app.ts');
  return fetch(`${app.url}${path}`, { headers: { authorization: `Bearer ${API_TOKEN}` } });
};

describe('the files of a bulletin', () => {
  it('are named in its message: picture, Word and Excel', () => {
    expect(files.map(({ name }) => name.replace(/^.*\./, ''))).toEqual(['png', 'docx', 'xlsx']);
    expect(files[0]?.name).toBe('明湖度假区四进工作组周通报第1期.png');
  });

  it('open in a browser from the sandbox, which has no token', async () => {
    for (const { url } of files) {
      const answer = await fetch(`${app.url}${url}`);
      expect(answer.status).toBe(200);
      expect((await bytesOf(answer)).length).toBeGreaterThan(5_000);
    }
  });

  it('show the picture in the page, and keep the others under their names', async () => {
    const [png, docx] = await Promise.all(files.slice(0, 2).map(({ url }) => fetch(`${app.url}${url}`)));
    expect(png?.headers.get('content-type')).toBe('image/png');
    expect(png?.headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''/);
    expect(docx?.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''.*\.docx$/);
  });

  it('need the token from the API', async () => {
    for (const format of ['png', 'docx', 'xlsx']) {
      expect((await fetch(`${app.url}/api/summaries/${id}.${format}`)).status).toBe(401);
      expect((await bearer(`/api/summaries/${id}.${format}`)).status).toBe(200);
    }
  });

  it('are those of the same bulletin, whichever way they come', async () => {
    const [mine, theirs] = await Promise.all([
      fetch(`${app.url}${files[0]?.url}`).then(bytesOf),
      bearer(`/api/summaries/${id}.png`).then(bytesOf),
    ]);
    expect(mine.equals(theirs)).toBe(true);
    expect(mine.subarray(1, 4).toString('latin1')).toBe('PNG');
  });

  it('leave the bulletin itself where it was', async () => {
    const told = await app.api<{ title: string }>(`/api/summaries/${id}`);
    expect(told.title).toContain('周通报');
  });

  it('are 404 where there is no such bulletin, 400 where there is no such format', async () => {
    expect((await bearer('/api/summaries/99999.png')).status).toBe(404);
    expect((await bearer(`/api/summaries/${id}.exe`)).status).toBe(400);
    expect((await fetch(`${app.url}/sandbox/files/summary/99999.png`)).status).toBe(404);
    expect((await fetch(`${app.url}/sandbox/files/secrets/1.png`)).status).toBe(400);
    expect((await fetch(`${app.url}/sandbox/files/summary/..%2f..%2fpackage.json`)).status).toBe(404);
  });
});

describe('the ledger over HTTP', () => {
  const sheet = async (query = '') => {
    const answer = await bearer(`/api/ledger.xlsx${query}`);
    expect(answer.status).toBe(200);
    const book = await openBook(await answer.arrayBuffer());
    return book.getWorksheet('台账');
  };

  it('holds every issue, masked, its formulas dead', async () => {
    const ledger = await sheet();
    expect(ledger?.rowCount).toBe(3);
    const words = JSON.stringify(ledger?.getSheetValues());
    expect(words).not.toContain('13812345678');
    expect(words).toContain('=1+1');
    expect(words).not.toContain('"formula"');
  });

  it('holds what was asked for', async () => {
    expect((await sheet('?from=2020-03-10'))?.rowCount).toBe(1);
    expect((await sheet('?department=住建局&state=closed,resolved'))?.rowCount).toBe(2);
    expect((await bearer('/api/ledger.xlsx?from=yesterday')).status).toBe(400);
    expect((await fetch(`${app.url}/api/ledger.xlsx`)).status).toBe(401);
  });
});

describe('a special report over HTTP', () => {
  it('is a Word document about the issue, 404 where there is none', async () => {
    const answer = await bearer('/api/issues/1.docx');
    expect(answer.status).toBe(200);
    expect((await bytesOf(answer)).subarray(0, 2).toString('latin1')).toBe('PK');
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain('专报.docx');
    expect((await bearer('/api/issues/99.docx')).status).toBe(404);
  });
});
