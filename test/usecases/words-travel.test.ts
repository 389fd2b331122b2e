import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, ORGANISATION, type Office, type Told } from '../support/office.ts';
import { markSent } from '../support/sent.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const REPORT = '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', MONDAY);
  await office.say('one', '王敏', REPORT);
});
afterEach(() => office.close());

/** 王敏 answers what the group was told last. */
async function answers(told: readonly Told[], text: string): Promise<Told[]> {
  const replyTo = await markSent(office.db, ORGANISATION, told, 'one');
  return office.say('one', '王敏', text, { replyTo });
}

describe('what the group writes of an issue that lies with a department', () => {
  it('reaches the department once, whatever words it has', async () => {
    for (const text of [
      '#1 全厂都停，还没修好',
      '#1 到了12人，还差18人，不算解决',
      '#1 还在漏，地下室又淹了',
      '#1 部分解决，原料车能进，成品车还出不去',
    ]) {
      const told = await office.say('one', '王敏', text);
      const [heard, ...more] = told.filter(({ chat }) => chat === 'sandbox:zhujian');
      expect(heard?.text, text).toContain(text.slice(3));
      expect(more).toEqual([]);
      expect(inChat(told, 'one')).toContain('转给住建局');
      expect(inChat(told, 'one')).not.toContain('已办结');
    }
    expect((await office.issue(1)).state).toBe('dispatched');
  });

  it('reaches it beside an urge too, also on the second of a day', async () => {
    await office.say('one', '王敏', '催办 #1');
    const told = await office.say('one', '王敏', '催办 #1 地下室又淹了，配电房快进水了');
    expect(inChat(told, 'zhujian')).toContain('配电房快进水了');
    expect(inChat(await office.say('one', '王敏', '催办 #1 快点'), 'zhujian')).toBe('');
  });
});

describe('the answer to a question of the department', () => {
  it.each([
    '厂里说不行，7点到9点有炉在烧，改下午吧',
    '没有',
    '已经办好了',
    '可以',
    '不是我们的路，是交通局的',
  ])('is an answer: %s', async (text) => {
    const asked = await office.say('zhujian', '赵安', '追问 #1 上午施工行不行？企业的手续办好了吗');
    const told = await answers(asked, text);
    expect(inChat(told, 'zhujian')).toContain('工作组回答');
    expect(inChat(told, 'zhujian')).toContain(text);
    expect((await office.issue(1)).state).toBe('dispatched');
  });

  it('is no answer where it merely thanks, or names another issue', async () => {
    const asked = await office.say('zhujian', '赵安', '追问 #1 上午施工行不行？');
    expect(await answers(asked, '收到，谢谢')).toEqual([]);
    await office.say('one', '王敏', '报问题 凤凰粮食 厂里停水，请住建局协调');
    await answers(asked, '#2 已解决，水来了');
    expect((await office.issue(2)).state).toBe('closed');
  });

  it('is known by its words where a platform quotes in words', async () => {
    await office.say('zhujian', '赵安', '追问 #1 手续办好了吗');
    const quote =
      '「协调助手：【问题 #1】住建局想了解\n手续办好了吗」\n- - - - - - - - - - - - - - -\n办好了';
    expect(inChat(await office.say('one', '王敏', quote), 'zhujian')).toContain('办好了');
    expect((await office.issue(1)).state).toBe('dispatched');
  });
});

describe('the words behind 签收', () => {
  it.each([
    ['#1 签收，下午3点现场办公，请交警大队一起到凤凰路口', '下午3点现场办公'],
    ['#1 收到马上到', '马上到'],
    ['签收 #1 张工 两天内换好', '张工 两天内换好'],
  ])('reach the group and stay in the history: %s', async (text, said) => {
    expect(inChat(await office.say('zhujian', '赵安', text), 'one')).toContain(said);
    expect((await office.issue(1)).state).toBe('accepted');
    expect((await office.events(1)).at(-1)!.body).toMatchObject({
      type: 'accepted',
      text: expect.stringContaining(said),
    });
    expect((await office.say('one', '王敏', '查 #1'))[0]!.text).toContain(said);
  });

  it('keep by when it is promised, and who sees to it', async () => {
    const told = await office.say('zhujian', '赵安', '签收 #1 经办人李工，3个工作日内办好');
    expect(inChat(told, 'one').match(/李工/g)).toHaveLength(1);
    const { body } = (await office.events(1)).at(-1)!;
    expect(body).toMatchObject({ handler: '李工', promisedAt: expect.stringContaining('2020-03-12') });
  });

  it('are progress where it was signed already', async () => {
    await office.say('zhujian', '赵安', '签收 #1');
    const told = await office.say('zhujian', '赵安', '#1 收到，我们下午派人去');
    expect(inChat(told, 'one')).toContain('我们下午派人去');
    expect((await office.issue(1)).state).toBe('in_progress');
    expect(inChat(await office.say('zhujian', '赵安', '签收 #1'), 'zhujian')).toContain('没有改动');
  });
});
