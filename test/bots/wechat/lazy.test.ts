import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, inject, it } from 'vitest';

/** What of wechaty the built program loads until it is ready, or until it has tried to connect. */
async function loadedWith(settings: Readonly<Record<string, string>>): Promise<string[]> {
  const hook = resolve('test/support/wechat/trace-imports.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'xietiao-lazy-'));
  const child = spawn(process.execPath, ['--import', hook, inject('program'), 'start'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      PORT: '0',
      DATA_DIR: folder,
      LOG_LEVEL: 'info',
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const isEnough = () =>
    said.includes('ready: http') &&
    (settings['WECHAT_PUPPET'] === undefined || said.includes('LOADED wechaty'));
  await new Promise<void>((done, fail) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (isEnough()) done();
    });
    child.once('exit', () => fail(new Error(`ended: ${said}`)));
  });
  child.removeAllListeners('exit');
  child.kill('SIGKILL');
  return [...said.matchAll(/LOADED (\S+)/g)].map(([, specifier]) => specifier ?? '');
}

describe('wechaty', () => {
  it('is not loaded where no WeChat account is set', async () => {
    expect(await loadedWith({})).toEqual([]);
  }, 60_000);

  it('is loaded where one is, and an address that nobody answers does not stop the start', async () => {
    const options = JSON.stringify({ token: 'insecure_x', endpoint: '127.0.0.1:1', tls: { disable: true } });
    const loaded = await loadedWith({
      WECHAT_PUPPET: 'wechaty-puppet-service',
      WECHAT_PUPPET_OPTIONS: options,
    });
    expect(loaded).toContain('wechaty');
  }, 60_000);
});
