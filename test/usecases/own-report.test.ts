import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askQuestion } from '../../src/store/issues/references.ts';
import { openOffice, ORGANISATION, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const REPORT = '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', MONDAY);
});
afterEach(() => office.close());

const leadOf = async (number: number) => {
  const { departments } = await office.issue(number);
  const lead = departments.find(({ role }) => role === 'lead');
  const known = await office.worker.known();
  return known.department(lead?.departmentId)?.name;
};
const texts = (told: readonly { text: string }[]) => told.map(({ text }) => text).join('\n');

describe('the reporter of an issue', () => {
  it('merges the own duplicate of the same object in one tap', async () => {
    await office.say('one', '冯川', REPORT);
    const [receipt] = await office.say('one', '王敏', REPORT);
    const button = receipt!.notice.buttons!.find(({ id }) => id === 'merge');
    expect(button!.label).toContain('并入 #1');
    await office.say('one', '王敏', button!.command);
    expect((await office.issue(2)).mergedInto).toBe(1);
    expect((await office.issue(1)).state).toBe('dispatched');
  });

  it('does not merge what somebody else reported', async () => {
    await office.say('one', '王敏', REPORT);
    await office.say('one', '冯川', REPORT);
    expect(texts(await office.say('one', '王敏', '#2 和 #1 是一个事'))).toContain('报告人或组长');
    expect((await office.issue(2)).state).toBe('dispatched');
  });

  it('puts the department right as long as nobody has signed', async () => {
    await office.say('one', '王敏', REPORT);
    await office.say('one', '王敏', '改成交通局');
    expect(await leadOf(1)).toBe('交通局');
  });

  it('leaves it to the leader once the department has signed', async () => {
    await office.say('one', '王敏', REPORT);
    await office.say('zhujian', '赵安', '签收 #1');
    await office.say('one', '王敏', '#1 改成交通局');
    expect(await leadOf(1)).toBe('住建局');
  });

  it('does not overrule the leader', async () => {
    await office.say('one', '王敏', REPORT);
    await office.say('one', '李卫国', '#1 派给交警大队');
    expect(texts(await office.say('one', '王敏', '#1 改成交通局'))).toContain('组长或协调员');
    expect(await leadOf(1)).toBe('交警大队');
  });

  it('puts object and class right', async () => {
    await office.say('one', '王敏', REPORT);
    await office.say('one', '王敏', '对象是俊富无纺布不是凤凰粮食');
    await office.say('one', '王敏', '#1 加急');
    const known = await office.worker.known();
    const issue = await office.issue(1);
    expect(known.object(issue.objectId)?.name).toBe('俊富无纺布');
    expect(issue.priority).toBe('urgent');
  });
});

describe('an order that is given twice', () => {
  it('writes no second dispatch to the department that leads already', async () => {
    await office.say('one', '王敏', REPORT);
    await office.say('zhujian', '赵安', '签收 #1');
    expect(texts(await office.say('one', '李卫国', '#1 派给住建局'))).toContain('已经由住建局主办');
    expect((await office.issue(1)).state).toBe('accepted');
    expect((await office.events(1)).filter(({ body }) => body.type === 'dispatched')).toHaveLength(1);
  });

  it('by a button is answered once that it is so already', async () => {
    await office.say('one', '王敏', REPORT);
    await office.say('zhujian', '赵安', '签收 #1', { replyTo: 'request' });
    expect(await office.say('zhujian', '赵安', '签收 #1', { replyTo: 'request' })).toHaveLength(1);
    expect(await office.say('zhujian', '赵安', '签收 #1', { replyTo: 'request' })).toHaveLength(0);
    expect(await office.say('zhujian', '赵安', '签收 #1')).toHaveLength(1);
  });
});

describe('a name with a slip', () => {
  it('is taken for the object that it sounds like, and the receipt says so', async () => {
    const [receipt] = await office.say('one', '王敏', '报问题 凤皇粮食 门口修路，请住建局协调');
    expect(receipt!.text).toContain('对象按“凤凰粮食”登记');
    expect((await office.issue(1)).objectId).not.toBeNull();
  });

  it('that may be another name is asked about in one tap', async () => {
    const [receipt] = await office.say('one', '王敏', '报问题 凤山粮食 门口修路，请住建局协调');
    expect((await office.issue(1)).objectId).toBeNull();
    const button = receipt!.notice.buttons!.find(({ label }) => label === '对象是凤凰粮食');
    await office.say('one', '王敏', button!.command);
    expect((await office.issue(1)).objectId).not.toBeNull();
  });
});

describe('a choice that is answered too late', () => {
  it('gets one line how to say it again, and then nothing', async () => {
    await office.say('one', '王敏', REPORT);
    await office.say('one', '王敏', '报问题 凤凰粮食 路灯坏了，请住建局协调');
    const [asked] = await office.say('one', '王敏', '已解决');
    expect(asked!.text).toContain('您说的是哪一条');
    office.moveTo('2020-03-09T10:00:00+08:00');
    const [line, ...more] = await office.say('one', '王敏', '1');
    expect(line!.text).toContain('刚才的选择已经过期');
    expect(more).toEqual([]);
    expect(await office.say('one', '王敏', '1')).toEqual([]);
    expect((await office.issue(1)).state).toBe('dispatched');
  });

  it('about the department tells who has it now', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 有件事说不清楚');
    const account = (await office.issue(1)).reporterAccount;
    await askQuestion(office.db, ORGANISATION, {
      chat: 'sandbox:one',
      account,
      issueNumber: 1,
      options: [{ label: '住建局', command: '#1 派给住建局' }],
      askedAt: new Date(MONDAY),
      expiresAt: new Date('2020-03-09T09:30:00+08:00'),
    });
    office.moveTo('2020-03-09T10:00:00+08:00');
    const [line, ...more] = await office.say('one', '王敏', '1');
    expect(line!.text).toContain('选部门的时间已过');
    expect(more).toEqual([]);
  });

  it('says it the same day, however late, and what to type; the next day it is talk', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 有件事说不清楚');
    await askQuestion(office.db, ORGANISATION, {
      chat: 'sandbox:one',
      account: (await office.issue(1)).reporterAccount,
      issueNumber: 1,
      options: [{ label: '住建局', command: '#1 派给住建局' }],
      askedAt: new Date(MONDAY),
      expiresAt: new Date('2020-03-09T09:30:00+08:00'),
    });
    office.moveTo('2020-03-09T16:00:00+08:00');
    for (const choice of ['1', '1']) {
      const [line] = await office.say('one', '王敏', choice);
      expect(line!.text).toContain('还想自己选，请发：#1 派给住建局');
    }
    expect(await office.say('one', '冯川', '1')).toEqual([]);
    office.moveTo('2020-03-10T09:00:00+08:00');
    expect(await office.say('one', '王敏', '1')).toEqual([]);
  });

  it('is nothing to us where nothing was asked', async () => {
    expect(await office.say('one', '王敏', '2')).toEqual([]);
  });
});

describe('an empty keyword', () => {
  it('is answered every time, whatever was said ten minutes ago', async () => {
    for (const text of ['报问题', '报问题', '查'])
      expect(await office.say('one', '王敏', text), text).toHaveLength(1);
  });
});

describe('a remark on an issue closed long ago', () => {
  it('goes to the open issue that goes on with it', async () => {
    await office.say('one', '王敏', REPORT);
    await office.say('one', '王敏', '#1 已解决');
    office.moveTo('2020-04-09T09:00:00+08:00');
    await office.say('one', '王敏', '重办 #1 路又挖断了');
    expect((await office.issue(2)).follows).toBe(1);
    expect(texts(await office.say('one', '王敏', '重办 #1 这次连人行道也没了'))).toContain(
      '#1 已由 #2 接着办',
    );
    await expect(office.issue(3)).rejects.toThrow('no #3');
  });
});

describe('a list of needs', () => {
  it('is offered as issues in one tap, each about its own object', async () => {
    const list = '#接龙\n各企业物资需求\n\n1. 王敏 凤凰粮食 口罩200个\n2. 陈晓 俊富无纺布 酒精5箱';
    const [noted] = await office.say('one', '王敏', list);
    expect(noted!.text).toContain('其中2条是需求');
    await office.say('one', '王敏', '1');
    expect((await office.issue(1)).quantities).toMatchObject([{ item: '口罩', value: 200, unit: '个' }]);
    expect((await office.issue(2)).quantities).toMatchObject([{ item: '酒精', value: 5, unit: '箱' }]);
  });
});
