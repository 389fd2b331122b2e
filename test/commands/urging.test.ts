import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const office = { senderRole: 'liaison', channel: 'department' } as const;
const names = (text: string, context = {}) => intentsOf(text, context).map(({ intent }) => intent);

describe('pressing', () => {
  it.each([
    ['别老催嘛，#39 在弄了在弄了', office],
    ['收到#39的催办，马上落实', office],
    ['我刚打电话催过，#39那边讲下午回', { senderRole: 'member' }],
    ['#39 已经催过了，说下午回', { senderRole: 'member' }],
  ])('is none where it is only told of: %s', (text, context) => {
    expect(names(text, context)).not.toContain('urge');
  });

  it.each([
    '#39 催过两次了，还没动静',
    '#39 再不来人我就报市里',
    '#39再不动我就提级了啊',
    '怎么#39还不解决',
    '把#39解决掉，周五之前！',
    '上条编号敲错了，我催的是#39',
  ])('is meant by whoever has waited long enough: %s', (text) => {
    expect(intentsOf(text, { senderRole: 'leader' })[0]).toMatchObject({
      intent: 'urge',
      issueNumbers: [39],
    });
  });

  it('leaves alone what is not to be pressed', () => {
    for (const text of ['催办15、16、18，17不用催', '催办 #15、#16、#18，#17不用催'])
      expect(intentsOf(text, { senderRole: 'member' })).toMatchObject([
        { intent: 'urge', issueNumbers: [15, 16, 18] },
      ]);
  });
});
