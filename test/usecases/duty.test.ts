import { afterEach, beforeEach, expect, it } from 'vitest';
import { DISTRICT, inChat, openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', '2020-03-09T09:00:00+08:00', DISTRICT);
});
afterEach(() => office.close());

const ask = async (asked: string) => inChat(await office.say('one', '王敏', `@协调助手 ${asked}`), 'one');

it('says who is on duty, as it was set down, and nothing where nobody was', async () => {
  expect(await ask('今天轮到谁值班')).toContain('3月9日没有登记值班');
  await office.say('leaders', '谢强', '值班 周清 3月9日到3月10日');
  expect(await ask('今天轮到谁值班')).toContain('交通局：周清');
  expect(await ask('明天交通局谁值班')).toContain('3月10日值班');
  expect(await ask('住建局今天谁值班')).toContain('住建局3月9日没有登记值班');
  expect(await ask('后天谁值班')).toContain('没有登记值班');
});

it('tells a stranger nothing', async () => {
  expect(inChat(await office.say('one', '路人', '@协调助手 今天谁值班'), 'one')).not.toContain('值班');
});
