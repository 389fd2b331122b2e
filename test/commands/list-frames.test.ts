import { describe, expect, it } from 'vitest';
import { intentsOf, read } from './sample.ts';

const asked = (text: string) => intentsOf(text, { senderRole: 'leader', mentionsBot: true })[0];

describe('a list of what waits', () => {
  it.each([
    ['还有哪些没人接的', 'unclaimed'],
    ['没派出去的还有几件', 'undispatched'],
    ['待簽收嘅有幾件', 'unsigned'],
    ['今天到期的有几件，列一下', 'due_today'],
    ['今天有哪些单子要办结', 'due_today'],
    ['待确认的还有几条，都是谁报的', 'awaiting'],
    ['被退回的单子列一下', 'returned'],
    ['目前挂账的有多少', 'on_hold'],
    ['群众不满意的有哪些', 'reopened'],
    ['特急的还有几件没办完', 'urgent'],
    ['超期的都有哪些，列一下', 'overdue'],
    ['我们组还有几个没销号', 'open'],
    ['俺们组还有啥没办', 'open'],
    ['现在总共多少问题', 'open'],
    ['最久没办的是哪个', 'open'],
    ['我的单子', 'mine'],
  ])('is told by what is said of it: %s', (text, scope) =>
    expect(asked(text)).toEqual({ intent: 'query', issueNumbers: [], scope }),
  );

  it('may be of one department or one object', () => {
    expect(asked('住建局没签收的有哪些')).toMatchObject({ scope: 'unsigned', department: '住建局' });
    expect(asked('云溪面业还有哪些没解决的')).toMatchObject({ scope: 'open', subject: '云溪面业有限公司' });
    expect(asked('云溪面业都报过啥')).toMatchObject({ scope: 'all', subject: '云溪面业有限公司' });
  });

  it.each([
    '重办',
    '挂账',
    '退回',
    '加急',
    '还没解决',
    '没人管啊',
    '不满意',
    '特急',
    '还有多少',
    '一共几个人',
  ])('is none where a word stands alone or tells: %s', (text) =>
    expect(asked(text)?.intent).not.toBe('query'),
  );

  it.each(['没人接电话的有几个', '退回的材料有几份', '今天到期的贷款有哪些', '还有没人要的口罩吗'])(
    'is none where other things are counted: %s',
    (text) => expect(read(text, { senderRole: 'member' })).toEqual({ kind: 'chatter' }),
  );
});
