import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enqueue } from '../../src/outbox/enqueue.ts';
import { runDue } from '../../src/schedule/run-due.ts';
import type { Store } from '../../src/store/database/open.ts';
import { deliveries } from '../../src/store/schema/index.ts';
import { tellOfWaiting } from '../../src/usecases/failures/waiting.ts';
import { openTestStore } from '../support/store.ts';
import { openWechatOffice, type WechatOffice } from '../support/wechat/office.ts';

const DAY_MS = 24 * 3_600_000;

let store: Store;
let office: WechatOffice;
beforeEach(async () => {
  store = await openTestStore();
  office = await openWechatOffice(store.db);
});
afterEach(() => store.close());

let keys = 0;
const queue = (chat: string, more: { notBefore?: Date } = {}) => {
  const notice = { kind: 'request', title: '协调请求', tone: 'todo' as const, lines: [] };
  const one = { chat: chat as `wechat:${string}`, notice, key: `k${(keys += 1)}`, ...more };
  return enqueue(store.db, 1, [one], office.clock.now());
};

async function told() {
  const rows = await store.db.select().from(deliveries).orderBy(deliveries.id);
  return rows
    .filter(({ notice }) => notice.title.includes('没有发出'))
    .map(({ chat, notice }) => ({ chat, title: notice.title, lines: notice.lines }));
}

describe('what waits for a WeChat account that does not come back', () => {
  it('is told after a day, once, with how much waits for whom, and none of it is dropped', async () => {
    for (const chat of [office.department, office.group, office.group, 'wechat:wxid_wang']) await queue(chat);
    office.pass(DAY_MS - 1);
    expect(await tellOfWaiting(office.worker)).toBe(0);
    office.pass(1);
    await Promise.all([tellOfWaiting(office.worker), tellOfWaiting(office.worker)]);
    expect(await told()).toEqual([
      {
        chat: 'feishu:oc_coordinators',
        title: '【微信有4条通知没有发出】',
        lines: [
          '最早一条从3月9日 09:00等到现在；都留着，微信恢复后自动补发',
          '等着的：一组 2条、住建局 1条、另有1个群或私聊 共1条',
          '急的请打电话或当面告知；账号短时间回不来的，请把这些群改到别的平台',
        ],
      },
    ]);
    office.pass(2 * DAY_MS);
    expect(await tellOfWaiting(office.worker)).toBe(0);
    const rows = await store.db.select().from(deliveries).where(eq(deliveries.chat, office.group));
    expect(rows.map(({ state }) => state)).toEqual(['available', 'available']);
  });

  it('is told by whatever looks each minute, and again in another absence', async () => {
    await queue(office.group);
    office.pass(DAY_MS);
    await runDue(office.worker);
    expect(await told()).toHaveLength(1);
    await store.db.update(deliveries).set({ state: 'sent', settledAt: office.clock.now() });
    office.pass(60_000);
    await queue(office.group);
    office.pass(DAY_MS);
    await runDue(office.worker);
    expect(await told()).toHaveLength(2);
  });

  it('is no news where its time has not come, or another platform has it', async () => {
    await queue('feishu:oc_coordinators');
    await queue(office.group, { notBefore: new Date(office.clock.now().getTime() + DAY_MS) });
    office.pass(2 * DAY_MS - 1);
    expect(await tellOfWaiting(office.worker)).toBe(0);
    expect(await told()).toEqual([]);
  });
});
