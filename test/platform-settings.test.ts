import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';

const FEISHU = { FEISHU_APP_ID: 'cli_0123456789abcdef', FEISHU_APP_SECRET: 'secret' };
const WEBHOOK = { FEISHU_ENCRYPT_KEY: 'key', FEISHU_VERIFICATION_TOKEN: 'token' };

/** One line for each problem. */
function problems(env: Readonly<Record<string, string | undefined>>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

describe('the settings of the platforms', () => {
  it('switch a bot on, and the sandbox off', () => {
    const { feishu, sandbox } = readConfig(FEISHU);
    expect(feishu).toEqual({
      appId: 'cli_0123456789abcdef',
      appSecret: 'secret',
      mode: 'long-connection',
      encryptKey: undefined,
      verificationToken: undefined,
      domain: 'https://open.feishu.cn',
    });
    expect(sandbox).toBe(false);
  });

  it('leave the sandbox on where none is set', () => {
    expect(readConfig({})).toMatchObject({ sandbox: true, feishu: undefined, wechat: undefined });
  });

  it('let no sandbox run beside a real platform', () => {
    for (const platform of [FEISHU, { WECHAT_PUPPET: 'wechaty-puppet-service' }])
      expect(problems({ ...platform, SANDBOX: 'on' })).toEqual([
        'the sandbox lets anybody be anybody and never runs beside a real platform: set SANDBOX=off or remove FEISHU_* and WECHAT_*',
      ]);
  });

  it.each([
    [{ FEISHU_APP_ID: FEISHU.FEISHU_APP_ID }, /^FEISHU_APP_SECRET is missing/],
    [{ FEISHU_APP_SECRET: 'secret' }, /^FEISHU_APP_ID is missing/],
    [
      { FEISHU_MODE: 'webhook', ...FEISHU, FEISHU_ENCRYPT_KEY: 'key' },
      /^FEISHU_VERIFICATION_TOKEN is missing/,
    ],
    [{ FEISHU_MODE: 'both', ...FEISHU, FEISHU_VERIFICATION_TOKEN: 't' }, /^FEISHU_ENCRYPT_KEY is missing/],
    [{ ...FEISHU, FEISHU_APP_ID: 'cli_12' }, /^FEISHU_APP_ID is no app id/],
    [{ ...FEISHU, FEISHU_DOMAIN: 'http://open.feishu.cn' }, /^FEISHU_DOMAIN is no address/],
    [{ ...FEISHU, FEISHU_DOMAIN: 'https://open.feishu.cn/open-apis' }, /^FEISHU_DOMAIN is no address/],
    [{ WECHAT_PUPPET_OPTIONS: '{}' }, /^WECHAT_PUPPET is missing/],
    [{ WECHAT_PUPPET: 'p', WECHAT_PUPPET_OPTIONS: '[1]' }, /^WECHAT_PUPPET_OPTIONS is no JSON object/],
    [{ WECHAT_PUPPET: 'p', WECHAT_PUPPET_OPTIONS: '{' }, /^WECHAT_PUPPET_OPTIONS is no JSON object/],
  ])('stop the start with one clear line: %j', (env, line) => {
    const lines = problems(env);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(line);
  });

  it('name every problem at once', () => {
    expect(problems({ FEISHU_MODE: 'webhook' })).toHaveLength(4);
  });

  it('take a platform by webhook, and one on this machine', () => {
    const env = { ...FEISHU, ...WEBHOOK, FEISHU_MODE: 'webhook', FEISHU_DOMAIN: 'http://127.0.0.1:8080/' };
    expect(readConfig(env).feishu).toMatchObject({ mode: 'webhook', domain: 'http://127.0.0.1:8080' });
    const options = '{"endpoint":"127.0.0.1:1"}';
    expect(readConfig({ WECHAT_PUPPET: 'p', WECHAT_PUPPET_OPTIONS: options }).wechat).toEqual({
      puppet: 'p',
      options: { endpoint: '127.0.0.1:1' },
    });
  });
});
