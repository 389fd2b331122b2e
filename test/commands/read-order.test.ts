import { describe, expect, it } from 'vitest';
import { ORDER_COMMANDS, orderHelpLines } from '../../src/commands/orders/admin-grammar.ts';
import { readOrder } from '../../src/commands/orders/read-order.ts';
import { untilOf } from '../../src/commands/statements/slots/time.ts';
import { ROLES } from '../../src/directory/directory.ts';
import { buildLexicon } from '../../src/directory/lexicon.ts';

const lexicon = buildLexicon({
  departments: ['住建局', '交警大队'].map((name) => ({ name, aliases: [] })),
  objects: [],
  categories: [],
  botNames: ['四进助手'],
});
/** A Monday. */
const now = new Date('2020-03-09T09:00:00+08:00');
const read = (text: string, more: Partial<Parameters<typeof readOrder>[2]> = {}) =>
  readOrder(text, lexicon, { now, mentionsBot: false, isAdmin: false, ...more });

describe('rulings about an issue', () => {
  it.each(ORDER_COMMANDS.map(({ example, intent }) => [example, intent] as const))(
    '“%s” is read as %s',
    (text, intent) => {
      expect(read(text)).toMatchObject({ intent, issueNumbers: [12] });
    },
  );

  it('are read with the number in front, in any width, and from a quoted notice', () => {
    expect(read('#12 批示 请速办')).toMatchObject({ intent: 'instruct', issueNumbers: [12], text: '请速办' });
    expect(read('督办 ＃１２ ３月１２日前')).toMatchObject({ due: '2020-03-12T17:30:00+08:00' });
    expect(read('批准延期', { quotedIssue: 7 })).toMatchObject({ issueNumbers: [7], grants: 'extension' });
  });

  it('are read with the number between the ruling and what was asked for', () => {
    expect(read('不同意#21延期，按原期限办')).toMatchObject({
      intent: 'decline',
      issueNumbers: [21],
      reason: '按原期限办',
    });
    expect(read('同意 #20 的延期申请')).toMatchObject({ intent: 'approve', grants: 'extension' });
    expect(read('同意 20 延期3天')).toMatchObject({ intent: 'approve', issueNumbers: [20], workdays: 3 });
    expect(read('不批准 #20、#21 挂账')).toMatchObject({ intent: 'decline', issueNumbers: [20, 21] });
    expect(read('同意#20挂账')).toMatchObject({ intent: 'approve', grants: 'hold' });
  });

  it.each([
    '同意#20延期吗',
    '同意#20延期的请举手',
    '同意#20的意见',
    '不同意#20办结',
    '同意20人参加',
    '是否同意#20延期',
  ])('are none: %s', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('are read with the number at the end, where it stands alone', () => {
    expect(read('批示：请住建局加快立项，#72')).toMatchObject({
      intent: 'instruct',
      issueNumbers: [72],
      text: '请住建局加快立项',
    });
    expect(read('批示：请住建局同 #71 一并加快，#72')).toBeUndefined();
    expect(read('批示已经转给住建局了，#72')).toBeUndefined();
  });

  it.each([
    ['督办1号，明天必须解决', 'instruct', 1],
    ['督办 12 3月12日前办结', 'instruct', 12],
    ['批准延期 7', 'approve', 7],
    ['恢复办理 3号问题', 'release', 3],
  ])('“%s” names its issue by a bare number', (text, intent, number) => {
    expect(read(text)).toMatchObject({ intent, issueNumbers: [number] });
  });

  it.each([
    ['督办 3号 4号 3月26日前', [3, 4], '2020-03-26T17:30:00+08:00'],
    ['督办 #15 #20 3月19日前办结', [15, 20], '2020-03-19T17:30:00+08:00'],
    ['批示 #15、#20 请抓紧', [15, 20], undefined],
    ['督办 12 3月12日前办结', [12], '2020-03-12T17:30:00+08:00'],
    ['#15 #20 督办 明天下班前', [15, 20], '2020-03-10T17:30:00+08:00'],
    ['批准延期 #15、20', [15, 20], undefined],
    ['督办 2 3 3月19日前办结', [2, 3], '2020-03-19T17:30:00+08:00'],
    ['督办 3 10 3月19日前办结', [3, 10], '2020-03-19T17:30:00+08:00'],
    ['督办 2 3 必须办好', [2, 3], undefined],
    ['督办 12 3 天内办结', [12], undefined],
    ['督办 12 18:00 前办结', [12], undefined],
    ['督办 12 19 号前办结', [12], undefined],
    ['批准延期 7 5 材料没齐', [7], undefined],
  ])('“%s” is about each of its issues', (text, issueNumbers, due) => {
    const order = read(text);
    expect(order).toMatchObject({ issueNumbers });
    expect(order !== undefined && 'due' in order ? order.due : undefined).toBe(due);
  });

  it.each([
    ['督办 #1 昨天', '2020-03-08T17:30:00+08:00'],
    ['督办 #1 3月4日前办结', '2020-03-04T17:30:00+08:00'],
    ['批示 #1 昨天群众又反映，请速办', undefined],
    ['批示 #1 昨天又堵了，3月12日前解决', '2020-03-12T17:30:00+08:00'],
  ])('“%s” keeps a limit that is over for a refusal, and no day that tells of something', (text, due) => {
    const order = read(text);
    expect(order !== undefined && 'due' in order ? order.due : undefined).toBe(due);
  });

  it.each([
    ['批示 #1 本周五前办结', '2020-03-13T17:30:00+08:00'],
    ['批示 #1 限3月12日前办结', '2020-03-12T17:30:00+08:00'],
    ['批示 #1 务必于3月12日前解决道路问题', '2020-03-12T17:30:00+08:00'],
    ['批示 #1 同意，请交通局牵头，3天内办结', '2020-03-12T17:30:00+08:00'],
    ['批示 #1 48小时内解决', '2020-03-11T09:00:00+08:00'],
    ['批示 #1 今天到现场，月底前落实到位', '2020-03-31T17:30:00+08:00'],
    ['批示 #1 3月12日前', '2020-03-12T17:30:00+08:00'],
    ['批示 #1 办结期限定在3月12日', '2020-03-12T17:30:00+08:00'],
    ['督办 #1 3月12日前拿出方案，3月20日前办结', '2020-03-20T17:30:00+08:00'],
    ['督办 #1 今天必须有答复', '2020-03-09T17:30:00+08:00'],
  ])('“%s” says by when', (text, due) => {
    expect(read(text)).toMatchObject({ due });
  });

  it.each([
    '批示 #1 请街道和物业今天先到现场看看',
    '批示 #1 请民政局今天入户',
    '批示 #1 今天必须有人到场',
    '批示 #1 一周内拿出方案',
    '批示 #1 一周内研究解决方案',
    '批示 #1 明天前先解决群众吃水问题',
    '批示 #1 争取3月12日前办结',
    '批示 #1 住建局答应3月12日前办结，要盯住',
    '批示 #1 3月12日前未办结的要说明原因',
    '批示 #1 三天内落实专人负责',
    '批示 #1 两天内解决一部分',
  ])('“%s” orders something, and sets no limit', (text) => {
    const order = read(text);
    expect(order).toMatchObject({ intent: 'instruct', issueNumbers: [1] });
    expect(order).not.toHaveProperty('due');
    expect(order).not.toHaveProperty('dueDays');
  });

  it.each(['专报 #41', '#41 专报', '#41 出个专报', '给我 #41 的专报', '请就 #41 写一份专报', '专报 #41。'])(
    '“%s” asks for a special report',
    (text) => {
      expect(read(text)).toMatchObject({ intent: 'special_report', issueNumbers: [41] });
    },
  );

  it('one special report may tell of several issues, and what is told of one asks for none', () => {
    expect(read('专报 #41、#42')).toMatchObject({ intent: 'special_report', issueNumbers: [41, 42] });
    for (const text of ['专报 #41 已报市里', '#41 的专报报上去了', '专报', '专报3期 #41 有提到'])
      expect(read(text), text).toBeUndefined();
  });

  it.each([
    '取消督办 #12',
    '#12 督办取消',
    '督办 #12 取消了',
    '取消#12的督办',
    '#12的督办取消',
    '解除督办 12号',
  ])('“%s” ends a 督办', (text) => {
    expect(read(text)).toMatchObject({ intent: 'lift', issueNumbers: [12] });
  });

  it.each([
    '督办 3月12日前办结',
    '批示 2条都要落实',
    '督办 3 件大事',
    '电话13800000000',
    '电话 13800000000',
    '督办1号文件精神',
  ])('“%s” names none', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it.each([
    '批准文件已下来',
    '#12 批准文件已下来',
    '批准延期 #12 吗？',
    '督办局来人了',
    '电话打不通',
    '#12 恢复供电了',
    '不予批准的事再说',
  ])('“%s” is none', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('an admin’s words about people', () => {
  it.each([
    ['发码 住建局', { intent: 'make_code', name: '住建局' }],
    ['设李敏为住建局联络员', { intent: 'give_role', person: '李敏', post: '住建局联络员' }],
    ['免去 李敏 的 住建局联络员', { intent: 'take_role', person: '李敏' }],
    ['李敏 离岗', { intent: 'leave', person: '李敏' }],
    [
      '李敏 本周请假，王强代',
      { intent: 'absence', person: '李敏', substitute: '王强', from: '2020-03-09', to: '2020-03-15' },
    ],
    ['李敏 请假3天，由王强代班', { intent: 'absence', substitute: '王强', to: '2020-03-11' }],
    [
      '李敏3月12日到3月13日请假',
      { intent: 'absence', substitute: null, from: '2020-03-12', to: '2020-03-13' },
    ],
    ['李敏 销假', { intent: 'back', person: '李敏' }],
    ['值班 李敏 下周', { intent: 'duty', person: '李敏', from: '2020-03-16', to: '2020-03-22' }],
  ] as const)('“%s” is understood', (text, intent) => {
    expect(read(text, { isAdmin: true })).toMatchObject(intent);
    // From others it is everyday talk, unless it can mean nothing else: then they are told who may.
    const meansNothingElse = /^(?:发码|设|免去)/.test(text);
    if (meansNothingElse) expect(read(text)).toMatchObject(intent);
    else expect(read(text)).toBeUndefined();
  });

  it.each(['设个闹钟为好', '设备为进口的', '免费发口罩', '发码了吗', '设计院为我们出图'])(
    'are not found in talk: %s',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );
});

it('every example that help shows is read back', () => {
  for (const role of ROLES)
    for (const line of orderHelpLines(role)) {
      const [example = ''] = line.split('：');
      expect(read(example, { isAdmin: role === 'admin' }), example).toBeDefined();
    }
  expect(orderHelpLines('admin').length).toBeGreaterThan(5);
  expect(orderHelpLines('member')).toEqual([]);
});

it('a day from which on something happens is not the day until which it is held', () => {
  const said = { folded: '11月24日起停梯检修', typed: '11月24日起停梯检修', names: [], now, need: undefined };
  expect(untilOf(said)).toEqual({});
  expect(untilOf({ ...said, folded: '挂到3月24日', typed: '挂到3月24日' })).toHaveProperty('until');
});
