import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

describe('more of the own report, told without its number', () => {
  it.each([
    ['补充：喷雾器要电动的，手压的老人使不动', '喷雾器要电动的，手压的老人使不动'],
    ['补充一下，一共三辆挂车，都在服务区等着呢', '一共三辆挂车，都在服务区等着呢'],
    ['再补充一点 是3号楼2单元', '是3号楼2单元'],
    ['对了，补一句，门卫室没人，从东门进', '门卫室没人，从东门进'],
    ['更正一下，是南门不是北门', '是南门不是北门'],
    ['補充說明：壞的是東邊第二根電線桿', '壞的是東邊第二根電線桿'],
    ['刚才那个机井的事补充：电机是7.5千瓦的，井深80米', '电机是7.5千瓦的，井深80米'],
    ['上面停水的事补充，就6号楼和7号楼，低层有水', '就6号楼和7号楼，低层有水'],
    ['上一条补充下，司机是两个，都做完核酸了，阴性', '司机是两个，都做完核酸了，阴性'],
    ['我报的路灯那个再补充两句，晚上八点以后全黑', '晚上八点以后全黑'],
    ['补充：18号前要到位', '18号前要到位'],
    ['补充：3号楼也停水了', '3号楼也停水了'],
    ['上条补充：司机已到服务区', '司机已到服务区'],
    ['接上条，对方联系人姓赵', '对方联系人姓赵'],
    ['刚才那条少写了数量，要500个', '刚才那条少写了数量，要500个'],
    ['再说一句，刚才报的水泵是潜水泵', '刚才报的水泵是潜水泵'],
    ['忘说了，刚报的路灯是北门那一排', '刚报的路灯是北门那一排'],
    ['我刚才报的那个地址写错了，是南门', '刚才报的那个地址写错了，是南门'],
  ])('waits for the report that is meant: %s', (text, words) => {
    expect(intentsOf(text)).toMatchObject([
      { intent: 'supplement', issueNumbers: [], needsClarification: true, text: words },
    ]);
  });

  it.each([
    '补充协议今天签了，放心',
    '补充一下体力再走',
    '补充材料身份证复印件带上',
    '大家把台账补充完整，谢谢',
    '昨天会上领导补充说，要注意安全',
    '补充通知：明天的会改到三点',
    '补充一下，明天开会带笔记本',
    '库存都补充了，放心吧',
    '谁来补充一下，我这边没别的',
    '补充什么材料？',
    '刚才报的是不是派给住建了？',
    '刚才说的那家饭店在东关街',
    '忘说了，晚上聚餐改到七点',
    '更正：今天值班是老李',
    '补充一下，八点集合，别迟到',
    '刚才那个事谢谢啊',
    '上条补充什么？',
  ])('is not heard in talk: %s', (text) => {
    expect(intentsOf(text)).toEqual([]);
  });

  it('is no supplement where a number names the issue, in a department, or where it is called done', () => {
    expect(intentsOf('补充 #12 是南门')).toMatchObject([{ intent: 'supplement', issueNumbers: [12] }]);
    expect(intentsOf('补充 十二号 每天进出大车约60辆')).toMatchObject([
      { intent: 'supplement', issueNumbers: [12] },
    ]);
    expect(intentsOf('补充：材料下午交', { senderRole: 'liaison', channel: 'department' })).toEqual([]);
    expect(intentsOf('更正一下，已经解决了').map(({ intent }) => intent)).not.toContain('supplement');
  });

  it('stays a report behind its keyword', () => {
    expect(intentsOf('补充 报问题 石桥村 路灯坏了').map(({ intent }) => intent)).toEqual(['report']);
  });
});
