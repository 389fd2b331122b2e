import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inbox, deliveries, issueEvents, issues } from '../../src/store/schema/index.ts';
import { DATABASES } from '../support/store.ts';
import { inChat, openOffice, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';

describe.each(DATABASES)('what is private on the %s database', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, MONDAY);
  });
  afterEach(() => office.close());

  it('a handler gets the phone in a private chat, and nowhere else', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 门口道路施工，联系电话13812345678，请住建局协调');
    const inGroup = await office.say('zhujian', '赵安', '电话 #1');
    expect(inChat(inGroup, 'zhujian')).toContain('请私聊我');
    expect(inChat(inGroup, 'zhujian')).not.toContain('13812345678');
    const told = await office.whisper('赵安', '电话 #1');
    expect(told.map(({ chat }) => chat)).toEqual(['sandbox:private-赵安']);
    expect(told[0]?.text).toContain('13812345678');
    expect(told[0]?.text).toContain('13900000009');
    expect(inChat(await office.whisper('孙强', '电话 #1'), 'private-孙强')).not.toContain('13812345678');
    expect(inChat(await office.whisper('孙强', '查 #1'), 'private-孙强')).not.toContain('13812345678');
  });

  it('everybody gets the own list in private', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 门口道路施工，请住建局协调');
    await office.say('two', '陈晓', '报问题 俊富无纺布 路口堵车，请交通局协调');
    expect(inChat(await office.whisper('赵安', '我的问题'), 'private-赵安')).toContain('#1');
    expect(inChat(await office.whisper('赵安', '我的问题'), 'private-赵安')).not.toContain('#2');
    expect(inChat(await office.whisper('王敏', '我的问题'), 'private-王敏')).toContain('#1');
    expect(inChat(await office.whisper('陈晓', '我的问题'), 'private-陈晓')).toContain('#2');
  });

  describe('a restricted issue', () => {
    beforeEach(async () => {
      await office.say(
        'one',
        '王敏',
        '报问题 凤凰粮食 困难职工张三身患癌症，家里揭不开锅，王敏说请住建局协调',
      );
      expect((await office.issue(1)).sensitive).toBe(true);
    });

    it('is told by number and state elsewhere', async () => {
      for (const [chat, name] of [
        ['one', '王敏'],
        ['two', '陈晓'],
        ['leaders', '陶欣'],
      ] as const) {
        const told = inChat(await office.say(chat, name, '查 #1'), chat);
        expect(told).toContain('#1');
        expect(told).not.toMatch(/癌症|张三|揭不开锅/);
      }
    });

    it('never has its words relayed into the group', async () => {
      for (const text of [
        '答复 #1 张三的救助金已批',
        '进展 #1 张三已住院',
        '追问 #1 张三住哪',
        '办结 #1 张三已领救助',
      ])
        expect(inChat(await office.say('zhujian', '赵安', text), 'one')).not.toContain('张三');
    });

    it('is open to handler, coordinator and supervisor in private, and to nobody else', async () => {
      for (const name of ['赵安', '姜平', '陶欣', '王敏'])
        expect(inChat(await office.whisper(name, '查 #1'), `private-${name}`)).toContain('癌症');
      for (const name of ['冯川', '李卫国', '孙强', '陈晓', '谢强'])
        expect(inChat(await office.whisper(name, '查 #1'), `private-${name}`)).not.toContain('癌症');
    });

    it('does not name its reporter to the unit that has it', async () => {
      await office.say('one', '王敏', '补充 #1 情况属实');
      expect(inChat(await office.whisper('赵安', '查 #1 时间线'), 'private-赵安')).not.toContain('王敏');
      expect(inChat(await office.whisper('姜平', '查 #1 时间线'), 'private-姜平')).toContain('王敏');
      const queued = await office.db.select().from(deliveries);
      const toUnit = queued.filter(
        ({ chat }) => chat === 'sandbox:zhujian' || chat === 'sandbox:private-赵安',
      );
      expect(toUnit.length).toBeGreaterThan(1);
      expect(JSON.stringify(toUnit)).not.toContain('王敏');
    });
  });

  describe('a text that calls itself secret', () => {
    const SECRET = '报问题 凤凰粮食 【涉密】某项目代号青松，请住建局协调';
    const traces = async () =>
      JSON.stringify([
        await office.db.select().from(inbox),
        await office.db.select().from(issues),
        await office.db.select().from(issueEvents),
        await office.db.select().from(deliveries),
      ]);

    it('leaves no trace, and one neutral line in a group', async () => {
      const told = await office.say('one', '王敏', SECRET);
      expect(told).toHaveLength(1);
      expect(told[0]?.text).toContain('没有保存');
      expect(told[0]?.text).not.toMatch(/涉密|青松|住建/);
      expect(await traces()).not.toContain('青松');
      expect(await office.db.$count(issues)).toBe(0);
    });

    it('is explained in private', async () => {
      const told = await office.whisper('王敏', SECRET);
      expect(told[0]?.text).toContain('涉密或内部');
      expect(await traces()).not.toContain('青松');
    });

    it.each(['补充', '答复'])('is not taken in as %s either', async (word) => {
      await office.say('one', '王敏', '报问题 凤凰粮食 门口道路施工，请住建局协调');
      const chat = word === '补充' ? 'one' : 'zhujian';
      await office.say(chat, word === '补充' ? '王敏' : '赵安', `${word} #1 见内部文件，代号青松，请勿外传`);
      expect(await traces()).not.toContain('青松');
    });

    it('is none of the bot’s business where nobody spoke to it', async () => {
      expect(await office.say('one', '王敏', '那份内部文件你看了吗')).toEqual([]);
      expect(await office.db.$count(inbox)).toBe(0);
    });

    it('is not what talks of inner roads or secret gardens', async () => {
      await office.say('one', '王敏', '报问题 凤凰粮食 内部道路塌陷，秘密花园小区断水，请住建局协调');
      expect((await office.issue(1)).detail).toContain('内部道路');
    });
  });
});
