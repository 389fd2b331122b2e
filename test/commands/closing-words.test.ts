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
  ])('closes nothing on a doubt: %s', (text) => {
    const said = [...names(text, { senderRole: 'member' }), ...names(text, { issueState: 'resolved' })];
    expect(said).not.toContain('resolve');
    expect(said).not.toContain('confirm');
  });
});
