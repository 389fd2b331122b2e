import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { API_TOKEN } from './support/app.ts';
import { startProcess, xietiao } from './support/process.ts';
import { createSandboxClient } from './support/sandbox-client.ts';
import { DATABASES, newDatabase } from './support/store.ts';

const NOW = '2020-03-09T09:00:00+08:00';
const GROUP = '度假区工作一组';
const REPORT = '报问题 凤凰粮食门口修路，货车进不了厂，请住建局协调';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xietiao-process-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settings = () => ({
  PORT: '0',
  DATA_DIR: join(folder, 'data'),
  SANDBOX_NOW: NOW,
  API_TOKEN,
  LOG_LEVEL: 'error',
});

describe.each(DATABASES)('a process killed right after it took a message, on the %s database', (kind) => {
  it('works it off once after the restart, and answers it once', async () => {
    const env = { ...settings(), ...(kind === 'postgres' ? { DATABASE_URL: await newDatabase() } : {}) };
    const first = await startProcess(env);
    const before = createSandboxClient(() => first.url, API_TOKEN);
    await Promise.all(
      [1, 2, 3].map((n) => before.post(GROUP, 'member', `${REPORT} 第${n}处`, { messageId: `m${n}` })),
    );
    await first.kill();

    const second = await startProcess(env);
    const after = createSandboxClient(() => second.url, API_TOKEN);
    await after.post(GROUP, 'member', `${REPORT} 第1处`, { messageId: 'm1' });
    await after.idle(40_000);
    expect((await after.issues()).map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(await after.botSays(GROUP)).toHaveLength(3);
    expect(await after.botSays('住建局')).toHaveLength(3);
    expect((await second.terminate()).code).toBe(0);
  }, 90_000);
});

describe('an error that nobody answers for', () => {
  it.each([
    ['a promise', 'void Promise.reject(stray)'],
    ['an event', 'setImmediate(() => { throw stray; })'],
  ])(
    'out of %s ends the program as a stop does, with one line that says why',
    async (_, go) => {
      const errorSaysWhatWasSaid = `Object.assign(new Error('Failed query: update x\\nparams: 王敏'), { code: '57P01' })`;
      const module = `process.on('SIGUSR2', () => { const stray = ${errorSaysWhatWasSaid}; ${go}; });`;
      const env = {
        ...settings(),
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(module)}`,
      };
      const first = await startProcess(env);
      first.child.kill('SIGUSR2');
      const { code, stderr } = await first.ended;
      expect(code).toBe(1);
      const lines = stderr.split('\n').filter((line) => line.startsWith('{'));
      expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
        { level: 60, err: { message: 'Failed query: update x', code: '57P01' } },
      ]);
      expect(stderr).not.toContain('王敏');
      expect(existsSync(join(folder, 'data', 'lock'))).toBe(false);
    },
    60_000,
  );
});

describe('what stands in the way of a start', () => {
  it('is an unknown setting', async () => {
    const { code, stderr } = await xietiao(['start'], { ...settings(), FEISHU_APPID: 'cli_0' });
    expect(code).toBe(1);
    expect(stderr.trim()).toBe(
      'CONFIG_INVALID: FEISHU_APPID is no setting of this program; .env.example names them all',
    );
  });

  it('is a directory file with a mistake, named by line and field', async () => {
    const file = join(folder, 'directory.json');
    writeFileSync(file, '{\n "departments": [\n  { "name": "" }\n ]\n}');
    const { code, stderr, stdout } = await xietiao(['start'], { ...settings(), DIRECTORY: file });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^DIRECTORY_INVALID: \S+ line 3, departments\[0\]\.name: is empty\n$/);
  });

  it('is a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { code, stderr } = await xietiao(['start'], { ...settings(), PORT: String(port) });
    expect(code).toBe(1);
    expect(stderr.trim().split('\n').at(-1)).toBe(
      `PORT_IN_USE: port ${port} on 127.0.0.1 is in use by another program; set PORT to a free one`,
    );
    other.close();
  }, 40_000);

  it('is a data folder that another process holds, and the line says which', async () => {
    const holder = await startProcess(settings());
    const { code, stderr } = await xietiao(['start'], settings());
    expect(code).toBe(1);
    expect(stderr).toContain(
      `DATA_DIR_LOCKED: data folder ${join(folder, 'data')} is held by process ${holder.child.pid}`,
    );
    const { code: ended } = await holder.terminate();
    expect(ended).toBe(0);
  }, 60_000);

  it('is a database that cannot be reached', async () => {
    const { code, stderr } = await xietiao(['start'], {
      ...settings(),
      DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^DATABASE_UNREACHABLE: DATABASE_URL cannot be used: .+\n$/);
  }, 40_000);

  it('is a sandbox that everybody could reach', async () => {
    const { code, stderr } = await xietiao(['start'], { ...settings(), HOST: '0.0.0.0' });
    expect(code).toBe(1);
    expect(stderr).toContain('SANDBOX_FORBIDDEN: ');
  });

  it('is a command that does not exist', async () => {
    const { code, stderr } = await xietiao(['stat']);
    expect(code).toBe(2);
    expect(stderr).toContain('xietiao help');
  });
});

describe('on the command line', () => {
  it('an admin gets a code, and becomes the first admin by typing it', async () => {
    const env = settings();
    const first = await startProcess(env);
    await first.terminate();
    const { stdout } = await xietiao(['admin', 'code'], env);
    const { say } = JSON.parse(stdout) as { say: string };
    const second = await startProcess(env);
    const client = createSandboxClient(() => second.url, API_TOKEN);
    await client.say(GROUP, 'stranger', say);
    expect(await client.last(GROUP)).toContain('管理员');
    await client.say(GROUP, 'stranger', say);
    expect(await client.last(GROUP)).toContain('已用过');
    await second.terminate();
  }, 90_000);

  it('a directory shows what it would change, changes it when told to, and then changes nothing', async () => {
    const env = settings();
    const file = join(folder, 'directory.json');
    writeFileSync(
      file,
      JSON.stringify({
        departments: [{ name: '住建局' }],
        serviceObjects: [{ name: '明池玻璃', kind: 'enterprise' }],
      }),
    );
    const shown = await xietiao(['directory', 'import', file], env);
    expect(shown.stderr).toContain('added: department 住建局');
    expect(shown.stderr).toContain('nothing changed');
    expect((await xietiao(['directory', 'import', file, '--yes'], env)).stderr).toContain('changes made');
    expect((await xietiao(['directory', 'import', file], env)).stderr).toContain('nothing to change');
  }, 90_000);
});
