import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';

describe.each(['postgres'] as const)('numbers that officials type without a sign, on %s', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, MONDAY);
    await office.say('one', '王敏', '报问题 凤凰粮食 门口道路施工，货车进不了厂，请住建局协调');
    await office.say('one', '王敏', '报问题 凤凰粮食 仓库漏雨，请住建局协调');
    await office.say('two', '陈晓', '报问题 俊富无纺布 公交不停靠，请交通局协调');
  });
  afterEach(() => office.close());

  const liaison = (text: string) => office.say('zhujian', '赵安', text);
  const coordinator = (text: string) => office.say('coordinators', '姜平', text);
  const supervisor = (text: string) => office.say('leaders', '陶欣', text);
  const leadOf = async (number: number) => {
    const { departments } = await office.issue(number);
    const { departmentId } = departments.find(({ role }) => role === 'lead') ?? {};
    return (await office.worker.known()).department(departmentId)?.name;
  };

  it('are no issue’s where the ledger has none of that number and nobody looks it up', async () => {
    for (const text of ['301什么情况', '关于四十五号企业又说了要两台变压器'])
      expect(await office.say('one', '王敏', text), text).toEqual([]);
    expect(inChat(await office.say('one', '王敏', '给那个四十五号补充一句'), 'one')).toContain('45');
    expect(inChat(await office.say('one', '王敏', '查301什么情况'), 'one')).toContain('#301');
    expect(inChat(await office.say('one', '王敏', '1啥情况了'), 'one')).toContain('货车进不了厂');
  });

  it('sign several at once', async () => {
    const told = await liaison('1 2 都收了');
    expect(inChat(told, 'one')).not.toContain('收了');
    expect(inChat(await liaison('1 2 收了'), 'one')).toBe('');
    expect((await office.issue(1)).state).toBe('accepted');
    expect((await office.issue(2)).state).toBe('accepted');
  });

  it('sign one and give the other back with its reason', async () => {
    await liaison('1签 2退，2是交通局管的不是我们');
    expect((await office.issue(1)).state).toBe('accepted');
    expect(await leadOf(2)).toBe('交通局');
  });

  it('give nothing back without a reason: the bot asks for it', async () => {
    for (const text of ['退 2', '2拒收', '2不接'])
      expect(inChat(await liaison(text), 'zhujian'), text).toContain('原因');
    expect((await office.issue(2)).state).toBe('dispatched');
  });

  it('tell of the own work, and are talk where the number is no issue of the own department', async () => {
    const told = await liaison('1现场看过了，配件周三到');
    expect(inChat(told, 'zhujian')).not.toBe('');
    for (const text of ['30已经安排车', '3已经安排好了车', '30具体位置发一下'])
      expect(await liaison(text), text).toEqual([]);
    expect((await office.events(3)).map(({ body }) => body.type)).not.toContain('progressed');
  });

  it('of no issue are answered where something was to be done with it', async () => {
    expect(inChat(await liaison('30收了'), 'zhujian')).toContain('30');
  });

  it('decide what a department asked for', async () => {
    await liaison('1延5个工作日，材料在外地');
    expect((await office.issue(1)).pending).toMatchObject({ kind: 'extension' });
    expect(inChat(await coordinator('1不批'), 'coordinators')).toContain('原因');
    await coordinator('1不批，企业等不起');
    expect(await office.issue(1)).toMatchObject({ pending: null, extensionCount: 0 });
    await liaison('1延5个工作日，材料在外地');
    await coordinator('1同意延期');
    expect(await office.issue(1)).toMatchObject({ pending: null, extensionCount: 1 });
  });

  it('of what nobody asked for decide nothing and reach nobody', async () => {
    for (const text of ['2同意延期', '2不同意延期，抓紧办']) {
      const told = await coordinator(text);
      expect(inChat(told, 'coordinators'), text).toContain('没有待批的申请');
      expect(inChat(told, 'zhujian'), text).toBe('');
    }
  });

  it('name the department and the class, and ask without changing anything', async () => {
    await coordinator('2给交警大队行不行');
    expect(await leadOf(2)).toBe('住建局');
    await coordinator('2给交警大队');
    expect(await leadOf(2)).toBe('交警大队');
    await coordinator('1、2改紧急');
    expect((await office.issue(1)).priority).toBe('urgent');
    expect((await office.issue(2)).priority).toBe('urgent');
  });

  it('are one matter, reported twice', async () => {
    await coordinator('1 2 都是凤凰粮食的事，归并');
    expect((await office.issue(2)).state).toBe('merged');
  });

  it('press as an instruction where a leader says them', async () => {
    const told = await supervisor('1请住建局抓紧，别再拖');
    expect(inChat(told, 'zhujian')).toContain('抓紧');
    expect((await office.issue(1)).instruction?.text).not.toContain('1');
  });

  it('are points of a list where they count what is to be done', async () => {
    expect(await coordinator('1 派交通局去现场 2 催住建局')).toEqual([]);
    expect(await leadOf(1)).toBe('住建局');
  });

  it('a leader who asks for figures in private gets them, and who is slow among colleagues no answer', async () => {
    expect((await office.whisper('陶欣', '满意率多少，样本多少')).length).toBeGreaterThan(0);
    expect((await office.whisper('陶欣', '把超期的单子列出来我看看')).length).toBeGreaterThan(0);
    expect(await supervisor('谁最慢')).toEqual([]);
  });
});
