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
    office = await openOffice('postgres', MONDAY);
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
    office = await openOffice('postgres', MONDAY, {
      ...DISTRICT,
      departments: [...DISTRICT.departments, discipline],
      chats: [...DISTRICT.chats, chat],
    });
    const told = await office.say('one', '王敏', '报问题 凤凰粮食 住建局王科长索要红包');
    expect(toChats(told)).toEqual(new Set(['one', 'jiwei']));
    expect(inChat(told, 'jiwei')).not.toContain('王敏');
  });
});

describe('what a chat shows of a restricted issue', () => {
  beforeEach(async () => {
    office = await openOffice('postgres', MONDAY);
  });

  it('is number, level and limits, in a department’s chat as in any other: the handler reads it in private', async () => {
    const told = [
      ...(await office.say('one', '王敏', '报问题 凤凰粮食 困难职工张大爷家漏雨，瘫痪在床，请住建局协调')),
      ...(await office.say('one', '王敏', '补充 #1 张大爷身患癌症')),
      ...(await office.say('one', '李卫国', '催办 #1 老人家里全是水')),
      ...(await office.say('one', '李卫国', '#1 加急')),
      ...(await office.say('zhujian', '赵安', '延期 #1 3个工作日 张大爷住院')),
      ...(await office.say('zhujian', '赵安', '退回 #1 张大爷归交通局管，建议转交通局')),
      ...(await office.say('jiaotong', '孙强', '退回 #1 张大爷的房子不归我们')),
    ];
    expect((await office.issue(1)).sensitive).toBe(true);
    expect(told.map(({ text }) => text).join('\n')).not.toMatch(/张大爷|漏雨|瘫痪|癌症|全是水|住院/);
    expect(inChat(told, 'zhujian')).toContain('请私聊我发：查 #1');
    expect(inChat(told, 'zhujian')).toContain('办结期限');
    expect((await office.whisper('姜平', '查 #1'))[0]!.text).toContain('漏雨');
  });

  it('of a complaint is no content either, and only coordinators say who looks into it', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 住建局王科长要红包，请核查');
    for (const [name, text] of [
      ['王敏', '#1 派给交通局'],
      ['李卫国', '#1 派给交通局'],
      ['李卫国', '提级 #1 市住建局'],
    ] as const)
      expect(inChat(await office.say('one', name, text), 'one'), text).toContain('协调员');
    expect(await leadOf(1)).toBeUndefined();
    const told = await office.say('coordinators', '姜平', '#1 派给交通局');
    expect(inChat(told, 'jiaotong')).toContain('协调请求 #1');
    expect(told.map(({ text }) => text).join('\n')).not.toContain('红包');
  });

  it('is returned to the coordinators, never on to the accused', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 住建局王科长要红包，请核查');
    await office.say('coordinators', '姜平', '#1 派给交通局');
    const told = await office.say('jiaotong', '孙强', '退回 #1 是住建局的人，建议转住建局');
    expect(toChats(told).has('zhujian')).toBe(false);
    expect(inChat(told, 'coordinators')).toContain('请裁定 #1');
    expect(inChat(told, 'coordinators')).not.toContain('派给住建局');
  });
});
