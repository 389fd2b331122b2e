import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/store.ts';
import { inChat, openOffice, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';

describe.each(DATABASES)('officials who write as they speak, on the %s database', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, MONDAY);
    await office.say('one', '王敏', '报问题 凤凰粮食 门口道路施工，货车进不了厂，请住建局协调');
  });
  afterEach(() => office.close());

  it('answer in a letter, and nothing is put on hold', async () => {
    const told = await office.say(
      'zhujian',
      '赵安',
      '关于第1号诉求，我局意见：该路段暂不具备通行条件，特此函复。',
    );
    expect(inChat(told, 'one')).toContain('暂不具备通行条件');
    expect((await office.issue(1)).pending).toBeNull();
  });

  it('refuse a hold with the word behind it', async () => {
    await office.say('zhujian', '赵安', '挂账 #1 等汛期过了再施工');
    const refused = await office.say('coordinators', '姜平', '#1 挂账不同意，企业等不起');
    expect(inChat(refused, 'zhujian')).toContain('企业等不起');
    expect((await office.issue(1)).pending).toBeNull();
  });

  it('hold a thing that is not theirs out of what they sign', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 厂区外围墙塌了，请住建局协调');
    await office.say('zhujian', '赵安', '除#1不归我们外，#2都签收');
    expect((await office.issue(1)).state).toBe('returned');
    expect((await office.issue(2)).state).toBe('accepted');
  });
});
