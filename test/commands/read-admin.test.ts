import { describe, expect, it } from 'vitest';
import { helpOn, SCHEDULE_EXAMPLES, shortHelp } from '../../src/commands/help.ts';
import { readOrder } from '../../src/commands/orders/read-order.ts';
import { readSchedule } from '../../src/commands/orders/read-schedule.ts';
import { buildLexicon } from '../../src/directory/lexicon.ts';

const lexicon = buildLexicon({ departments: [], objects: [], categories: [], botNames: ['协调助手'] });
/** A Monday. */
const now = new Date('2020-03-09T09:00:00+08:00');
const KNOWN = ['李敏', '周清', '赵安', '王强'];
const read = (text: string, more: Partial<Parameters<typeof readOrder>[2]> = {}) =>
  readOrder(text, lexicon, {
    now,
    mentionsBot: false,
    isAdmin: true,
    knows: (name) => KNOWN.includes(name),
    ...more,
  });
const absent = (from: string, to: string, substitute: string | null = '周清') => ({
  intent: 'absence',
  person: '李敏',
  substitute,
  from: `2020-03-${from}`,
  to: `2020-03-${to}`,
});

describe('an absence', () => {
  it.each([
    ['李敏 明天起请假三天，周清代', absent('10', '12')],
    ['李敏明天起请假三天，周清代', absent('10', '12')],
    ['李敏请假三天，周清代', absent('09', '11')],
    ['李敏 从3月12日起请假5天，由周清代', absent('12', '16')],
    ['李敏 3月12日请假一周，周清代', absent('12', '18')],
    ['李敏 3月12日-3月18日请假，周清代班', absent('12', '18')],
    ['李敏 3月12日至18日休年假，周清代', absent('12', '18')],
    ['李敏 今天起请假两天，周清代', absent('09', '10')],
    ['李敏 请三天假，周清代', absent('09', '11')],
    ['李敏 明天请一天假，由周清代班', absent('10', '10')],
    ['李敏 请了三天年假，周清替', absent('09', '11')],
    ['李敏 请假到下周三，工作由周清代', absent('09', '18')],
    ['李敏 请假三天由周清代', absent('09', '11')],
    ['李敏 请假三天周清代', absent('09', '11')],
    ['李敏 请假三天 周清代', absent('09', '11')],
    ['李敏 病假到20号，代班人：周清', absent('09', '20')],
    ['李敏 请假，明天起三天，周清代', absent('10', '12')],
    ['李敏 明后两天出差，周清代', absent('10', '11')],
    ['李敏 明天请假去看病', absent('10', '10', null)],
    ['李敏 本周请假', absent('09', '15', null)],
    ['李敏 请假半天，周清代。', { ...absent('09', '09'), isHalf: true }],
  ])('“%s” is read whole', (text, intent) => {
    expect(read(text)).toMatchObject(intent);
  });

  it.each([
    ['李敏 请假', 'none'],
    ['李敏请假', 'none'],
    ['李敏 请假，周清代', 'none'],
    ['李敏 3月8日到3月5日请假，周清代', 'backwards'],
    ['李敏 3月12日到3月32日请假，周清代', 'no_such_day'],
    ['李敏 请假几天，周清代', 'unclear'],
    ['李敏 3月2日请假', 'over'],
    ['值班 周清 2月30日到3月13日', 'no_such_day'],
    ['值班 周清 3月9日到2月30日', 'no_such_day'],
    ['值班 周清', 'none'],
  ])('“%s” is doubted: %s', (text, why) => {
    expect(read(text)).toMatchObject({ intent: 'days_doubted', doubt: { why } });
  });

  it.each([
    '今天请假的人多',
    '大家请假要报备',
    '王强请假的事再说',
    '李敏 明天出差',
    '李敏 值班时遇到问题',
    '小张请假',
    '值班 电话',
    '请假',
  ])('“%s” is talk', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('a duty', () => {
  it.each([
    ['值班 周清 明天起三天', '10', '12'],
    ['值班 周清 3月9日到3月13日', '09', '13'],
    ['值班：周清 本周', '09', '15'],
    ['周清 3月9日到13日值班', '09', '13'],
    ['周清 值班 3月9日到13日', '09', '13'],
    ['周清本周值班', '09', '15'],
  ])('“%s” is read whole', (text, from, to) => {
    const days = { from: `2020-03-${from}`, to: `2020-03-${to}` };
    expect(read(text)).toMatchObject({ intent: 'duty', person: '周清', ...days });
  });

  it.each([
    '取消值班 周清',
    '取消周清值班',
    '取消周清的值班',
    '值班 周清 取消',
    '周清 取消值班',
    '周清 值班取消',
    '周清 不值班了',
    '撤销值班 周清',
    '值班取消 周清',
  ])('“%s” takes it back', (text) => {
    expect(read(text)).toEqual({ intent: 'off_duty', person: '周清', days: null });
  });

  it('is taken back with its days', () => {
    const days = { from: '2020-03-09', to: '2020-03-13' };
    expect(read('取消值班 周清 3月9日到3月13日')).toMatchObject({ intent: 'off_duty', days });
    expect(read('取消周清 3月9日到3月13日的值班')).toMatchObject({ intent: 'off_duty', days });
    expect(read('取消值班 周清 那几天')).toMatchObject({ days: 'unread' });
  });
});

describe('who is away or on duty', () => {
  it.each([
    ['值班表', 'duty'],
    ['谁值班', 'duty'],
    ['今天谁值班？', 'duty'],
    ['本周值班安排', 'duty'],
    ['查值班表', 'duty'],
    ['值班的是谁', 'duty'],
    ['谁请假', 'absence'],
    ['谁请假了？', 'absence'],
    ['今天有谁请假', 'absence'],
    ['请假名单', 'absence'],
    ['请假的有谁', 'absence'],
  ])('is asked by “%s”', (text, of) => {
    expect(read(text)).toEqual({ intent: 'rosters', of });
    expect(read(text, { isAdmin: false, inCircle: true })).toEqual({ intent: 'rosters', of });
    expect(read(text, { isAdmin: false })).toBeUndefined();
  });

  it.each(['谁请假谁知道', '值班表发我一份', '值班室电话'])('is not asked by “%s”', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('several at once', () => {
  it.each([
    ['设 李敏、周清 为 水务局联络员', ['设 李敏 为 水务局联络员', '设 周清 为 水务局联络员']],
    ['设 李敏 为 水务局联络员、协调员', ['设 李敏 为 水务局联络员', '设 李敏 为 协调员']],
    [
      '设 李敏 为 水务局联络员；设 周清 为 水务局联络员',
      ['设 李敏 为 水务局联络员', '设 周清 为 水务局联络员'],
    ],
    ['设 李敏 为 水务局联络员\n值班 周清 本周', ['设 李敏 为 水务局联络员', '值班 周清 本周']],
    ['免去 李敏、周清 住建局联络员', ['免去 李敏 住建局联络员', '免去 周清 住建局联络员']],
  ])('“%s” is to be said one by one', (text, each) => {
    expect(read(text)).toEqual({ intent: 'one_by_one', each });
  });

  it.each(['设备、材料 为 进口', '李敏 本周请假\n大家注意'])('“%s” is not', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('help for an admin', () => {
  it('shows what is typed about people and about when bulletins come', () => {
    const lines = shortHelp('admin');
    for (const line of ['发码 住建局', '设 李敏 为 住建局联络员', '值班表', '晚报不发'])
      expect(lines).toContain(line);
    for (const example of SCHEDULE_EXAMPLES) expect(readSchedule(example), example).toBeDefined();
    expect(shortHelp('member').join()).not.toContain('发码');
  });

  it.each([
    ['请假', '李敏 明天起请假三天，王强代'],
    ['值班', '取消值班 李敏'],
    ['通讯录', '免去 李敏 住建局联络员'],
  ])('with %s shows that', (topic, example) => {
    expect(helpOn('admin', topic).join('\n')).toContain(example);
  });
});

describe('in the chats of those who rule', () => {
  const theirs = { isAdmin: false, inCircle: true };
  it('what is typed as an order is heard from others', () => {
    for (const text of ['李敏 请假', '李敏 3月8日到3月5日请假，周清代', '取消值班 周清', '值班 周清 本周'])
      expect(read(text, theirs)).toBeDefined();
  });
  it('talk is not', () => {
    for (const text of ['李敏今天请假了', '值班电话打不通', '李敏离岗了吧'])
      expect(read(text, theirs)).toBeUndefined();
  });
});
