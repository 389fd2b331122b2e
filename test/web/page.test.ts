import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildServer } from '../../src/http/server.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { memoryDeps, memoryDoor } from '../support/http-deps.ts';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Shorter than a test may take, so that a failure names what was waited for. */
const PATIENCE_MS = 10_000;
const isThere = existsSync(CHROMIUM);
const mustBeThere = process.env['CI'] === 'true';
if (!isThere && !mustBeThere)
  process.stderr.write(
    `\n*** NO BROWSER: ${CHROMIUM} is absent, so the sandbox's page is not tested (CHROMIUM names another) ***\n\n`,
  );

/** The page's scripts as they are now, whatever was built before. */
let scripts: string;
let browser: Browser;
let page: Page;
let complaints: string[];

/** Opens the page and hears every error, every broken rule of the content policy and every foreign request. */
async function open(url: string, viewport = { width: 1280, height: 800 }): Promise<void> {
  complaints = [];
  page = await browser.newPage({ viewport });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.route('**/scripts/*.js', (route) =>
    route.fulfill({ path: join(scripts, basename(route.request().url())), contentType: 'text/javascript' }),
  );
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) complaints.push(`asks ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(`${url}/`);
  await page.waitForSelector('body.ready');
}

const column = (name: string) => page.getByRole('region', { name, exact: true });
const log = (name: string) => page.getByRole('log', { name: `${name}的消息` });
const entry = (name: string) => page.getByRole('navigation', { name: '群' }).getByRole('button', { name });

async function say(name: string, text: string): Promise<void> {
  const box = column(name).getByRole('textbox', { name: '说点什么' });
  await box.fill(text);
  await box.press('Enter');
}

describe.skipIf(!isThere && !mustBeThere)('the page of the sandbox', () => {
  beforeAll(async () => {
    const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
    scripts = mkdtempSync(join(tmpdir(), 'xietiao-page-'));
    execFileSync(process.execPath, [tsc, '-p', 'web/tsconfig.json', '--outDir', scripts]);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(scripts, { recursive: true, force: true });
  });
  afterEach(() => page.close());

  describe('on the running product', () => {
    let app: TestApp;
    beforeEach(async () => {
      app = await startTestApp('embedded', '2020-03-11T10:00:00+08:00');
    });
    afterEach(() => app.close());

    it('takes a report from the first line to the weekly bulletin', async () => {
      await open(app.url);
      await say('度假区工作一组', '报问题 凤凰粮食门口修路，货车进不了厂，面临停产，请住建局协调');
      await log('度假区工作一组').getByText('已登记').waitFor();

      const housing = log('住建局联络群');
      await housing.getByRole('button', { name: '签收', exact: true }).click();
      await housing.getByText('已签收').first().waitFor();
      await housing.getByRole('button', { name: '办结', exact: true }).first().click();
      await housing.getByRole('textbox').fill('便道已铺好，货车可正常进出');
      await housing.getByRole('button', { name: '发送办结' }).click();

      const group = log('度假区工作一组');
      await group.getByText('便道已铺好').waitFor();
      await group.getByRole('button', { name: '满意，办结' }).click();
      await group.getByText('已办结销号').waitFor();

      await page.getByRole('button', { name: '周五 17:00' }).click();
      // The bulletin is a picture, a text and a file: each comes by itself, while the clock still walks.
      await log('领导小组').getByText('周通报').first().waitFor();
      await log('领导小组')
        .getByText(/新增1件.*办结1件/)
        .first()
        .waitFor();
      await page.locator('#now').getByText('3月13日 周五 17:00').waitFor();
      expect(complaints).toEqual([]);
    });

    it('marks what is unread, and opens it at a touch', async () => {
      await open(app.url);
      await say('度假区工作一组', '报问题 凤凰粮食门口修路，货车进不了厂，请交通局协调');
      await entry('交通局联络群').getByLabel('1条未读').waitFor();
      await entry('交通局联络群').click();
      await log('交通局联络群').getByText('协调请求').waitFor();
      expect(await entry('交通局联络群').getByLabel(/未读/).count()).toBe(0);
      expect(complaints).toEqual([]);
    });

    it('answers by quoting', async () => {
      await open(app.url);
      await say('度假区工作一组', '报问题 凤凰粮食门口修路，货车进不了厂，请住建局协调');
      const request = log('住建局联络群').getByRole('article').first();
      await request.getByRole('button', { name: '引用' }).click();
      await say('住建局联络群', '签收');
      await log('住建局联络群').getByText('已签收').first().waitFor();
      await log('度假区工作一组').getByText('住建局已签收').first().waitFor();
      expect(complaints).toEqual([]);
    });

    it('plays a story by itself, step by step', async () => {
      await open(app.url);
      await page.getByRole('button', { name: '看故事' }).click();
      await page.getByRole('button', { name: /^修路挡住了货车/ }).click();
      const next = page.getByRole('button', { name: '下一步' });
      for (let step = 1; step <= 5; step += 1) {
        await next.click();
        await page.locator(`#story .primary:enabled`).waitFor();
      }
      await log('住建局联络群').getByText('已签收').first().waitFor();
      expect(complaints).toEqual([]);
    });

    it('shows on a phone one chat and a list to change it', async () => {
      await open(app.url, { width: 390, height: 844 });
      expect(await page.locator('.column').count()).toBe(1);
      await page.getByRole('button', { name: '换一个群' }).click();
      await entry('住建局联络群').click();
      await column('住建局联络群').waitFor();
      expect(await page.locator('.column').count()).toBe(1);
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect(width).toBe(390);
      expect(complaints).toEqual([]);
    });

    it('has an API page that works without outside resources', async () => {
      await open(app.url);
      await page.goto(`${app.url}/docs/`);
      await page.getByText('/api/issues/{number}/events').waitFor();
      expect(complaints).toEqual([]);
    });
  });

  describe('shows as text what somebody would have run', () => {
    const EVIL = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '"><svg onload=alert(1)>',
      'javascript:alert(1)//\'"`',
      '<a href="javascript:alert(1)">报问题</a>',
      '&lt;b&gt;粗&lt;/b&gt;',
      '</textarea><iframe srcdoc="<script>alert(1)</script>">',
      '{{constructor.constructor("alert(1)")()}}',
    ];

    it('from people and from the bot, in every part of a notice', async () => {
      const { adapter, door } = await memoryDoor();
      const server = await buildServer(memoryDeps({ sandbox: door }));
      const url = await server.listen({ host: '127.0.0.1', port: 0 });
      await open(url);
      for (const [index, evil] of EVIL.entries()) {
        await adapter.post({ chatId: 'group-1', senderId: 'p1', text: evil });
        const notice = {
          kind: 'test',
          title: evil,
          tone: 'urgent',
          lines: [evil],
          fields: [{ label: evil, value: evil }],
          tables: [{ title: evil, columns: [evil], rows: [[evil]] }],
          mentions: [{ account: 'sandbox:p1', name: evil }],
          buttons: [{ id: 'b', label: evil, command: evil, asksFor: evil }],
          files: [{ name: evil, url: 'javascript:alert(1)' }],
        } as const;
        await adapter.send('sandbox:group-1', notice, `evil-${index}`);
      }
      const shown = log('度假区工作组群');
      await shown
        .locator('article')
        .nth(EVIL.length * 2 - 1)
        .waitFor();
      for (const button of await shown.locator('.buttons button').all()) await button.click();
      const texts = await shown.locator('.bubble').allInnerTexts();
      expect(texts).toEqual(EVIL);
      expect(await shown.locator('script, img, svg, iframe, a').count()).toBe(0);
      expect(complaints).toEqual([]);
      await server.close();
    });
  });
});
