import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const NOW = new Date('2020-03-10T02:00:00Z');
const first = (text: string, context: Parameters<typeof intentsOf>[1] = {}) =>
  intentsOf(text, { now: NOW, ...context })[0];

describe('what is put right in the same breath', () => {
  it.each([
    ['除了#13，#12到#16都解决了', [12, 14, 15, 16]],
    ['除了#13和#14以外#12到#16均已解决', [12, 15, 16]],
    ['#12到#16都解决了，#13除外', [12, 14, 15, 16]],
    ['#12已解决 说错了 是#13', [13]],
    ['#12、#13 这两个都解决了，#17我明天再去看看', [12, 13]],
  ])('closes what is meant and nothing beside it: %s', (text, issueNumbers) => {
    expect(first(text)).toMatchObject({ intent: 'resolve', issueNumbers });
  });

  it.each([
    '#12 #15 #18 解决了 不是 18没有 是19',
    '#12已解决 打错了 应该是#13、#14',
    '12号已解决，不对，是13号',
    '#12 #13 #14 都办结，14不算',
    '除了#13，#12也解决了',
  ])('closes nothing where it is not plain which are meant: %s', (text) => {
    expect(intentsOf(text).map(({ intent }) => intent)).not.toContain('resolve');
  });

  it('confirms nothing that nobody has looked at yet', () => {
    const resolved = { issueState: 'resolved', senderRole: 'member' } as const;
    for (const text of ['住建局说#46办完了 我还没去看', '#46 说是修好了，还没来得及去验收'])
      expect(intentsOf(text, resolved).map(({ intent }) => intent)).not.toContain('confirm');
  });

  it('wants the amount and is about the object that was said last', () => {
    expect(first('报问题 云溪面业要叉车司机5个 不对 8个 刚问清楚了')).toMatchObject({
      quantities: [{ item: '叉车司机', value: 8, unit: '个' }],
    });
    expect(first('报问题 望湖社区 啊不是 枫林社区的停车棚塌了')).toMatchObject({
      subject: '枫林社区',
      title: '停车棚塌了',
      detail: '望湖社区 啊不是 枫林社区的停车棚塌了',
    });
  });
});

describe('a report as it is copied or spoken', () => {
  it('takes the fields of a form for what they are', () => {
    expect(first('问题：云溪面业没有面粉袋子了\n数量：5万条\n时限：本周五\n责任部门：商务局')).toMatchObject({
      title: '无面粉袋子了',
      department: '商务局',
      quantities: [{ item: '面粉袋子', value: 50_000, unit: '条' }],
      due: '2020-03-13T17:30:00+08:00',
    });
  });

  it('is one under a name that stands above blank lines, unless several troubles follow', () => {
    expect(intentsOf('报问题\n\n望湖社区\n\n主管道漏水\n\n已经联系过物业')).toHaveLength(1);
    expect(intentsOf('报问题\n\n望湖社区\n\n路灯坏了\n\n排水堵了')).toMatchObject([
      { subject: '望湖社区', title: '路灯坏了' },
      { subject: '望湖社区', title: '排水堵了' },
    ]);
  });

  it.each([
    '🆘🆘报问题 李屯村自来水停了两天了',
    '跟大家报告一个问题 锦湖新城欠薪 农民工堵在售楼处',
    '昨天例会上恒岳石材王总提的那个，正式报一下：厂门口公交站没了',
    '茶坪村两件事报一下问题：\n1、桥面塌陷\n2、卫生室缺药',
    '急急急！！！李屯村后山冒烟了像是着火，赶紧通知应急局',
    '#12好了已解决谢谢 另外报问题 李屯村路灯坏了6盏',
  ])('is heard wherever its keyword stands: %s', (text) => {
    expect(intentsOf(text).map(({ intent }) => intent)).toContain('report');
  });

  it('is none where the keyword alone is talked of', () => {
    expect(intentsOf('报问题这三个字我现在做梦都在打')).toEqual([]);
    expect(intentsOf('wifi密码是 jiedao#12')).toEqual([]);
  });

  it('reads 3/20 as a day where it is said to be one', () => {
    expect(first('报问题 恒岳石材缺操作工200人，最迟3/20前要到岗')).toMatchObject({
      due: '2020-03-20T17:30:00+08:00',
    });
    expect(first('报问题 恒岳石材工程完成了1/3，缺人')).not.toHaveProperty('due');
  });
});

describe('numbers as they are spoken', () => {
  it.each([
    ['井号十二已经解决了', [12]],
    ['三十一号三十二号三十三号问题全都解决掉了啊', [31, 32, 33]],
    ['12、13号问题解决了', [12, 13]],
  ])('are issues: %s', (text, issueNumbers) => {
    expect(first(text)).toMatchObject({ intent: 'resolve', issueNumbers });
  });

  it('are no list where a date or a house stands before', () => {
    expect(first('六号楼二号问题解决了')).toMatchObject({ issueNumbers: [2] });
    expect(first('3月12号13号问题解决了')).toMatchObject({ issueNumbers: [13] });
  });
});
