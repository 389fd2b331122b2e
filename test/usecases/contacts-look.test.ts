import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
  await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调');
  await office.say('two', '陈晓', '报问题 石桥村 路灯不亮，请住建局协调');
});
afterEach(() => office.close());

describe('an enterprise’s contact', () => {
  it('sees what is theirs, wherever they ask', async () => {
    expect(inChat(await office.say('two', '沈安', '#1'), 'two')).toContain('货车进不了厂');
  });

  it('sees what the group reports in whose chat they are', async () => {
    expect(inChat(await office.say('one', '韩和', '#1'), 'one')).toContain('货车进不了厂');
  });

  it('is shown nothing of another group’s', async () => {
    const told = inChat(await office.say('one', '韩和', '#2'), 'one');
    expect(told).toContain('没有 #2');
    expect(told).not.toContain('路灯');
  });

  it('finds nothing of another group’s in a list, whatever it is asked by', async () => {
    for (const asked of ['查 住建局', '超期'])
      expect(inChat(await office.say('one', '韩和', asked), 'one')).not.toContain('路灯');
    expect(inChat(await office.say('one', '王敏', '查 住建局'), 'one')).toContain('路灯');
  });

  it('finds the own matters in a list', async () => {
    expect(inChat(await office.say('two', '沈安', '查 凤凰粮食'), 'two')).toContain('货车进不了厂');
  });
});
