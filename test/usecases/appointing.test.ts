import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDirectory } from '../../src/store/directory/read.ts';
import { createCode } from '../../src/store/codes.ts';
import { DATABASES } from '../support/store.ts';
import { DISTRICT, inChat, openOffice, type Office, type Told } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const codeIn = (told: readonly Told[]) =>
  /绑定 (?:\S+ )?([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(told.map(({ text }) => text).join('\n'))?.[1] ?? '';
/** 王敏 is in the group, and another one in 交通局, which is also called 交通运输局. */
const TWO_OF_ONE_NAME = {
  ...DISTRICT,
  departments: DISTRICT.departments.map((one) =>
    one.name === '交通局'
      ? { ...one, aliases: ['交通运输局'], liaisons: [...one.liaisons, { name: '王敏' }] }
      : one,
  ),
};

describe.each(DATABASES)('who is meant by an admin on the %s database', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, MONDAY, TWO_OF_ONE_NAME);
  });
  afterEach(() => office.close());
  const order = async (text: string) => inChat(await office.say('leaders', '谢强', text), 'leaders');
  const people = async () => (await readDirectory(office.db, 1))!.people.length;

  it.each(['交通局王敏', '交通运输局王敏', '交通局的王敏'])(
    'gives the code of the person, not of the office whose name stands before: %s',
    async (name) => {
      const told = await order(`发码 ${name}`);
      expect(told).toContain('王敏的绑定代码');
      expect(told).toContain('请转给本人');
    },
  );

  it('gives no code of an office where somebody unknown stands behind its name', async () => {
    expect(await order('发码 交通局马超')).toContain('没有找到');
    expect(await order('发码 交通运输局')).toContain('交通局的绑定代码');
    expect(await order('发码 交通局群')).toContain('交通局的绑定代码');
  });

  it.each([
    ['设 交通运输局孙强 为 住建局联络员', '孙强已是住建局联络员'],
    ['设 交通运输局李四 为 住建局联络员', '交通局没有叫“李四”的，没有改动'],
    ['设 交通厅孙强 为 住建局联络员', '没有“交通厅”这个单位，没有改动'],
    ['设 某某公司赵大勇 为 协调员', '没有“某某公司”这个单位，没有改动'],
    ['设 13800000001 为 住建局联络员', '数字不是姓名，没有改动'],
    ['设 交通局 为 协调员', '是单位，不是姓名，没有改动'],
  ])('appoints nobody who cannot be: %s', async (text, told) => {
    const before = await people();
    expect(await order(text)).toContain(told);
    expect(await people()).toBe(before);
  });

  it.each(['钱七', '欧阳办', '阿依古丽', '古丽努尔买买提'])(
    'writes down somebody new by the name alone: %s',
    async (name) => {
      expect(await order(`设 ${name} 为 住建局联络员`)).toContain(`${name}已是住建局联络员`);
    },
  );

  it('makes an account another person’s only by who says so twice, and tells the coordinators', async () => {
    const code = codeIn(await office.say('leaders', '谢强', '发码 周清'));
    const asked = inChat(await office.say('zhujian', '赵安', `绑定 ${code}`), 'zhujian');
    expect(asked).toContain('这个账号现在是赵安，要改成周清吗');
    expect(inChat(await office.say('zhujian', '赵安', '联系卡 住建局'), 'zhujian')).toContain('赵安');
    const told = await office.say('zhujian', '赵安', '1');
    expect(inChat(told, 'zhujian')).toContain('周清，身份已绑定');
    expect(inChat(told, 'coordinators')).toContain('赵安的一个账号改成了周清');
  });

  it('binds an account of one’s own again without a question', async () => {
    const code = codeIn(await office.whisper('赵安', '发码'));
    expect(inChat(await office.say('zhujian', '赵安', `绑定 ${code}`), 'zhujian')).toContain('身份已绑定');
  });

  it('makes somebody who is known an admin beside what they are', async () => {
    const code = await createCode(office.db, 1, 'admin', null, office.now());
    expect(inChat(await office.whisper('赵安', `认领管理员 ${code}`), 'private-赵安')).toContain(
      '已是管理员',
    );
    await office.say('one', '王敏', '报问题 凤凰粮食 门口道路施工，请住建局协调');
    await office.say('zhujian', '赵安', '签收 #1');
    expect((await office.issue(1)).state).toBe('accepted');
    expect(inChat(await office.whisper('赵安', '发码 交通局'), 'private-赵安')).toContain('交通局的绑定代码');
  });
});
