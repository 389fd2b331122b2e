import { describe, expect, it } from 'vitest';
import { withSigns } from '../../src/commands/spoken-numbers.ts';
import { intentsOf } from './sample.ts';

const office = { senderRole: 'liaison', channel: 'department' } as const;
const member = { senderRole: 'member' } as const;
const leader = { senderRole: 'leader' } as const;

describe('numbers spoken into a phone', () => {
  it.each([
    ['给那个四十四号再补充一句啊企业说房产证也能押', member, { intent: 'supplement', issueNumbers: [44] }],
    ['关于四十五号企业又说了要两台变压器', member, { intent: 'supplement', issueNumbers: [45] }],
    ['四十四号、四十五号再催催', member, { intent: 'urge', issueNumbers: [44, 45] }],
    ['那个二十七号的事怎么一直没动静你帮我再催催他们', member, { intent: 'urge', issueNumbers: [27] }],
    ['那个十号的事怎么还没动静', member, { intent: 'urge', issueNumbers: [10] }],
    ['那个六十三号到底谁在办啊', member, { intent: 'query', issueNumbers: [63] }],
    ['六十三号昨天修好了谢谢', member, { intent: 'resolve', issueNumbers: [63] }],
    ['喂那个二十五号我们已经给他办完了啊证都发了', office, { intent: 'resolve', issueNumbers: [25] }],
    ['那个五十八号啊现在是这样图审还得走程序我们盯着呢', office, { intent: 'progress', issueNumbers: [58] }],
    ['三十六号那个单子我们签收了啊明天上午就去看', office, { intent: 'accept', issueNumbers: [36] }],
    ['那个十八号我们签收了啊', office, { intent: 'accept', issueNumbers: [18] }],
    [
      '六十号再宽限我们三个工作日吧盖章那人请假了',
      office,
      { intent: 'extend', issueNumbers: [60], workdays: 3 },
    ],
    ['三十八号能不能再给我们两天', office, { intent: 'extend', issueNumbers: [38], workdays: 2 }],
    [
      '那个二十二号单子啊我们看了这是贷款的事我们弄不了您那边退回去吧',
      office,
      { intent: 'return', issueNumbers: [22] },
    ],
    [
      '把那个三十九号转给交通局吧',
      office,
      { intent: 'transfer', issueNumbers: [39], toDepartment: '交通局' },
    ],
    ['那个十九号我们办不了啊这个得找水利局', office, { intent: 'return', issueNumbers: [19] }],
    ['那个十九号已经联系上企业了下午过去', office, { intent: 'progress', issueNumbers: [19] }],
    ['那个十九号和二十号说的是一回事你给并一下', leader, { intent: 'merge', issueNumbers: [20], into: 19 }],
    ['五十二号加个急吧企业等不了了', leader, { intent: 'set_priority', issueNumbers: [52] }],
    ['五十二号明天上午九点在厂里开现场会', leader, { intent: 'onsite', issueNumbers: [52] }],
    ['一百二十三号已办结', office, { intent: 'resolve', issueNumbers: [123] }],
    [
      '那个七十一号就让人社局去办吧卫健局协办一下',
      leader,
      { intent: 'assign', issueNumbers: [71], department: '人社局', assisting: ['卫健局'] },
    ],
    ['五十一号交给住建局牵头办吧', leader, { intent: 'assign', issueNumbers: [51], department: '住建局' }],
  ])('are as good as a sign: %s', (text, context, wanted) => {
    expect(intentsOf(text, context)).toMatchObject([wanted]);
  });

  it('reopen what a department called done', () => {
    const settled = { ...member, issueState: 'resolved' };
    expect(intentsOf('三十七号不能算办结啊水泥来是来了可是标号不对', settled)).toMatchObject([
      { intent: 'reopen', issueNumbers: [37] },
    ]);
  });

  it.each([
    ['四十四号再催催', '#44 再催催'],
    ['44号再催催', '#44再催催'],
    ['那个十号再催催', '那#10再催催'],
    ['五十号我们签收了', '#50我们签收了'],
  ])('keep the length of the text: %s', (said, signed) => {
    expect(withSigns(said)).toBe(signed);
  });

  it.each([
    '二十五号之前把表交上来',
    '二十五号我们去办签收手续',
    '那个二十五号的会改到二十六号了',
    '那个二十五号开会的通知发了没',
    '那个十五号我们要去走访云溪面业',
    '这个二十号之前能办好吗',
    '这个三十号我们要办年会',
    '那个八号办完婚礼就回来',
    '那个二十五号催收的款到了没',
    '那个三号楼的电梯还没修好',
    '那个十二号线还没通车',
    '那个七号库的钥匙退给谁',
    '三十五号楼没暖气',
    '我们小区四十四号楼没水了',
    '育才小区36号没暖气了',
    '中山路四十四号还没通水',
    '坐三十六号公交去',
    '三十五号车还没到',
    '四十五号水泥没货了',
    '大桥四十四号墩再浇一次',
    '四十号电杆倒了',
    '那个三号重复上报的表退了',
    '那个二十号安排了核酸检测',
    '三十六号文件已经转给交通局了',
    '四十一号的补贴到账了',
    '给四十一号房送点菜',
    '三十八号地块还没清表',
    '窗口叫到五十二号了',
    '五十二号就是我家',
    '95号还有，92号没了',
    '四十二号鞋给我来一双',
    '一二三号再催催',
  ])('are days, houses and sizes in everyday talk: %s', (text) => {
    expect(withSigns(text)).toBe(text);
  });
});
