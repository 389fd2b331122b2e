import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DISTRICT, inChat, openOffice, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', MONDAY);
});
afterEach(() => office.close());
const admin = async (text: string) => inChat(await office.say('leaders', '谢强', text), 'leaders');
const rosters = async () => (await office.worker.known()).directory.rosters ?? [];

describe('days that somebody is away', () => {
  it.each([
    ['赵安 明天起请假三天，吴行代', '3月10日到3月12日'],
    ['赵安 从3月12日起请假5天，吴行代', '3月12日到3月16日'],
    ['赵安 3月12日请假一周，吴行代', '3月12日到3月18日'],
    ['赵安 今天起请假两天，吴行代', '3月9日到3月10日'],
  ])('“%s” are noted whole', async (text, days) => {
    expect(await admin(text)).toContain(`赵安${days}请假，由吴行代`);
  });

  it('are noted whole for a duty', async () => {
    expect(await admin('值班 周清 明天起三天')).toContain('交通局3月10日到3月12日由周清值班');
  });

  it.each([
    ['值班 周清 2月30日到3月13日', '没有2月30日这一天，没有登记'],
    ['赵安 3月12日到3月32日请假，吴行代', '没有3月32日这一天，没有登记'],
    ['赵安 3月8日到3月5日请假，吴行代', '3月8日到3月5日前后写反了，没有登记'],
    ['赵安 3月2日请假，吴行代', '3月2日已经过去，没有登记'],
    ['赵安 下周请假三天，吴行代', '赵安请假是哪几天没看懂，没有登记'],
    ['赵安 从3月12日起请假，吴行代', '请写明哪几天，如：赵安 3月9日到3月13日请假，吴行代'],
  ])('“%s” are told of in one line, and nothing is noted', async (text, line) => {
    expect(await admin(text)).toContain(line);
    expect(await rosters()).toEqual([]);
  });

  it('are asked for where none were said, and one tap notes them', async () => {
    expect(await admin('赵安 请假，吴行代')).toContain('赵安请假几天还没有写');
    expect(await rosters()).toEqual([]);
    expect(await admin('2')).toContain('赵安3月9日到3月10日请假，由吴行代');
  });

  it('are whole days', async () => {
    expect(await admin('赵安 明天下午请假，吴行代')).toContain('按整天登记');
  });

  it('are nobody’s whom the directory does not know', async () => {
    expect(await admin('小张 请假')).toBe('');
    expect(await admin('小张 明天请假')).toContain('没有找到“小张”');
  });
});

describe('an absence that overlaps an earlier one', () => {
  it('takes its place where it holds all of its days', async () => {
    await admin('赵安 3月10日到3月11日请假，吴行代');
    expect(await admin('赵安 3月9日到3月13日请假，孙强代')).not.toContain('照旧');
    expect(await admin('谁请假')).not.toContain('吴行');
    expect(await rosters()).toHaveLength(1);
  });

  it('counts for the days they share, and what is left of the earlier stands and is told', async () => {
    await admin('赵安 3月9日到3月13日请假，吴行代');
    expect(await admin('赵安 3月11日请假，孙强代')).toContain(
      '此前登记的3月9日到3月10日、3月12日到3月13日照旧',
    );
    const list = await admin('谁请假');
    expect(list).toContain('3月11日：赵安，由孙强代');
    expect(list).toContain('3月12日到3月13日：赵安，由吴行代');
    await admin('赵安 销假');
    expect(await rosters()).toEqual([]);
  });
});

describe('a duty', () => {
  it('is for every department that the liaison speaks for, or for the one that was named', async () => {
    await admin('设 周清 为 住建局联络员');
    expect(await admin('值班 周清 3月9日到3月10日')).toMatch(/交通局、住建局3月9日到3月10日由周清值班/);
    expect(await rosters()).toHaveLength(2);
    expect(await admin('取消值班 周清')).toContain('周清3月9日到3月10日的值班已取消');
    expect(await admin('值班 住建局周清 3月9日到3月10日')).toContain('住建局3月9日到3月10日由周清值班');
    expect(await rosters()).toHaveLength(1);
  });

  it('is taken back, and said to be', async () => {
    await admin('值班 周清 3月9日到3月10日');
    const told = await admin('取消值班 周清');
    expect(told).toContain('周清3月9日到3月10日的值班已取消');
    expect(await rosters()).toEqual([]);
    expect(await admin('取消周清值班')).toContain('周清没有登记值班');
  });

  it('of several is not taken back by half a word', async () => {
    await admin('值班 周清 3月9日到3月10日');
    await admin('值班 周清 3月12日');
    expect(await admin('取消值班 周清 3月12日')).toContain('登记的值班是3月9日到3月10日、3月12日，没有取消');
    expect(await rosters()).toHaveLength(2);
    expect(await admin('取消值班 周清')).toContain('3月9日到3月10日、3月12日的值班已取消');
  });

  it('that is over is no duty any more', async () => {
    await admin('值班 周清 今天');
    await admin('赵安 今天请假，吴行代');
    office.moveTo('2020-03-11T09:00:00+08:00');
    expect(await admin('取消值班 周清')).toContain('没有登记值班');
    expect(await admin('赵安 销假')).toContain('没有登记请假');
  });
});

describe('who is away and who is on duty', () => {
  it('is told to those who rule', async () => {
    expect(await admin('值班表')).toContain('现在没有登记值班');
    await admin('值班 周清 3月12日到3月13日');
    await admin('值班 赵安 本周');
    await admin('孙强 明天起请假三天，周清代');
    const duties = await admin('值班表');
    expect(duties).toContain('3月9日到3月15日（今天在内）：住建局赵安');
    expect(duties).toContain('3月12日到3月13日：交通局周清');
    for (const [chat, name] of [
      ['leaders', '谢强'],
      ['leaders', '陶欣'],
      ['coordinators', '姜平'],
    ] as const)
      expect(inChat(await office.say(chat, name, '谁请假？'), chat)).toContain(
        '3月10日到3月12日：孙强，由周清代',
      );
  });

  it('is told to others of their own place, when they ask the bot', async () => {
    await admin('值班 周清 3月12日到3月13日');
    expect(await office.say('jiaotong', '孙强', '值班表')).toEqual([]);
    const asked = { mentionsBot: true };
    expect(inChat(await office.say('jiaotong', '孙强', '值班表', asked), 'jiaotong')).toContain('周清');
    expect(inChat(await office.say('zhujian', '赵安', '值班表', asked), 'zhujian')).toContain('没有登记值班');
  });
});

describe('a coordinator who says it', () => {
  it.each(['赵安 请假', '赵安 3月8日到3月5日请假，吴行代', '取消值班 周清'])(
    'is told who may: %s',
    async (text) => {
      expect(inChat(await office.say('coordinators', '姜平', text), 'coordinators')).toContain('请找管理员');
    },
  );
});

describe('several at once', () => {
  it.each(['设 赵安、周清 为 交警大队联络员', '设 赵安 为 交警大队联络员\n设 周清 为 交警大队联络员'])(
    'are given back to be said one by one: %s',
    async (text) => {
      const told = await admin(text);
      expect(told).toContain('一次说一件，都还没有办');
      expect(told).toContain('请分开发：设 赵安 为 交警大队联络员');
      expect(told).toContain('请分开发：设 周清 为 交警大队联络员');
      expect(await admin('联系卡 交警大队')).not.toContain('赵安');
    },
  );
});

describe('a post', () => {
  it('is given by the group’s short name, and told apart where that is several groups’', async () => {
    await office.close();
    const groups = ['度假区工作一组', '旅游区工作一组', '度假区工作二组'].map((name) => ({
      name,
      members: [],
    }));
    office = await openOffice('postgres', MONDAY, {
      ...DISTRICT,
      workGroups: [...DISTRICT.workGroups, ...groups].slice(2),
      chats: DISTRICT.chats.slice(2),
    });
    expect(await admin('设 赵安 为 二组组长')).toContain('赵安已是度假区工作二组组长');
    const asked = await admin('设 赵安 为 一组组长');
    expect(asked).toContain('“一组组长”不止一个，没有改动');
    expect(asked).toContain('度假区工作一组组长、旅游区工作一组组长');
  });
});
