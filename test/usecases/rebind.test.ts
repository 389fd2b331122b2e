import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DISTRICT, inChat, openOffice, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const REPORT = '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调';

let office: Office;
afterEach(() => office.close());

async function codeFor(place: string): Promise<string> {
  const told = await office.whisper('谢强', `发码 ${place}`);
  return /绑定 (?:\S+ )?([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(told.map(({ text }) => text).join('\n'))![1]!;
}

describe('a chat that is a department’s', () => {
  beforeEach(async () => {
    office = await openOffice('postgres', MONDAY);
  });

  it.each([
    ['the number', () => '1'],
    ['the same again', (text: string) => text],
  ])('becomes another’s only after a question, by %s', async (_, yes) => {
    const text = `绑定 交通局 ${await codeFor('交通局')}`;
    const [asked] = await office.say('zhujian', '赵安', text);
    expect(asked!.text).toContain('本群已经绑定住建局，要改绑交通局吗');
    expect(inChat(await office.say('one', '王敏', REPORT), 'zhujian')).toContain('协调请求 #1');
    const told = await office.say('zhujian', '赵安', yes(text));
    expect(inChat(told, 'zhujian')).toContain('本群已由住建局改绑交通局');
    expect(inChat(told, 'coordinators')).toContain('住建局没有群了');
  });

  it('is asked about for no code that would be refused: a made up one, another place’s, a used one', async () => {
    const others = await codeFor('交警大队');
    for (const code of ['AAAA-BBBB', others]) {
      const told = inChat(await office.say('zhujian', '赵安', `绑定 交通局 ${code}`), 'zhujian');
      expect(told).toContain('代码不对');
      expect(told).not.toContain('要改绑');
    }
    const used = await codeFor('交通局');
    await office.say('jiaotong', '孙强', `绑定 交通局 ${used}`);
    const told = inChat(await office.say('zhujian', '赵安', `绑定 交通局 ${used}`), 'zhujian');
    expect(told).toContain('代码不对');
    expect(told).not.toContain('要改绑');
  });

  it('is bound to the same again without a question', async () => {
    const told = await office.say('zhujian', '赵安', `绑定 住建局 ${await codeFor('住建局')}`);
    expect(inChat(told, 'zhujian')).toContain('本群已绑定住建局');
  });
});

describe('where a department has no chat', () => {
  const without = (...gone: string[]) => ({
    ...DISTRICT,
    chats: DISTRICT.chats.filter(({ id }) => !gone.includes(id)),
  });

  it('the group reads that the coordinators are asked to tell it, and not that it has until tomorrow to sign', async () => {
    office = await openOffice('postgres', MONDAY, without('zhujian'));
    const told = await office.say('one', '王敏', REPORT);
    expect(inChat(told, 'one')).toContain('住建局还没有接入，已请协调员转达');
    expect(inChat(told, 'one')).not.toMatch(/已派住建局|前签收/);
    expect(inChat(told, 'coordinators')).toContain('住建局还没有接入，请代为转达');
    const more = await office.say('one', '王敏', '补充 #1 施工路段在凤凰路口');
    expect(inChat(more, 'coordinators')).toContain('凤凰路口');
  });

  it('and nobody coordinates, the group is asked to tell it', async () => {
    office = await openOffice('postgres', MONDAY, without('zhujian', 'coordinators'));
    expect(inChat(await office.say('one', '王敏', REPORT), 'one')).toContain('请另行告知');
  });
});
