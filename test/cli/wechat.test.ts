import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { AccountState } from '../../bots/wechat/account.ts';
import { createLoginCard } from '../../bots/wechat/login-card.ts';
import { runWechatLogin } from '../../src/cli/wechat.ts';
import { quietLog, type Logged } from '../support/wechat/bench.ts';
import { until } from '../support/until.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function dataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xietiao-wechat-cli-'));
  folders.push(folder);
  return folder;
}

const wechat = { puppet: 'wechaty-puppet-service', options: {} };
const since = new Date('2020-03-11T02:00:00Z');
const WAITING: AccountState = {
  state: 'disconnected',
  since,
  lastHeardAt: since,
  trouble: 'scan',
  scan: 'https://login.weixin.qq.com/l/abc',
};

function said(folder: string): unknown {
  const lines: string[] = [];
  runWechatLogin({ dataDir: folder, wechat }, (line) => lines.push(line));
  return JSON.parse(lines.join('\n'));
}

describe('xietiao wechat login', () => {
  it('shows the link and a picture of it while the account waits for a scan', async () => {
    const folder = dataDir();
    createLoginCard(join(folder, 'wechat'), quietLog()).show(WAITING);
    const picture = join(folder, 'wechat', 'login.png');
    expect(said(folder)).toEqual({
      state: 'disconnected',
      since: '2020-03-11T02:00:00.000Z',
      trouble: 'scan',
      scan: 'https://login.weixin.qq.com/l/abc',
      picture,
    });
    const isPicture = () => {
      try {
        return readFileSync(picture).subarray(1, 4).toString() === 'PNG';
      } catch {
        return false;
      }
    };
    await until('the picture is drawn', isPicture);
    expect(
      [picture, join(folder, 'wechat', 'state.json')].map((file) => statSync(file).mode & 0o777),
    ).toEqual([0o600, 0o600]);
  });

  it('keeps neither link nor picture once the account is connected', () => {
    const folder = dataDir();
    const card = createLoginCard(join(folder, 'wechat'), quietLog());
    card.show({ ...WAITING, state: 'connected', trouble: undefined, scan: undefined });
    expect(said(folder)).toMatchObject({ state: 'connected', scan: null, picture: null });
  });

  it('costs the account nothing where the disk takes no file: the log says so', () => {
    const folder = join(dataDir(), 'no-folder');
    writeFileSync(folder, '');
    const lines: Logged[] = [];
    createLoginCard(join(folder, 'wechat'), quietLog(lines)).show(WAITING);
    expect(lines).toMatchObject([{ what: 'how the account stands could not be written down' }]);
  });

  it('says what is missing: the setting, or the running program', () => {
    const folder = dataDir();
    expect(() => runWechatLogin({ dataDir: folder, wechat: undefined }, () => undefined)).toThrow(
      'WECHAT_PUPPET is not set',
    );
    expect(() => said(folder)).toThrow('start the program with the same DATA_DIR');
  });
});
