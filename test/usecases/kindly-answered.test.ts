import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office, type Told } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const REPORT = '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', MONDAY);
});
afterEach(() => office.close());

const texts = (told: readonly Told[]) => told.map(({ text }) => text).join('\n');

describe('a keyword', () => {
  it.each([
    ['认领管理员 XXXX', '代码不对'],
    ['认领管理员 没有这个码', '代码不对'],
    ['绑定 住建局 没有', '代码不对'],
    ['#0 满意', '没有这个编号'],
    ['#00', '没有这个编号'],
    ['查 #12345678901234567890', '没有这个编号'],
    ['#12345678901234567890 已解决', '没有这个编号'],
    ['设张三为管理员', '管理员来改'],
    ['免去 李卫国 一组组长', '管理员来改'],
  ])('is answered kindly where it cannot be followed: %s', async (text, answer) => {
    const told = await office.say('one', '王敏', text);
    expect(told).toHaveLength(1);
    expect(told[0]!.text).toContain(answer);
  });

  it.each([
    '绑定手机号的事怎么弄',
    '大家设个闹钟为好',
    '李敏 离岗',
    '#话题#今天天气不错',
    '电话打不通',
    '王总的电话',
  ])('is not found in talk: %s', async (text) => {
    expect(await office.say('one', '王敏', text)).toEqual([]);
  });
});

describe("somebody's telephone number", () => {
  it.each(['赵安的电话', '查一下赵安的手机号', '住建局赵安的联系方式是多少？', '@协调助手 趙安電話'])(
    'is not given in a group; who it is and the way to them are: %s',
    async (text) => {
      const told = texts(await office.say('one', '王敏', text));
      expect(told).toMatch(/赵安|趙安/);
      expect(told).toMatch(/住建局联络员|住建局聯絡員/);
      expect(told).not.toContain('13900000001');
    },
  );
});

describe('the bot', () => {
  it('answers to its own name, whatever the directory calls it', async () => {
    for (const text of ['@协调助手 在吗', '@协调 你好'])
      expect(await office.say('one', '王敏', text), text).toHaveLength(1);
    expect(await office.say('one', '王敏', '@协调员 你好')).toEqual([]);
  });

  it('answers in the characters of the asker, while the posts of the group keep theirs', async () => {
    await office.say('one', '王敏', REPORT);
    expect(texts(await office.say('one', '冯川', '查詢 #1 進展'))).toContain('辦結');
    expect(inChat(await office.say('zhujian', '赵安', '办结 #1 便道已铺好'), 'one')).toContain(
      '已办结，请确认',
    );
  });

  it('posts in Traditional characters once most of a group writes them', async () => {
    for (const text of [
      '報問題 鳳凰糧食 門口修路，貨車進不了廠，請住建局協調',
      '查詢 #1 進展',
      '請問 #1 辦得怎麼樣',
    ])
      await office.say('one', '王敏', text);
    expect(inChat(await office.say('zhujian', '赵安', '办结 #1 便道已铺好'), 'one')).toContain('已辦結');
  });
});

describe('a supplement', () => {
  it('keeps covered what the report covered, names and doors and all', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 居民李大勇患尿毒症，没钱透析，请住建局协调');
    const told = inChat(
      await office.say('one', '王敏', '补充 #1 李大勇昨天又来过，家住门牌3号楼'),
      'zhujian',
    );
    expect(told).toContain('补充情况');
    expect(told).not.toContain('李大勇');
    expect(told).not.toContain('昨天又来过');
    expect(told).not.toContain('3号楼');
  });

  it.each([
    '#1 对象改为俊富无纺布',
    '补充 #1 对象不是凤凰粮食，是俊富无纺布',
    '更正 #1 对象：俊富无纺布',
    '对象改为俊富无纺布',
  ])('that puts the object right says so, to all and in the history: %s', async (text) => {
    await office.say('one', '王敏', REPORT);
    const told = await office.say('one', '王敏', text);
    expect(inChat(told, 'one')).toContain('对象已改为俊富无纺布（原凤凰粮食）');
    expect(inChat(told, 'zhujian')).toContain('对象改为俊富无纺布');
    const { body } = (await office.events(1)).at(-1)!;
    expect(body).toMatchObject({ type: 'supplemented', text: expect.stringContaining('对象改为俊富无纺布') });
    expect((await office.worker.known()).object((await office.issue(1)).objectId)?.name).toBe('俊富无纺布');
  });

  it('that names an object nobody knows is kept, and says that the object stayed', async () => {
    await office.say('one', '王敏', REPORT);
    expect(texts(await office.say('one', '王敏', '#1 对象改为黄河机械'))).toContain('名册里没有这个对象');
  });
});

describe('a result', () => {
  it('is never the bare deed: a department is asked for it', async () => {
    await office.say('one', '王敏', REPORT);
    expect(texts(await office.say('zhujian', '赵安', '#1 已办结'))).toContain('要写明办理结果');
    expect((await office.issue(1)).state).toBe('dispatched');
  });
});
