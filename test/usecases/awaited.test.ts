import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const REPORT = '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', MONDAY);
});
afterEach(() => office.close());

const stateOf = async (number = 1) => (await office.issue(number)).state;
const nobody = (told: readonly unknown[]) => expect(told).toEqual([]);

describe('the words that the bot asked a department for', () => {
  beforeEach(async () => {
    await office.say('one', '王敏', REPORT);
    await office.say('zhujian', '赵安', '签收 #1');
  });

  it.each(['已铺好便道，货车能走', '便道铺好了', '已经容缺受理，发了受理通知', '修好了', '已清完装修垃圾'])(
    'are offered as the result, and one tap makes it so: %s',
    async (text) => {
      await office.say('zhujian', '赵安', '#1 办结');
      const told = await office.say('zhujian', '赵安', text);
      expect(inChat(told, 'zhujian')).toContain(`办结 #1：${text}`);
      expect(await stateOf()).toBe('accepted');
      await office.say('zhujian', '赵安', '1');
      expect(await office.issue(1)).toMatchObject({ state: 'resolved', result: text });
    },
  );

  it.each([
    '明天铺便道，先让车绕行',
    '便道铺了一半',
    '正在铺便道',
    '下周能铺好',
    '路面还要压一遍',
    '下班了',
    '已派人去看',
    '企业说修好了',
  ])('are asked about where they may as well tell of work under way: %s', async (text) => {
    await office.say('zhujian', '赵安', '#1 办结');
    const told = await office.say('zhujian', '赵安', text);
    expect(await stateOf()).not.toBe('resolved');
    if (told.length > 0) expect(inChat(told, 'zhujian')).toContain('没有改动');
  });

  it.each(['好的', '收到', '怎么写？', '写什么啊？', '稍等'])('are no answer: %s', async (text) => {
    await office.say('zhujian', '赵安', '#1 办结');
    nobody(await office.say('zhujian', '赵安', text));
    expect(await stateOf()).toBe('accepted');
  });

  it('are nobody else’s to give, and none where nothing was asked or the time is over', async () => {
    nobody(await office.say('zhujian', '赵安', '已经弄好，都能用了'));
    await office.say('zhujian', '赵安', '#1 办结');
    office.moveTo('2020-03-09T10:00:00+08:00');
    nobody(await office.say('zhujian', '赵安', '已经弄好，都能用了'));
    expect(await stateOf()).toBe('accepted');
  });

  it('are asked for as far as they are missing, and put together', async () => {
    const asked = await office.say('zhujian', '赵安', '延期 #1 等企业材料');
    expect(inChat(asked, 'zhujian')).toContain('要写明天数');
    expect(inChat(asked, 'zhujian')).not.toContain('天数和原因');
    await office.say('zhujian', '赵安', '3天');
    expect((await office.issue(1)).pending).toMatchObject({ workingDays: 3, reason: '等企业材料' });
  });

  it('are asked for one after the other', async () => {
    await office.say('zhujian', '赵安', '延期 #1');
    const asked = await office.say('zhujian', '赵安', '5个工作日');
    expect(inChat(asked, 'zhujian')).toContain('要写明原因');
  });
});

describe('the answer to 请选部门', () => {
  const VAGUE = '报问题 凤凰粮食 门口那个事一直没人管，麻烦协调';
  beforeEach(async () => {
    await office.say('one', '王敏', VAGUE);
    expect(await stateOf()).toBe('triage');
  });

  it.each([
    '交警大队',
    '都不对吧 应该是交警大队',
    '1号交警大队',
    '#1 应该是交警大队',
    '不对，找交警大队吧',
    '还是交警大队',
    '應該是交警大隊',
  ])('may be any department that the directory knows: %s', async (text) => {
    await office.say('one', '王敏', text);
    const jiaojing = (await office.worker.known()).departmentNamed('交警大队')?.id;
    expect(await office.issue(1)).toMatchObject({
      state: 'dispatched',
      departments: [{ departmentId: jiaojing, role: 'lead' }],
    });
  });

  it.each(['不是交警大队', '交警大队吗？', '交警大队的人来过了', '卫健委'])('is not: %s', async (text) => {
    await office.say('one', '王敏', text);
    expect(await stateOf()).toBe('triage');
  });

  it('of a member who may not choose goes to the coordinators as a choice', async () => {
    const told = await office.say('one', '冯川', '应该是交警大队');
    expect(await stateOf()).toBe('triage');
    expect(inChat(told, 'coordinators')).toContain('冯川说应该是交警大队');
    expect(told.find(({ chat }) => chat.endsWith('coordinators'))?.notice.buttons?.[0]?.command).toBe(
      '#1 派给交警大队',
    );
  });

  it('is asked about where several issues wait', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 后门那边的老问题也没人管');
    expect(await stateOf(2)).toBe('triage');
    const told = await office.say('one', '王敏', '交警大队');
    expect(inChat(told, 'one')).toContain('哪一条');
    await office.say('one', '王敏', '2');
    expect([await stateOf(1), await stateOf(2)].sort()).toEqual(['dispatched', 'triage']);
  });

  it('is talk where nothing waits for it', async () => {
    await office.say('one', '王敏', '#1 派给住建局');
    nobody(await office.say('one', '王敏', '交警大队'));
  });

  it.each(['#1 算了 已经清了', '#1 算了不用了', '#1 不用管了', '算了 已经解决了'])(
    'that takes the matter back is asked about once: %s',
    async (text) => {
      const told = await office.say('one', '王敏', text);
      expect(inChat(told, 'one')).toContain('要撤销 #1 吗');
      expect(await stateOf()).toBe('triage');
      await office.say('one', '王敏', '1');
      expect(await stateOf()).toBe('cancelled');
    },
  );

  it('of somebody else takes nothing back', async () => {
    const told = await office.say('one', '冯川', '#1 算了不用了');
    expect(inChat(told, 'one')).not.toContain('撤销');
  });
});

describe('a plain yes or no where one request waits', () => {
  beforeEach(async () => {
    await office.say('one', '王敏', REPORT);
    await office.say('zhujian', '赵安', '签收 #1');
    await office.say('zhujian', '赵安', '延期 #1 3天 等企业材料');
    expect((await office.issue(1)).pending).not.toBeNull();
  });

  it.each(['同意', '可以', '给2天', '批准', '同意延期', '行', '@协调助手 同意'])(
    'grants it: %s',
    async (text) => {
      const before = (await office.issue(1)).deadline!;
      await office.say('coordinators', '姜平', text);
      const { pending, deadline } = await office.issue(1);
      expect(pending).toBeNull();
      expect(deadline!.getTime()).toBeGreaterThan(before.getTime());
    },
  );

  it('refuses it: 不同意，抓紧办', async () => {
    await office.say('coordinators', '姜平', '不同意，抓紧办');
    expect((await office.issue(1)).pending).toBeNull();
  });

  it.each(['好的', '可以吗？', '同意的话要报区里', '收到', '可以一起吃饭'])(
    'decides nothing: %s',
    async (text) => {
      await office.say('coordinators', '姜平', text);
      expect((await office.issue(1)).pending).not.toBeNull();
    },
  );

  it('decides nothing elsewhere or a day later, when it is asked', async () => {
    await office.say('one', '姜平', '同意');
    expect((await office.issue(1)).pending).not.toBeNull();
    office.moveTo('2020-03-10T09:00:00+08:00');
    nobody(await office.say('coordinators', '姜平', '可以'));
    const told = await office.say('coordinators', '姜平', '同意');
    expect(inChat(told, 'coordinators')).toContain('批还是不批');
    await office.say('coordinators', '姜平', '1');
    expect((await office.issue(1)).pending).toBeNull();
  });

  it('asks which where two wait', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 下水道堵了，请住建局协调');
    await office.say('zhujian', '赵安', '签收 #2');
    await office.say('zhujian', '赵安', '延期 #2 2天 等配件');
    const told = await office.say('coordinators', '姜平', '同意');
    expect(inChat(told, 'coordinators')).toContain('哪一条');
    await office.say('coordinators', '姜平', '2');
    const open = [(await office.issue(1)).pending, (await office.issue(2)).pending];
    expect(open.filter((one) => one === null)).toHaveLength(1);
  });
});

describe('what a group says without a number of a result that waits for it', () => {
  beforeEach(async () => {
    await office.say('one', '王敏', REPORT);
    await office.say('zhujian', '赵安', '办结 #1 便道已铺好，货车可以进出');
  });

  it.each(['铺是铺了，路口还有一堆土', '货车过不去，路口太窄', '证还没拿到呢', '路是通了，就是太窄'])(
    'is asked about: %s',
    async (text) => {
      const told = await office.say('one', '王敏', text);
      expect(inChat(told, 'one')).toContain('#1');
      expect(inChat(told, 'one')).toContain('办好了没有');
      expect(await stateOf()).toBe('resolved');
      await office.say('one', '王敏', '1');
      expect(await stateOf()).toBe('reopened');
    },
  );

  it('is asked of a colleague where the matter is named', async () => {
    expect(inChat(await office.say('one', '冯川', '货车过不去，路口太窄'), 'one')).toContain('办好了没有');
    nobody(await office.say('one', '冯川', '中饭还没吃，太饿了'));
  });

  it('is talk later, unless it names the matter', async () => {
    office.moveTo('2020-03-09T15:00:00+08:00');
    nobody(await office.say('one', '王敏', '证还没拿到呢'));
  });

  it('may be a 行 behind 办好了吗', async () => {
    await office.say('one', '王敏', '#1 再看看');
    const told = await office.say('one', '王敏', '行');
    expect(inChat(told, 'one')).toContain('#1');
    await office.say('one', '王敏', '1');
    expect(await stateOf()).toBe('closed');
  });
});
