import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVENTS } from '../../../bots/feishu/check/events.ts';
import { lineOf } from '../../../bots/feishu/check/finding.ts';
import { runCheck } from '../../../bots/feishu/check/run-check.ts';
import { SCOPES } from '../../../bots/feishu/check/scopes.ts';
import { no, ok, type Answer } from '../../support/feishu/answers.ts';
import { APP, startFakeFeishu, type FakeFeishu } from '../../support/feishu/fake.ts';

type Settings = Parameters<typeof runCheck>[0];

const needed = SCOPES.filter(({ isOptional }) => isOptional !== true).map(({ name }) => name);

describe('feishu check', () => {
  let fake: FakeFeishu;
  beforeEach(async () => {
    fake = await startFakeFeishu();
  });
  afterEach(() => fake.close());

  const granted = (names: readonly string[]): Answer =>
    ok({ scopes: names.map((scope_name) => ({ scope_name, grant_status: 1 })) });
  const app = (more: object = {}): Answer =>
    ok({
      app: {
        online_version_id: 'oav_1',
        event: { subscribed_events: EVENTS.map(({ name }) => name) },
        callback_info: { callback_type: 'websocket', subscribed_callbacks: ['card.action.trigger'] },
        ...more,
      },
    });

  /** An app on which everything is set up, but for what the test takes away. */
  async function check(
    { scopes = [...needed, ...SCOPES.map(({ name }) => name)], info = app() } = {},
    settings: Partial<Settings> = {},
  ) {
    fake.refuse(/GET \/open-apis\/application\/v6\/scopes$/, granted(scopes));
    fake.refuse(/GET \/open-apis\/application\/v6\/applications\/[^/]+$/, info);
    const lines: string[] = [];
    const isComplete = await runCheck(
      { ...APP, domain: fake.url, mode: 'long-connection', ...settings },
      (finding) => lines.push(lineOf(finding)),
    );
    return { isComplete, lines, text: lines.join('\n') };
  }

  it('is content with an app that lacks nothing, and says so line by line', async () => {
    const { isComplete, lines } = await check();
    expect(lines).toEqual([
      `✓ App ID：${APP.appId}`,
      '✓ App Secret：正确',
      `✓ 机器人能力：已启用，叫“${fake.world.botName}”`,
      `✓ 权限：${needed.length}项都已开通`,
      '✓ 长连接：能建立',
      '✓ 版本：已发布',
      `✓ 事件：${EVENTS.length}项都已订阅`,
      '✓ 回调：1项都已订阅',
      expect.stringMatching(/^○ 可用范围：/),
      expect.stringMatching(/^[✓○] 所在的群：/),
    ]);
    expect(isComplete).toBe(true);
  });

  it.each([
    [{ appId: '' }, '没有设 FEISHU_APP_ID → 开发者后台 > 基础信息'],
    [{ appId: 'cli_123' }, '“cli_123”不像'],
    [{ appSecret: '' }, '没有设 FEISHU_APP_SECRET'],
    [{ mode: 'webhook', encryptKey: undefined } as const, '要设 FEISHU_ENCRYPT_KEY'],
    [{ domain: 'http://open.feishu.cn' }, '要写成 https:// 开头'],
  ])('says which setting is wrong before it asks anybody: %o', async (settings, words) => {
    const { isComplete, text } = await check({}, settings);
    expect(text).toContain(words);
    expect(isComplete).toBe(false);
    expect(fake.calls).toEqual([]);
  });

  it('stops at a secret that the platform refuses, and never prints it', async () => {
    const { isComplete, lines, text } = await check({}, { appSecret: 'wrong-secret-0123' });
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^✗ App Secret：.+ → 开发者后台 > 基础信息 > 凭证与基础信息$/);
    expect(text).not.toContain('wrong-secret-0123');
    expect(isComplete).toBe(false);
  });

  it('tells a network that does not let it through from a wrong secret', async () => {
    const { text } = await check({}, { domain: 'http://127.0.0.1:9' });
    expect(text).toMatch(/✗ 网络：连不上 http:\/\/127\.0\.0\.1:9/);
  });

  it('names each permission that is missing, what does not work and where it is given', async () => {
    const scopes = needed.filter((name) => name !== 'im:resource');
    const { isComplete, lines } = await check({ scopes });
    expect(lines).toContainEqual(
      '✗ 权限 im:resource：没有开通“获取与上传图片或文件资源”：收不到照片，周通报发不出文件 → 开发者后台 > 开发配置 > 权限管理',
    );
    expect(lines).toContainEqual(expect.stringMatching(/^○ 权限 im:message\.group_msg：可选/));
    expect(isComplete).toBe(false);
  });

  it('takes a wider permission for a narrower one', async () => {
    const scopes = [
      'im:message',
      'im:resource',
      'im:chat',
      'contact:user.base:readonly',
      'im:message.group_msg',
    ];
    expect((await check({ scopes })).isComplete).toBe(true);
  });

  it('counts a permission as missing while the admin has not granted it', async () => {
    fake.refuse(/v6\/scopes$/, ok({ scopes: needed.map((scope_name) => ({ scope_name, grant_status: 2 })) }));
    const { lines } = await check();
    expect(lines.filter((line) => line.startsWith('✗ 权限'))).toHaveLength(needed.length);
  });

  it.each([
    [no(11205, 'app do not have bot', 400), '还没有添加 → 开发者后台 > 应用能力 > 添加应用能力 > 机器人'],
    [
      { status: 200, body: { code: 0, msg: 'ok', bot: { activate_status: 1 } } },
      '被企业管理员停用了 → 开发者后台 > 应用发布',
    ],
  ])('sees that the bot is missing or switched off', async (answer, words) => {
    fake.refuse(/bot\/v3\/info$/, answer);
    const { isComplete, text } = await check();
    expect(text).toContain(words);
    expect(isComplete).toBe(false);
  });

  it('names each event and callback that is not subscribed, and a version that is not out', async () => {
    const info = app({
      online_version_id: '',
      event: { subscribed_events: ['im.message.receive_v1'] },
      callback_info: { callback_type: 'webhook', subscribed_callbacks: [] },
    });
    const { isComplete, text } = await check({ info });
    expect(text).toContain('✗ 事件 im.chat.member.bot.added_v1：没有订阅“机器人进群”');
    expect(text).not.toContain('✗ 事件 im.message.receive_v1');
    expect(text).toContain('✗ 回调 card.action.trigger：没有订阅“卡片回传交互”');
    expect(text).toContain('✗ 回调方式：请改成“使用长连接接收回调”');
    expect(text).toContain('✗ 版本：还没有发布过');
    expect(isComplete).toBe(false);
  });

  it('reads the events of the published version where the app itself does not tell them', async () => {
    fake.refuse(
      /app_versions\/oav_1$/,
      ok({ app_version: { event_infos: EVENTS.map(({ name }) => ({ event_type: name })) } }),
    );
    expect((await check({ info: app({ event: undefined }) })).text).toContain('✓ 事件：9项都已订阅');
  });

  it('says what to look at where the app may not read itself, and counts that as no fault', async () => {
    const { isComplete, text } = await check({ info: no(99991672, 'no permission', 400) });
    expect(text).toMatch(/○ 事件：程序看不到，请对照：接收消息、撤回消息、/);
    expect(text).toMatch(/○ 回调：程序看不到，请对照：卡片回传交互（card\.action\.trigger）/);
    expect(isComplete).toBe(true);
  });

  it('says the addresses to fill in where events come by webhook', async () => {
    const info = app({
      callback_info: { callback_type: 'webhook', subscribed_callbacks: ['card.action.trigger'] },
    });
    const { isComplete, text } = await check({ info }, { mode: 'webhook' });
    expect(text).toContain('/feishu/events');
    expect(text).not.toContain('长连接：');
    expect(isComplete).toBe(true);
  });

  it('says why a long connection cannot be built', async () => {
    fake.refuse(/POST \/callback\/ws\/endpoint$/, {
      status: 200,
      body: { code: 514, msg: 'not allowed', data: {} },
    });
    const { isComplete, text } = await check();
    expect(text).toMatch(/✗ 长连接：建立不了/);
    expect(isComplete).toBe(false);
  });
});
