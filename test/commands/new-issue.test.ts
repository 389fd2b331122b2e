import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const member = { senderRole: 'member' } as const;

describe('what is said to be new', () => {
  it('is an issue of its own, whatever number stands beside it', () => {
    for (const text of [
      '上次#8的路修好以后，望湖社区门口又开始积水，算个新问题，另外报一下',
      '望湖社区门口积水，跟#8不是一回事，另外登记一个',
    ])
      expect(intentsOf(text, member)).toMatchObject([{ intent: 'report', subject: '望湖社区' }]);
  });

  it.each(['#8 另外报一下进展，路还没修', '#8是新问题吗，怎么没人管', '#8 已经另外报了，路还堵着'])(
    'is none where only more is told of the old one: %s',
    (text) => {
      expect(intentsOf(text, member).map(({ intent }) => intent)).not.toContain('report');
    },
  );
});
