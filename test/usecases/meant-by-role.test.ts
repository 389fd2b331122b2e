import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, ORGANISATION, type Office } from '../support/office.ts';
import { markSent } from '../support/sent.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';

describe.each(['postgres'] as const)('a plain sentence on the %s database', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, MONDAY);
    await office.say('one', '王敏', '报问题 凤凰粮食 门口道路施工，货车进不了厂，请住建局协调');
  });
  afterEach(() => office.close());

  const leader = (text: string) => office.say('leaders', '陶欣', text);

  it('of a leader about a raised issue is offered as 批示, and one tap passes it on', async () => {
    const raised = await office.say('one', '李卫国', '提级 #1 需市里统筹');
    const replyTo = await markSent(office.db, ORGANISATION, raised, 'leaders');
    const told = await office.say('leaders', '陶欣', '同意，请交通局牵头，3天内办结', { replyTo });
    expect(inChat(told, 'leaders')).toContain('是要作批示吗？还没有转达');
    expect(inChat(told, 'zhujian')).toBe('');
    const passed = await leader('1');
    expect(inChat(passed, 'shizhujian')).toContain('同意，请交通局牵头，3天内办结');
    expect((await office.issue(1)).instruction?.dueAt).toEqual(new Date('2020-03-12T17:30:00+08:00'));
    expect((await office.issue(1)).needsDecision).toBe(false);
  });

  it('of a leader that nobody may carry out is offered as 批示', async () => {
    for (const text of ['#1 已阅', '#1 请交通局主要负责同志今天到现场会办'])
      expect(inChat(await leader(text), 'leaders'), text).toContain('是要作批示吗？');
    expect((await office.issue(1)).instruction).toBeNull();
  });

  it.each(['改派 #1 交通局', '#1 转给交通局', '#1 改由交通局承办', '#1 建议转交交通局 三天内办结'])(
    'of a leader that gives it to another department, “%s”, goes to those who can',
    async (text) => {
      const told = await leader(text);
      expect(inChat(told, 'leaders')).toContain('已请协调员改派交通局');
      expect(inChat(told, 'coordinators')).toContain('请发：#1 派给交通局');
      expect(inChat(told, 'zhujian')).toBe('');
      expect(await office.issue(1)).toMatchObject({ state: 'dispatched', instruction: null });
      expect(inChat(await leader('查 #1'), 'leaders')).toContain('陶欣');
      const ruled = await office.say('coordinators', '姜平', '#1 派给交通局');
      expect(inChat(ruled, 'jiaotong')).toContain('#1');
    },
  );

  it('of a leader that gives it to who has it already changes nothing', async () => {
    expect(inChat(await leader('改派 #1 住建局'), 'leaders')).toContain('已经由住建局主办');
    expect(inChat(await office.say('one', '王敏', '改派 #1 交通局'), 'coordinators')).toBe('');
  });

  it('of a leader that names another department beside is offered both ways', async () => {
    const told = inChat(await leader('#1 同意，请交通局牵头'), 'leaders');
    expect(told).toContain('1. 作为批示转达：同意，请交通局牵头');
    expect(told).toContain('2. 请协调员改派交通局');
    const asked = await leader('2');
    expect(inChat(asked, 'coordinators')).toContain('#1 派给交通局');
    expect(inChat(asked, 'zhujian')).toBe('');
  });

  it('of a leader that says by when is offered as what it will be', async () => {
    expect(inChat(await leader('#1 同意，请交通局牵头，3月12日前办结'), 'leaders')).toContain('作为督办转达');
    expect(inChat(await leader('1'), 'leaders')).toContain('督办已转达，3月12日 17:30前办结');
  });

  it('of a leader that presses is an order', async () => {
    await leader('催办 #1');
    const told = await leader('#1 今天必须办完，别再拖');
    expect(inChat(told, 'zhujian')).toContain('今天必须办完，别再拖');
    expect((await office.issue(1)).instruction).toMatchObject({
      text: '今天必须办完，别再拖',
      dueAt: new Date('2020-03-09T17:30:00+08:00'),
    });
  });

  it('of a leader who asks is answered, and of a member presses as before', async () => {
    expect(inChat(await leader('#1 什么时候能办完？'), 'leaders')).not.toContain('批示吗');
    expect(inChat(await office.say('one', '王敏', '#1 今天必须办完'), 'one')).toMatch(/已催|已经催过/);
    expect((await office.issue(1)).instruction).toBeNull();
  });

  it('that names a department is one for each issue that waits, whatever stands first', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 有个说不清的麻烦事');
    await office.say('one', '王敏', '报问题 凤凰粮食 另有个说不清的麻烦事');
    const known = await office.worker.known();
    const [zhujian, jiaotong] = ['住建局', '交通局'].map((name) => known.departmentNamed(name)?.id);
    await office.say('coordinators', '姜平', '#1 #2 住建局');
    await office.say('coordinators', '姜平', '#1、#3 交通局');
    const leads = await Promise.all(
      [1, 2, 3].map(async (number) => (await office.issue(number)).departments[0]),
    );
    expect(leads.map((one) => one?.departmentId)).toEqual([zhujian, zhujian, jiaotong]);
  });

  it('that names a department is the ruling that was asked for', async () => {
    const asked = await office.say('zhujian', '赵安', '退回 #1 不归我们管');
    const replyTo = await markSent(office.db, ORGANISATION, asked, 'coordinators');
    await office.say('coordinators', '姜平', '交警大队吧', { replyTo });
    expect((await office.issue(1)).state).toBe('dispatched');
    await office.say('jiaojing', '吴行', '退回 #1 不归我们管');
    await office.say('coordinators', '姜平', '#1 交通局');
    const jiaotong = (await office.worker.known()).departmentNamed('交通局')?.id;
    expect(await office.issue(1)).toMatchObject({
      state: 'dispatched',
      departments: [{ departmentId: jiaotong, role: 'lead' }],
    });
  });
});
