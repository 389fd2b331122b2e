import { afterEach, describe, expect, it } from 'vitest';
import { no } from '../../support/feishu/answers.ts';
import { startTestBot, type TestBot } from '../../support/feishu/bot.ts';
import { until } from '../../support/until.ts';

/** The real times, a hundred times faster. */
const TIMES = {
  pingEveryMs: 150,
  pingTimeoutMs: 100,
  handshakeTimeoutMs: 100,
  reconnectEveryMs: 100,
  restartAfterMs: 600,
  askAgainMs: 100,
};

let bot: TestBot;
afterEach(() => bot.close());

async function open(way: 'socket' | 'webhook' = 'socket') {
  bot = await startTestBot({ way, bot: { times: TIMES, callTimeoutMs: 2_000 } });
  await bot.adapter.start(async () => undefined);
  return bot;
}
const state = () => bot.adapter.health().state;
const becomes = (wanted: string) => until(`health says ${wanted}`, () => state() === wanted);

describe('how the bot stands with Feishu', () => {
  it('is connected once both halves are, and tells when the platform was last heard', async () => {
    const { adapter } = await open();
    expect(adapter.health()).toMatchObject({ state: 'connected' });
    expect(adapter.health().detail).toBeUndefined();
    await until('a ping was answered', () => adapter.health().lastHeardAt !== undefined);
  });

  it('is disconnected while a socket hangs that only seems open, and connected again after it', async () => {
    const { fake } = await open();
    fake.turn('silent');
    await becomes('disconnected');
    fake.turn('fine');
    await becomes('connected');
    expect(fake.socket.connections()).toBe(1);
  });

  it('is connected again after the platform closed the line', async () => {
    const { fake, adapter } = await open();
    const { since } = adapter.health();
    fake.socket.kick();
    await until('another line is there', () => state() === 'connected' && adapter.health().since > since);
  });

  it('shows that calls fail though the line stands, and sees by itself when they do no longer', async () => {
    const { fake, adapter } = await open();
    fake.turn('broken');
    await adapter
      .send('feishu:oc_1', { kind: 'x', title: 'x', tone: 'plain', lines: [] }, 'k')
      .catch(() => undefined);
    expect(adapter.health()).toMatchObject({ state: 'disconnected' });
    expect(adapter.health().detail).toContain('HTTP 500');
    fake.turn('fine');
    await becomes('connected');
  });

  it('has failed where the secret is not taken, says what to look at, and tries again by itself', async () => {
    const fresh = await startTestBot({ bot: { times: TIMES, callTimeoutMs: 2_000 } });
    bot = fresh;
    const refusal = { status: 200, body: { code: 514, msg: 'app secret invalid', data: {} } };
    fresh.fake.refuse(/callback.ws.endpoint/, refusal, 1);
    fresh.fake.refuse(/tenant_access_token/, no(10014, 'app secret invalid', 200), 1);
    const started = fresh.adapter.start(async () => undefined);
    await becomes('failed');
    expect(fresh.adapter.health().detail).toContain('check the app’s id, secret and state');
    await started;
    expect(state()).toBe('connected');
  });

  it('by webhook alone is as good as the platform’s answers', async () => {
    const { fake } = await open('webhook');
    expect(state()).toBe('connected');
    expect(fake.socket.connections()).toBe(0);
  });
});
