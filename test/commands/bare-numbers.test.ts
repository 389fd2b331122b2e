import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const office = { senderRole: 'liaison', channel: 'department' } as const;
const ruler = { senderRole: 'coordinator' } as const;
const member = { senderRole: 'member' } as const;

describe('numbers without a sign', () => {
  it.each([
    ['签收：23、24、27', office, { intent: 'accept', issueNumbers: [23, 24, 27] }],
    ['退单 29，企业注册地不在我区，管不着', office, { intent: 'return', issueNumbers: [29] }],
    ['挂起46，待村委换届后再推进', office, { intent: 'hold', issueNumbers: [46] }],
    ['58号件收悉，本局承办', office, { intent: 'accept', issueNumbers: [58] }],
    ['37號件我們接了，請放心', office, { intent: 'accept', issueNumbers: [37] }],
    ['问题17、19均已整改到位，申请销号', office, { intent: 'resolve', issueNumbers: [17, 19] }],
    ['工单23、24退回，不属于我局', office, { intent: 'return', issueNumbers: [23, 24] }],
    ['问题23、24收到', office, { intent: 'accept', issueNumbers: [23, 24] }],
    ['把四十一号派给住建局', ruler, { intent: 'assign', issueNumbers: [41] }],
    ['合并19、20到15', ruler, { intent: 'merge', issueNumbers: [19, 20], into: 15 }],
    ['21 改派 住建局', ruler, { intent: 'assign', issueNumbers: [21] }],
    ['并单 57 56', ruler, { intent: 'merge', issueNumbers: [57], into: 56 }],
    ['把19、20都合进15', ruler, { intent: 'merge', issueNumbers: [19, 20], into: 15 }],
    ['申请重开25号，银行把钱又退回去了', member, { intent: 'reopen', issueNumbers: [25] }],
    ['刚才那个六十九号撤了吧我跟企业核实没有这回事', member, { intent: 'cancel', issueNumbers: [69] }],
    ['33号那个事儿妥了，今天去看过', member, { intent: 'resolve', issueNumbers: [33] }],
    ['问题23，企业改口了，缺的是电工不是焊工', member, { intent: 'supplement', issueNumbers: [23] }],
  ])('are an issue where the words make it plain: %s', (text, context, wanted) => {
    expect(intentsOf(text, context)[0]).toMatchObject(wanted);
  });

  it('belong to the deed beside them', () => {
    expect(intentsOf('签收15、16，17退回', office)).toMatchObject([
      { intent: 'accept', issueNumbers: [15, 16] },
      { intent: 'return', issueNumbers: [17] },
    ]);
  });

  it.each([
    '45号钢没货了',
    '92号汽油涨价了',
    '33号楼停水了',
    '四十五号院下水堵了',
    '和平路45号没水',
    '问题1，路坏了；问题2，灯不亮',
    '签收 3 件',
    '退回 5 万元',
    '合并 3 个村的物资',
    '复工重开20家',

    '催 12345',
  ])('are none in everyday talk: %s', (text) => {
    expect(intentsOf(text, member).filter((one) => 'issueNumbers' in one)).toEqual([]);
  });
});
