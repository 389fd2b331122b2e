import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DISTRICT, inChat, openOffice, type Office, type Told } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';

let office: Office;
afterEach(() => office.close());

const toChats = (told: readonly Told[]) => new Set(told.map(({ chat }) => chat.replace('sandbox:', '')));
const leadOf = async (number: number) => {
  const { departments } = await office.issue(number);
  const known = await office.worker.known();
  return known.department(departments.find(({ role }) => role === 'lead')?.departmentId)?.name;
};

describe('a complaint about an office', () => {
  beforeEach(async () => {
    office = await openOffice('embedded', MONDAY);
  });

  it.each([
    '报问题 凤凰粮食 住建局王科长索要红包，请核查',
    '报问题 凤凰粮食 投诉住建局执法人员吃拿卡要',
    '报问题 凤凰粮食 住建局收了钱不办事，跑了三趟',
    '报问题 凤凰糧食 住建局王科長態度惡劣，企業要舉報',
    '凤凰粮食 住建局王科长不作为，我要投诉他',
  ])('goes to the coordinators and never to the accused: %s', async (text) => {
    const told = await office.say('one', '王敏', text);
    expect(toChats(told)).toEqual(new Set(['one', 'coordinators']));
    expect(inChat(told, 'one')).toMatch(/不转给被投诉的单位|不轉給被投訴的單位/);
    expect(inChat(told, 'coordinators')).toContain('住建局');
    expect((await office.issue(1)).sensitive).toBe(true);
    expect(await leadOf(1)).toBeUndefined();
  });

  it('goes to the other office that it names', async () => {
    const told = await office.say('one', '王敏', '报问题 凤凰粮食 投诉交警大队乱罚款，请住建局核实');
    expect(await leadOf(1)).toBe('住建局');
    expect(toChats(told)).toEqual(new Set(['one', 'zhujian']));
  });

  it('is not handed to the accused by anybody afterwards, neither to lead nor to help', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 住建局王科长索要红包，请核查');
    for (const text of [
      '#1 派给住建局',
      '#1 派给交通局，住建局协办',
      '增加协办 #1 住建局',
      '提级 #1 住建局',
    ]) {
      const told = await office.say('coordinators', '姜平', text);
      expect(toChats(told).has('zhujian'), text).toBe(false);
    }
    expect(await leadOf(1)).toBe('交通局');
  });

  it('about somebody in office whom no department has goes to the coordinators as well', async () => {
    const told = await office.say('one', '王敏', '报问题 凤凰粮食 村支书冒领补贴');
    expect(toChats(told)).toEqual(new Set(['one', 'coordinators']));
  });

  it('of others is put before the office that it asks', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 物业乱收费，态度恶劣，请住建局查处');
    expect(await leadOf(1)).toBe('住建局');
    expect((await office.issue(1)).sensitive).toBe(false);
  });
});

describe('where discipline inspection is in the directory, a complaint', () => {
  it('goes there at once', async () => {
    const discipline = { name: '区纪委监委', aliases: ['纪委'], liaisons: [{ name: '纪明' }] };
    const chat = { platform: 'sandbox', id: 'jiwei', kind: 'department', boundTo: '区纪委监委' } as const;
    office = await openOffice('embedded', MONDAY, {
      ...DISTRICT,
      departments: [...DISTRICT.departments, discipline],
      chats: [...DISTRICT.chats, chat],
    });
    const told = await office.say('one', '王敏', '报问题 凤凰粮食 住建局王科长索要红包');
    expect(toChats(told)).toEqual(new Set(['one', 'jiwei']));
    expect(inChat(told, 'jiwei')).not.toContain('王敏');
  });
});
