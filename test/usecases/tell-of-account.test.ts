import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/database/open.ts';
import { deliveries } from '../../src/store/schema/index.ts';
import { askWhichRoom, isAdminAccount, tellOfAccount } from '../../src/usecases/failures/account.ts';
import { openTestStore } from '../support/store.ts';
import { openWechatOffice, type WechatOffice } from '../support/wechat/office.ts';

let store: Store;
let office: WechatOffice;
beforeAll(async () => {
  store = await openTestStore();
  office = await openWechatOffice(store.db);
});
afterAll(() => store.close());

async function told() {
  const rows = await store.db.select().from(deliveries).orderBy(deliveries.id);
  await store.db.delete(deliveries);
  return rows.map(({ chat, notice }) => ({ chat, title: notice.title, lines: notice.lines }));
}

describe('a WeChat account that hears nothing', () => {
  it('is told to the coordinators on another platform, not in WeChat', async () => {
    await tellOfAccount(office.worker, {
      kind: 'away',
      trouble: 'gateway_gone',
      since: new Date('2020-03-09T02:00:00Z'),
    });
    expect(await told()).toEqual([
      {
        chat: 'feishu:oc_coordinators',
        title: '【微信收不到消息】',
        lines: expect.arrayContaining(['从10:00起，微信群里的话机器人收不到，也发不出去']),
      },
    ]);
  });

  it('is told again when it is back', async () => {
    await tellOfAccount(office.worker, { kind: 'back', at: new Date('2020-03-09T03:20:00Z') });
    expect(await told()).toMatchObject([{ chat: 'feishu:oc_coordinators', title: '【微信已恢复】' }]);
  });
});

describe('a code to scan', () => {
  it('goes to the admins alone, in private, whole and unmasked', async () => {
    const link = 'https://login.weixin.qq.com/l/13900000001';
    await tellOfAccount(office.worker, { kind: 'scan', link });
    const all = await told();
    expect(all.map(({ chat }) => chat)).toEqual(['feishu:ou_admin']);
    expect(all[0]?.lines).toContain(link);
  });
});

describe('a room that may be another', () => {
  it('is asked about once a day, with the words to type', async () => {
    const doubt = { roomId: 'zhujian@chatroom', topic: '住建局联络群', candidates: 2 };
    await askWhichRoom(office.worker, doubt);
    await askWhichRoom(office.worker, doubt);
    const all = await told();
    expect(all).toHaveLength(1);
    expect(all[0]?.lines.join('\n')).toContain('发码 住建局');
  });
});

describe('who may invite the bot', () => {
  it('is an admin by account, and nobody else', async () => {
    const known = await office.known();
    const now = office.clock.now();
    expect(isAdminAccount(known, 'wechat:wxid_admin', now)).toBe(true);
    expect(isAdminAccount(known, 'wechat:wxid_wang', now)).toBe(false);
    expect(isAdminAccount(known, 'wechat:wxid_nobody', now)).toBe(false);
  });
});
