import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

describe('what an enterprise’s contact reports', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
  });
  afterEach(() => office.close());

  const say = (who: string, text: string) => office.say('one', who, text);
  const subject = async (number = 1) =>
    (await office.worker.known()).object((await office.issue(number)).objectId)?.name;

  it('is about the own enterprise where nobody is named, and receipt and department read whose it is', async () => {
    const told = await say('沈安', '我们公司门口修路，货车进不了厂，请住建局协调一下');
    expect(await subject()).toMatch(/凤凰粮食/);
    for (const chat of ['one', 'zhujian']) expect(inChat(told, chat)).toContain('凤凰粮食');
    await say('沈安', '报问题 三号仓库屋顶漏水');
    expect(await subject(2)).toMatch(/凤凰粮食/);
  });

  it('is about whoever is named, and about nobody known where it is next door', async () => {
    await say('沈安', '报问题 俊富无纺布 门口积水，货车出不来');
    expect(await subject()).toMatch(/俊富无纺布/);
    await say('沈安', '报问题 隔壁厂的围墙塌了，压着电线');
    await say('沈安', '报问题 国奥社区门口积水，老人出不来');
    for (const number of [2, 3]) expect(await subject(number)).toBeUndefined();
  });

  it('is not taken for the own matter of who has another role', async () => {
    await say('王敏', '报问题 三号仓库屋顶漏水');
    expect(await subject()).toBeUndefined();
  });
});
