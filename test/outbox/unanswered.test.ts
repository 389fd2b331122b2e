import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SendError } from '../../src/chat/send-failure.ts';
import { claim } from '../../src/outbox/claim.ts';
import { PACES } from '../../src/outbox/pace.ts';
import type { Platform } from '../../src/chat/message.ts';
import type { Store } from '../../src/store/database/open.ts';
import { MINUTE_MS, openOutbox, scripted, type Outbox } from '../support/outbox.ts';
import { openTestStore } from '../support/store.ts';

const unanswered = () => new SendError('no answer', { kind: 'uncertain' });

describe('a send that nobody answered', () => {
  let store: Store;
  let outbox: Outbox;
  beforeAll(async () => {
    store = await openTestStore('postgres');
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    outbox = await openOutbox(store);
  });

  /** Takes up what waits and dies with it. */
  const die = async (platform: Platform) => {
    const now = outbox.now();
    await claim(store.db, {
      organisationId: outbox.organisationId,
      platform,
      pace: PACES[platform],
      now,
      moment: () => ({ ms: now.getTime(), date: '2020-03-09', isNight: false }),
      leaseMs: -1_000,
      limit: 100,
      random: 0.5,
    });
  };

  it('is repeated by Feishu under the same key within 55 minutes, and afterwards told to the coordinators', async () => {
    let tries = 0;
    const feishu = scripted('feishu', () => {
      tries += 1;
      throw unanswered();
    });
    await outbox.queue('feishu:oc_1', 'request', '一');
    const relay = outbox.relay(feishu.adapter);
    await relay.step();
    while ((await outbox.row('一')).state === 'retryable') {
      outbox.pass(MINUTE_MS);
      await relay.step();
    }
    expect(tries).toBeGreaterThan(5);
    expect(outbox.now().getTime() - (await outbox.row('一')).createdAt.getTime()).toBeLessThan(
      56 * MINUTE_MS,
    );
    expect(await outbox.row('一')).toMatchObject({ state: 'failed', error: 'uncertain: no answer' });
    expect(outbox.told).toEqual([{ title: 'feishu 一', failure: { kind: 'uncertain' } }]);
  });

  it('is not said again by Feishu when the process was down for two hours after it', async () => {
    const feishu = scripted('feishu', () => undefined);
    await outbox.queue('feishu:oc_1', 'request', '一');
    await die('feishu');
    outbox.pass(120 * MINUTE_MS);
    const relay = outbox.relay(feishu.adapter);
    await relay.step();
    expect(feishu.sent).toEqual([]);
    expect((await outbox.row('一')).state).toBe('failed');
    expect(outbox.told).toHaveLength(1);
  });

  it('is said again by WeChat once, marked, where somebody must act, and else not', async () => {
    const tried = new Set<string>();
    const wechat = scripted('wechat', ({ title }) => {
      if (tried.has(title) || title.startsWith('（')) return;
      tried.add(title);
      throw unanswered();
    });
    const relay = outbox.relay(wechat.adapter);
    await outbox.queue('wechat:r1', 'request', '请签收');
    await outbox.queue('wechat:r2', 'progress', '在办');
    for (let i = 0; i < 4; i += 1) {
      await relay.step();
      outbox.pass(10_000);
    }
    expect(wechat.sent).toEqual(['（重发）请签收']);
    expect(await outbox.states()).toEqual({ 请签收: 'sent', 在办: 'failed' });
  });

  it('is said again by WeChat no third time', async () => {
    let tries = 0;
    const wechat = scripted('wechat', () => {
      tries += 1;
      throw unanswered();
    });
    const relay = outbox.relay(wechat.adapter);
    await outbox.queue('wechat:r1', 'request', '请签收');
    for (let i = 0; i < 5; i += 1) {
      await relay.step();
      outbox.pass(MINUTE_MS);
    }
    expect(tries).toBe(2);
    expect((await outbox.row('请签收')).state).toBe('failed');
  });

  it('goes on as it is after its holder died, where the key makes a repeat harmless', async () => {
    const sandbox = scripted('sandbox', () => undefined);
    await outbox.queue('sandbox:a', 'request', '一');
    await outbox.queue('sandbox:a', 'request', '二');
    await die('sandbox');
    const relay = outbox.relay(sandbox.adapter);
    while ((await relay.step()) > 0);
    expect(sandbox.sent).toEqual(['一', '二']);
  });

  it('is set aside once five holders have died on it, and what is behind it goes on', async () => {
    const sandbox = scripted('sandbox', () => undefined);
    await outbox.queue('sandbox:a', 'request', '毒');
    await outbox.queue('sandbox:a', 'request', '后面的');
    const relay = outbox.relay(sandbox.adapter);
    for (let deaths = 0; deaths < 5; deaths += 1) {
      await die('sandbox');
      await store.db.execute(sql`update deliveries set state = 'available', attempt = 0, leased_until = null
        where dedupe_key = '后面的'`);
      // The next to look gives back what the dead one held.
      if (deaths < 4)
        await store.db.execute(sql`update deliveries set state = 'retryable', leased_until = null,
          expiries = expiries + 1 where state = 'running'`);
    }
    while ((await relay.step()) > 0);
    expect(sandbox.sent).toEqual(['后面的']);
    expect((await outbox.row('毒')).state).toBe('failed');
    expect(outbox.told.map(({ title }) => title)).toEqual(['sandbox 毒']);
  });

  it('kills its holders alone: nothing that was taken up beside it is set aside with it', async () => {
    const others = Array.from({ length: 12 }, (_, i) => `其他${i}`);
    await outbox.queue('sandbox:z', 'request', '毒');
    for (const title of others) await outbox.queue(`sandbox:${title}`, 'request', title);
    const said: string[] = [];
    // Each life sends what it takes up until it comes to the poison; from then on nothing of it is ever told.
    for (let life = 0; life < 6 && (await outbox.row('毒')).state !== 'failed'; life += 1) {
      let die: () => void = () => undefined;
      const dead = new Promise<void>((resolve) => (die = resolve));
      const never = new Promise<void>(() => undefined);
      let isDead = false;
      const mortal = scripted('sandbox', ({ title }) => {
        isDead ||= title === '毒';
        if (!isDead) return void said.push(title);
        die();
        return never;
      });
      const relay = outbox.relay(mortal.adapter);
      const live = async () => {
        while ((await relay.step()) > 0);
      };
      await Promise.race([live(), dead]);
      await store.db.execute(
        sql`update deliveries set leased_until = clock_timestamp() - interval '1 second' where state = 'running'`,
      );
    }
    const states = await outbox.states();
    expect(states['毒']).toBe('failed');
    expect(others.filter((title) => states[title] !== 'sent')).toEqual([]);
    expect([...new Set(said)].toSorted()).toEqual(others.toSorted());
  });

  it('is set aside after three tries where it breaks the adapter', async () => {
    const sandbox = scripted('sandbox', ({ title }) => {
      if (title === '毒') throw new TypeError('cannot read');
    });
    await outbox.queue('sandbox:a', 'request', '毒');
    await outbox.queue('sandbox:a', 'request', '后面的');
    const relay = outbox.relay(sandbox.adapter);
    for (let i = 0; i < 5; i += 1) {
      while ((await relay.step()) > 0);
      outbox.pass(MINUTE_MS);
    }
    expect(await outbox.states()).toEqual({ 毒: 'failed', 后面的: 'sent' });
    expect((await outbox.row('毒')).attempt).toBe(3);
  });

  it('takes nothing from who has sent it meanwhile, when a frozen replica wakes', async () => {
    let thaw: () => void = () => undefined;
    const frozen = scripted('sandbox', () => new Promise<void>((resolve) => (thaw = resolve)));
    const awake = scripted('sandbox', () => undefined);
    await outbox.queue('sandbox:a', 'request', '一');
    const slow = outbox.relay(frozen.adapter);
    await slow.pump();
    await store.db.execute(sql`update deliveries set leased_until = clock_timestamp() - interval '1 second'`);
    await outbox.relay(awake.adapter).step();
    const before = await outbox.row('一');
    expect(before).toMatchObject({ state: 'sent', externalId: 'sandbox-1' });
    thaw();
    await slow.settled();
    expect(await outbox.row('一')).toEqual(before);
  });

  it('takes down with a chat that is gone all that waits there, and tells of it once', async () => {
    const feishu = scripted('feishu', () => {
      throw new SendError('bot removed', { kind: 'rejected', because: 'chat_gone' });
    });
    for (const title of ['一', '二', '三']) await outbox.queue('feishu:oc_1', 'request', title);
    const relay = outbox.relay(feishu.adapter);
    while ((await relay.step()) > 0);
    expect(await outbox.states()).toEqual({ 一: 'failed', 二: 'cancelled', 三: 'cancelled' });
    expect(outbox.told).toHaveLength(1);
  });
});
