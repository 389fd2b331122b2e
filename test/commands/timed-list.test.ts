import { describe, expect, it } from 'vitest';
import { intentsOf, read } from './sample.ts';

const asked = (text: string) => intentsOf(text, { senderRole: 'leader', mentionsBot: true })[0];

describe('a list of what was closed or reported in a time', () => {
  it.each([
    ['这周办结的有哪些', 'closed', 'this_week'],
    ['上周办结了哪些', 'closed', 'last_week'],
    ['今天有哪些问题办结了', 'closed', 'today'],
    ['把昨天办结的列出来我看看', 'closed', 'yesterday'],
    ['本月銷號的有哪幾件', 'closed', 'this_month'],
    ['昨天报上来的有哪些', 'reported', 'yesterday'],
    ['这周新报的问题列一下', 'reported', 'this_week'],
  ])('says which they are: %s', (text, deed, period) =>
    expect(asked(text)).toMatchObject({
      intent: 'query',
      scope: deed === 'closed' ? 'closed' : 'all',
      [deed]: { period },
    }),
  );

  it('needs no time for what is closed', () => {
    expect(asked('用工类办结了几件')).toEqual({
      intent: 'query',
      issueNumbers: [],
      scope: 'closed',
      category: '用工人才',
    });
    expect(asked('住建局办结的有哪些')).toMatchObject({ scope: 'closed', department: '住建局' });
    expect(asked('云溪面业办结了哪些')).toMatchObject({ scope: 'closed', subject: '云溪面业有限公司' });
  });

  it('may be of one category, one department and a time', () =>
    expect(asked('住建局上周审批类办结的有哪些')).toMatchObject({
      scope: 'closed',
      closed: { period: 'last_week' },
      department: '住建局',
      category: '项目审批',
    }));

  it.each(['这周没办结的有哪些', '还有哪些没办结', '快办结的有哪些', '哪些还没解决', '今天要办结的有哪些'])(
    'is none where it is not closed yet: %s',
    (text) => expect(asked(text) ?? {}).not.toMatchObject({ scope: 'closed' }),
  );

  it.each(['这周办结了几件', '住建局这周办结几件', '本周各组报了多少'])(
    'is one for figures where all are counted: %s',
    (text) => expect(asked(text)).toMatchObject({ intent: 'stats' }),
  );

  it.each(['这周办结的有哪些', '昨天报上来的表有哪些没填', '住建局办完的手续有哪些'])(
    'is talk where nobody speaks to the bot: %s',
    (text) => expect(read(text, { senderRole: 'member' })).toEqual({ kind: 'chatter' }),
  );
});
