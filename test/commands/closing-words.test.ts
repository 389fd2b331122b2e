import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const names = (text: string, context = {}) => intentsOf(text, context).map(({ intent }) => intent);

describe('whoever says that it can be closed', () => {
  it.each([
    '#16 电通了，机器也转起来了，可以结了',
    '嗯那个十六号问题啊企业刚才打电话说已经解决了可以消掉了',
    '#16 那台叉车已经送到厂里了 这条可以划掉',
    '哎那个十六号问题已经给解决掉了你给销了吧',
    '16号问题路通了给关掉吧',
  ])('has told what came of it: %s', (text) => {
    expect(intentsOf(text, { senderRole: 'member' })[0]).toMatchObject({
      intent: 'resolve',
      issueNumbers: [16],
    });
  });

  it.each([
    '#16 修好就可以结了',
    '#16 等验收完给销了吧',
    '#16 给我划掉',
    '#16 电还没通，可以结了',
    '#16 谁说可以结了',
    '#16 住建局说已经解决了可以销了',
    '#16 企业说快解决了可以销了',
    '#16 能结了吗',
    '#16 货退了，那单子销了没人告诉我们',
    '#16 货款可以结',
  ])('closes nothing on a doubt: %s', (text) => {
    const said = [...names(text, { senderRole: 'member' }), ...names(text, { issueState: 'resolved' })];
    expect(said).not.toContain('resolve');
    expect(said).not.toContain('confirm');
  });
});

describe('whose own matter it is', () => {
  it.each(['我那个事儿解决啦，谢谢工作组！', '我们那个问题解决了', '我那个单子办好了，感谢各位领导'])(
    'is asked which is meant: %s',
    (text) => {
      expect(intentsOf(text, { senderRole: 'contact' })).toMatchObject([
        { intent: 'resolve', issueNumbers: [], needsClarification: true },
      ]);
    },
  );

  it.each([
    '我那个事儿还没解决',
    '我那个事儿解决了吗',
    '我们那个问题解决一半了',
    '要是我那个事儿解决了就好了',
    '我那个事情说来话长',
  ])('has told of no result: %s', (text) => {
    expect(names(text, { senderRole: 'contact' })).not.toContain('resolve');
  });

  it('may be anything among colleagues', () => {
    expect(names('我那个事儿解决啦，谢谢大家', { senderRole: 'member' })).toEqual([]);
  });
});

describe('this one', () => {
  it('may be closed where an object tells which it is', () => {
    expect(
      intentsOf('恒岳石材专家住的地方有了，昨晚都住进去了，这单可以结', { senderRole: 'member' }),
    ).toMatchObject([
      { intent: 'resolve', issueNumbers: [], needsClarification: true, subject: '恒岳石材有限公司' },
    ]);
  });

  it.each(['恒岳石材那批货款可以结', '货款到了，工资可以结', '货款结了，这单可以结吗', '这路可以结冰'])(
    'is not meant by %s',
    (text) => {
      expect(names(text, { senderRole: 'member' })).toEqual([]);
    },
  );
});
