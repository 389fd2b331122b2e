import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directoryFile } from '../../src/directory/file-schema.ts';
import { exportAudit } from '../../src/store/audit/export.ts';
import { personLeft } from '../../src/usecases/admin/leave.ts';
import { importDirectory } from '../../src/usecases/people/import-directory.ts';
import { openStage, speak } from '../../src/usecases/turn.ts';
import { DATABASES } from '../support/store.ts';
import { DISTRICT, inChat, openOffice, type Office, type Told } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const codeIn = (told: readonly Told[]) =>
  /绑定 (?:\S+ )?([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(told.map(({ text }) => text).join('\n'))?.[1] ?? '';
const mentioned = (told: readonly Told[], chat: string) =>
  told
    .filter((one) => one.chat === `sandbox:${chat}`)
    .flatMap(({ notice }) => notice.mentions?.map(({ name }) => name) ?? []);

describe.each(DATABASES)('the directory in the chat on the %s database', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, MONDAY);
  });
  afterEach(() => office.close());
  const report = () => office.say('one', '王敏', '报问题 凤凰粮食 门口道路施工，请住建局协调');

  it('binds a new group by a code that an admin asked for, once and for that place alone', async () => {
    const silence = await office.say('new', '孙强', '签收 #1');
    expect(inChat(silence, 'new')).toContain('还没有绑定');
    expect(await office.say('new', '孙强', '签收 #1')).toEqual([]);
    const code = codeIn(await office.say('leaders', '谢强', '发码 交通局'));
    expect(code).not.toBe('');
    expect(inChat(await office.say('new', '孙强', `绑定 住建局 ${code}`), 'new')).toContain('代码不对');
    expect(inChat(await office.say('new', '孙强', `绑定 交通局 ${code}`), 'new')).toContain(
      '本群已绑定交通局',
    );
    expect(inChat(await office.say('newer', '孙强', `绑定 交通局 ${code}`), 'newer')).toContain('代码不对');
    const told = await office.say('one', '王敏', '报问题 凤凰粮食 路口堵车，请交通局协调');
    expect(inChat(told, 'new')).toContain('#1');
  });

  it('binds the circles too', async () => {
    const code = codeIn(await office.whisper('谢强', '发码 协调员群'));
    await office.say('new', '姜平', `绑定 协调员群 ${code}`);
    await report();
    expect(inChat(await office.say('zhujian', '赵安', '退回 #1 不是我们管'), 'new')).toContain('请裁定');
  });

  it('gives no code where others read along, and none to others', async () => {
    expect(codeIn(await office.say('one', '谢强', '发码 住建局'))).toBe('');
    expect(inChat(await office.say('one', '谢强', '发码 住建局'), 'one')).toContain('请私聊我');
    expect(inChat(await office.say('one', '王敏', '发码 住建局'), 'one')).toContain('请找管理员');
    expect(inChat(await office.whisper('王敏', '发码 住建局'), 'private-王敏')).toContain('请找管理员');
    expect(
      inChat(await office.say('leaders', '陶欣', '发码 住建局', { mentionsBot: true }), 'leaders'),
    ).toContain('请找管理员');
  });

  it('gives a role, which holds from the next message on', async () => {
    const told = await office.say('leaders', '谢强', '设 李敏 为 住建局联络员');
    expect(inChat(told, 'leaders')).toContain('发码 李敏');
    const code = codeIn(await office.say('leaders', '谢强', '发码 李敏'));
    await office.say('zhujian', '李敏', `绑定 ${code}`, {
      sender: { account: 'sandbox:limin', name: '小李' },
    });
    await report();
    await office.say('zhujian', '李敏', '签收 #1', { sender: { account: 'sandbox:limin', name: '小李' } });
    expect((await office.issue(1)).state).toBe('accepted');
    expect((await office.events(1)).at(-1)?.actor.name).toBe('李敏');
    await office.say('leaders', '谢强', '免去 李敏 住建局联络员');
    const refused = await office.say('zhujian', '李敏', '办结 #1 好了', {
      sender: { account: 'sandbox:limin', name: '小李' },
    });
    expect(inChat(refused, 'zhujian')).toContain('还没有绑定身份');
  });

  it('knows one person by several accounts', async () => {
    const code = codeIn(await office.whisper('赵安', '发码'));
    const wechat = { sender: { account: 'feishu:ou_zhao' as const, name: '赵' } };
    await office.say('zhujian', '赵安', `绑定 ${code}`, wechat);
    await report();
    await office.say('zhujian', '赵安', '签收 #1', wechat);
    expect((await office.events(1)).at(-1)?.actor).toMatchObject({
      name: '赵安',
      account: 'feishu:ou_zhao',
      role: 'liaison',
    });
  });

  it('turns to whoever stands in, with the same rights, until the day after', async () => {
    await office.say('leaders', '谢强', '赵安 本周请假，吴行代');
    expect(mentioned(await report(), 'zhujian')).toEqual(['吴行']);
    await office.say('zhujian', '吴行', '签收 #1');
    expect((await office.issue(1)).state).toBe('accepted');
    expect((await office.events(1)).at(-1)?.actor.name).toBe('吴行');
    office.moveTo('2020-03-16T09:00:00+08:00');
    expect(inChat(await office.say('zhujian', '吴行', '办结 #1 好了'), 'zhujian')).toContain(
      '住建局联络员来做',
    );
    expect(mentioned(await report(), 'zhujian')).toEqual(['赵安']);
  });

  it('is told when somebody is back early, and who is on duty', async () => {
    await office.say('leaders', '谢强', '赵安 本周请假，吴行代');
    await office.say('leaders', '谢强', '赵安 销假');
    expect(mentioned(await report(), 'zhujian')).toEqual(['赵安']);
    await office.say('leaders', '谢强', '值班 周清 3月9日到3月10日');
    const told = await office.say('one', '王敏', '报问题 凤凰粮食 路口堵车，请交通局协调');
    expect(mentioned(told, 'jiaotong')).toEqual(['周清']);
    office.moveTo('2020-03-11T09:00:00+08:00');
    const later = await office.say('one', '王敏', '报问题 凤凰粮食 路口又堵车，请交通局协调');
    expect(mentioned(later, 'jiaotong').toSorted()).toEqual(['周清', '孙强'].toSorted());
  });

  it('ends every right of who leaves, and tells the coordinators what is open', async () => {
    await report();
    const told = await office.say('leaders', '谢强', '赵安 离岗');
    expect(inChat(told, 'coordinators')).toContain('#1');
    expect(inChat(told, 'coordinators')).toContain('请协调员安排');
    expect(inChat(await office.say('zhujian', '赵安', '签收 #1'), 'zhujian')).toContain('还没有绑定身份');
    expect((await office.issue(1)).state).toBe('dispatched');
  });

  it('passes the open work of who leaves to the substitute', async () => {
    await report();
    await office.say('leaders', '谢强', '赵安 本周请假，吴行代');
    const told = await office.say('leaders', '谢强', '赵安 离岗');
    expect(inChat(told, 'coordinators')).toContain('由吴行接着办');
    office.moveTo('2020-03-20T09:00:00+08:00');
    await office.say('zhujian', '吴行', '签收 #1');
    expect((await office.issue(1)).state).toBe('accepted');
  });

  it('ends them too when a bot sees somebody leave a chat', async () => {
    await report();
    const known = await office.worker.known();
    const person = known.directory.people.find(({ name }) => name === '赵安')!;
    const actor = { account: null, personId: null, name: '协调助手', role: 'bot' } as const;
    await office.db.transaction(async (tx) => {
      const stage = openStage(tx, 1, known, office.now());
      await personLeft(stage, person, { actor, inboxId: null });
      await speak(stage);
    });
    const told = await office.news();
    expect(inChat(told, 'coordinators')).toContain('请协调员安排');
    expect(inChat(await office.say('zhujian', '赵安', '签收 #1'), 'zhujian')).toContain('还没有绑定身份');
  });

  it('stays as it was said in the chat when the file is read again', async () => {
    await office.say('leaders', '谢强', '免去 赵安 住建局联络员');
    await importDirectory(office.db, 1, directoryFile.parse(DISTRICT), office.now());
    await report();
    expect(inChat(await office.say('zhujian', '赵安', '签收 #1'), 'zhujian')).toContain('还没有绑定身份');
  });

  it('names what is wrong and what to type instead', async () => {
    for (const [said, part] of [
      ['设 李敏 为 水利局联络员', '可设：'],
      ['免去 赵安 交通局联络员', '现有职责：住建局联络员'],
      ['赵安 本周请假，赵安代', '请写另一个人'],
      ['无名 离岗', '没有找到'],
      ['免去 谢强 管理员', '请先发：设'],
      ['谢强 离岗', '请先发：设'],
      ['值班 王敏 本周', '请先发：设'],
    ] as const)
      expect(inChat(await office.say('leaders', '谢强', said), 'leaders')).toContain(part);
  });

  it('keeps out of talk about people by anybody else', async () => {
    expect(await office.say('one', '王敏', '赵安 今天请假，吴行代')).toEqual([]);
    expect(await office.say('one', '王敏', '赵安 离岗')).toEqual([]);
  });

  it('writes down who changed what, from which message, with old and new value', async () => {
    await office.say('leaders', '谢强', '设 李敏 为 住建局联络员');
    await report();
    await office.say('one', '李卫国', '加急 #1');
    const lines = [];
    for await (const line of exportAudit(office.db, 1)) lines.push(line);
    expect(lines.find(({ what }) => what === 'role 李敏')).toMatchObject({
      actor: { name: '谢强', role: 'admin' },
      action: 'added',
      old: [],
      new: '住建局联络员',
      message: expect.stringMatching(/^m\d/),
    });
    const urgent = lines.find(({ action }) => action === 'priority_set');
    expect(urgent).toMatchObject({
      what: 'issue #1',
      actor: { name: '李卫国', role: 'leader' },
      old: { priority: 'normal' },
      new: { priority: 'urgent' },
    });
  });
});
