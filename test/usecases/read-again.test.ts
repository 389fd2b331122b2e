import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directoryFile } from '../../src/directory/file-schema.ts';
import { readDirectory } from '../../src/store/directory/read.ts';
import { importDirectory } from '../../src/usecases/people/import-directory.ts';
import { DATABASES } from '../support/store.ts';
import { DISTRICT, inChat, openOffice, type Office, type Told } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const codeIn = (told: readonly Told[]) =>
  /绑定 (?:\S+ )?([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(told.map(({ text }) => text).join('\n'))?.[1] ?? '';
const [住建局, ...otherDepartments] = DISTRICT.departments;

describe.each(DATABASES)('a directory file that is read again on the %s database', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, MONDAY);
  });
  afterEach(() => office.close());
  const read = (file: unknown = DISTRICT, options = {}) =>
    importDirectory(office.db, 1, directoryFile.parse(file), office.now(), options);
  const linesOf = async (file: unknown) =>
    (await read(file)).map(({ what, noun, name, about }) => [what, noun, name, about].join(' ').trim());
  const idOf = async (name: string) =>
    (await readDirectory(office.db, 1))!.people.filter((one) => one.name === name).map(({ id }) => id);
  const report = () => office.say('one', '王敏', '报问题 凤凰粮食 门口道路施工，请住建局协调');
  const appoint = async (name: string, post: string, chat: string) => {
    await office.say('leaders', '谢强', `设 ${name} 为 ${post}`);
    const code = codeIn(await office.say('leaders', '谢强', `发码 ${name}`));
    await office.say(chat, name, `绑定 ${code}`);
  };

  it('changes nothing where nothing was changed', async () => {
    expect(await read()).toEqual([]);
  });

  it('keeps whom an admin appointed in a chat, with the account', async () => {
    await appoint('钱七', '一组组员', 'one');
    expect(await read()).toEqual([]);
    expect(inChat(await office.say('one', '钱七', '我的'), 'one')).not.toContain('还没有绑定身份');
    await read({ ...DISTRICT, people: DISTRICT.people.slice(0, 2).concat(DISTRICT.people.slice(2)) });
    expect(await idOf('钱七')).toHaveLength(1);
  });

  it('takes whom it names now for whoever was appointed to that very place in a chat', async () => {
    await appoint('钱七', '一组组员', 'one');
    const before = await idOf('钱七');
    const [one, two] = DISTRICT.workGroups;
    const named = {
      ...DISTRICT,
      workGroups: [{ ...one, members: [...one.members, { name: '钱七', phone: '13900000077' }] }, two],
    };
    await read(named);
    expect(await idOf('钱七')).toEqual(before);
    expect(await read(named)).toEqual([]);
    expect(inChat(await office.say('one', '钱七', '我的'), 'one')).not.toContain('还没有绑定身份');
  });

  it('keeps what somebody whom it names no more was given in a chat', async () => {
    await office.say('leaders', '谢强', '设 周清 为 协调员');
    const [, traffic] = DISTRICT.departments;
    const departments = DISTRICT.departments.map((one) =>
      one === traffic ? { ...traffic, liaisons: [{ name: '孙强' }] } : one,
    );
    expect(await linesOf({ ...DISTRICT, departments })).toEqual(['removed role 周清 liaison of 交通局']);
    expect(await idOf('周清')).toHaveLength(1);
  });

  it('leaves a chat as it was bound by a code, until the file itself says otherwise', async () => {
    const code = codeIn(await office.say('leaders', '谢强', '发码 交警大队'));
    await office.say('jiaotong', '孙强', `绑定 交警大队 ${code}`);
    await office.say('jiaotong', '孙强', `绑定 交警大队 ${code}`);
    const kept = async () =>
      (await office.worker.known()).department(
        (await office.worker.known()).chat('sandbox:jiaotong')?.departmentId,
      )?.name;
    expect(await kept()).toBe('交警大队');
    expect(await read()).toEqual([]);
    expect(await kept()).toBe('交警大队');
    const chats = DISTRICT.chats.map((one) =>
      one.id === 'jiaotong' ? { ...one, boundTo: '市住建局' } : one,
    );
    await read({ ...DISTRICT, chats });
    expect(await kept()).toBe('市住建局');
  });

  it('gives again what was taken back in a chat once the file has left it out and names it anew', async () => {
    await office.say('leaders', '谢强', '免去 周清 交通局联络员');
    expect(await read()).toEqual([]);
    const without = DISTRICT.departments.map((one) =>
      one.name === '交通局' ? { ...one, liaisons: [{ name: '孙强' }] } : one,
    );
    await read({ ...DISTRICT, departments: without });
    expect(await linesOf(DISTRICT)).toContain('added role 周清 liaison of 交通局');
  });

  describe('with a department that has another name now', () => {
    const renamed = {
      ...DISTRICT,
      departments: [
        { ...住建局, name: '住房和城乡建设局', aliases: ['住建', '住建局'] },
        ...otherDepartments,
      ],
      chats: DISTRICT.chats.map((one) =>
        one.id === 'zhujian' ? { ...one, boundTo: '住房和城乡建设局' } : one,
      ),
    };

    it('keeps its issues, its people and their accounts', async () => {
      await report();
      await office.say('zhujian', '赵安', '签收 #1');
      const before = await idOf('赵安');
      expect(await linesOf(renamed)).toEqual([
        'changed department 住房和城乡建设局 called 住建局 until now',
        'changed chat 住房和城乡建设局',
      ]);
      expect(await idOf('赵安')).toEqual(before);
      expect(inChat(await office.say('one', '王敏', '#1 什么情况'), 'one')).toContain('住房和城乡建设局');
      await office.say('zhujian', '赵安', '办结 #1 便道已铺好');
      expect((await office.issue(1)).state).toBe('resolved');
      expect(await read(renamed)).toEqual([]);
    });
  });

  it('tells the coordinators what is open of somebody whom it names no more', async () => {
    await report();
    const departments = DISTRICT.departments.map((one) => (one === 住建局 ? { ...one, liaisons: [] } : one));
    await read({ ...DISTRICT, departments });
    const told = inChat(await office.news(), 'coordinators');
    expect(told).toContain('通讯录里不再有赵安的原职责');
    expect(told).toContain('未办结1件：#1，请协调员安排');
  });

  it('asks the coordinators whether it is solved where the group is no more', async () => {
    await report();
    await office.say('zhujian', '赵安', '签收 #1');
    const dissolved = {
      ...DISTRICT,
      workGroups: DISTRICT.workGroups.slice(1),
      chats: DISTRICT.chats.filter(({ id }) => id !== 'one'),
    };
    await read(dissolved, { evenIfOpen: true });
    const told = inChat(await office.say('zhujian', '赵安', '办结 #1 便道已铺好'), 'coordinators');
    expect(told).toContain('住建局已办结，请确认');
    await office.say('coordinators', '姜平', '#1 满意');
    expect((await office.issue(1)).state).toBe('closed');
  });

  it('makes a department part of another with its open issues, its people and its chat', async () => {
    await report();
    await office.say('zhujian', '赵安', '签收 #1');
    const before = await idOf('赵安');
    const [, traffic, ...others] = DISTRICT.departments;
    const merged = {
      ...DISTRICT,
      departments: [
        {
          ...traffic,
          aliases: ['住建局', '住建'],
          liaisons: [...traffic.liaisons, { name: '赵安', phone: '13900000001' }],
        },
        ...others,
      ],
      chats: DISTRICT.chats.map((one) => (one.id === 'zhujian' ? { ...one, boundTo: '交通局' } : one)),
    };
    await read(merged);
    expect(await idOf('赵安')).toEqual(before);
    expect(inChat(await office.say('one', '王敏', '#1 什么情况'), 'one')).toContain('交通局已签收');
    expect((await office.issue(1)).acceptedAt).not.toBeNull();
    await office.say('zhujian', '赵安', '办结 #1 便道已铺好');
    expect((await office.issue(1)).state).toBe('resolved');
    expect(await read(merged)).toEqual([]);
  });

  it('makes an object part of another with its open issues, which lists and bulletins tell under the new name', async () => {
    const [grain, ...otherObjects] = DISTRICT.serviceObjects;
    const [group, ...otherGroups] = DISTRICT.workGroups;
    const flour = { name: '凤凰面业', kind: 'enterprise', contact: { name: '田丰' } } as const;
    await read({
      ...DISTRICT,
      workGroups: [{ ...group, serviceObjects: ['凤凰粮食', '凤凰面业'] }, ...otherGroups],
      serviceObjects: [grain, flour, ...otherObjects],
    });
    await office.say('one', '王敏', '报问题 凤凰面业 门口修路，货车进不了厂，请住建局协调');
    const merged = {
      ...DISTRICT,
      serviceObjects: [{ ...grain, aliases: ['凤凰面业'] }, ...otherObjects],
    };
    await read(merged);
    expect(inChat(await office.say('one', '王敏', '查 凤凰粮食'), 'one')).toContain('#1 凤凰粮食');
    expect(inChat(await office.say('one', '沈安', '#1 已解决'), 'one')).toContain('#1');
    expect((await office.issue(1)).state).toBe('closed');
    expect((await office.events(1)).map(({ body }) => body.type)).toContain('object_joined');
    const bulletin = inChat(await office.at('2020-03-13T17:00:00+08:00'), 'leaders');
    expect(bulletin).not.toContain('凤凰面业');
    expect(await read(merged)).toEqual([]);
  });

  describe('without a department or group that has open issues', () => {
    const without = {
      ...DISTRICT,
      departments: otherDepartments,
      chats: DISTRICT.chats.filter(({ id }) => id !== 'zhujian'),
    };

    it('is refused, with what to write instead, and changes nothing', async () => {
      await report();
      await expect(read(without)).rejects.toMatchObject({
        code: 'DIRECTORY_OPEN_ISSUES',
        message: expect.stringMatching(/^department 住建局 .*1 open issue \(#1\).*aliases.*--even-if-open/),
      });
      const dissolved = { ...DISTRICT, workGroups: DISTRICT.workGroups.slice(1) };
      await expect(
        read({ ...dissolved, chats: DISTRICT.chats.filter(({ id }) => id !== 'one') }),
      ).rejects.toMatchObject({ message: expect.stringContaining('work group 一组') });
      expect(await read()).toEqual([]);
    });

    it('is taken where that was meant, and the issues go on to call it by its name', async () => {
      await report();
      await read(without, { evenIfOpen: true });
      const told = inChat(await office.say('one', '王敏', '#1 什么情况'), 'one');
      expect(told).toContain('住建局');
      expect(told).not.toMatch(/部门\d/);
      expect(await read(without)).toEqual([]);
    });

    it('lets a group go on under another name', async () => {
      await report();
      const [one, two] = DISTRICT.workGroups;
      const file = {
        ...DISTRICT,
        workGroups: [{ ...one, name: '第一工作组', formerly: ['一组'] }, two],
        chats: DISTRICT.chats.map((chat) => (chat.id === 'one' ? { ...chat, boundTo: '第一工作组' } : chat)),
      };
      await read(file);
      expect(inChat(await office.say('one', '王敏', '我的'), 'one')).toContain('#1');
    });
  });
});
