import { describe, expect, it } from 'vitest';
import { intentsOf, read } from './sample.ts';

const asked = (text: string) => intentsOf(text, { senderRole: 'leader', mentionsBot: true })[0];

describe('a question for the issues of one category', () => {
  it.each([
    ['用工类还有几件没办', 'open', '用工人才'],
    ['还有哪些融资类的没办结', 'open', '融资贷款'],
    ['融资贷款问题超期的有哪些', 'overdue', '融资贷款'],
    ['原材料方面的还有哪些没签收', 'unsigned', '原材料供应'],
    ['融資類嘅有幾件未辦', 'open', '融资贷款'],
    ['交通类的问题都有哪些', 'open', '交通运输'],
    ['疫情防控类问题', 'open', '疫情防控'],
    ['我们组用工类的有哪些', 'open', '用工人才'],
  ])('names it by its name or a part that no other has: %s', (text, scope, category) =>
    expect(asked(text)).toEqual({ intent: 'query', issueNumbers: [], scope, category }),
  );

  it('may be about one department or object', () => {
    expect(asked('住建局审批类没签收的有哪些')).toMatchObject({
      scope: 'unsigned',
      department: '住建局',
      category: '项目审批',
    });
    expect(asked('还有哪些设施类没办，国奥社区的')).not.toMatchObject({ intent: 'report' });
  });

  it.each([
    ['本周用工类报了几件', 'this_week'],
    ['上周融资贷款类新增了多少', 'last_week'],
    ['这个月税费类的有哪些', 'this_month'],
    ['今天交通类收到几件问题', 'today'],
  ])('may be about a time: %s', (text, period) =>
    expect(asked(text)).toMatchObject({ intent: 'query', scope: 'all', reported: { period } }),
  );

  it('reads a month as the days that it has', () =>
    expect(asked('2月用工类有多少')).toMatchObject({
      category: '用工人才',
      reported: { from: '2020-02-01T00:00:00+08:00', to: '2020-03-01T00:00:00+08:00' },
    }));

  it.each(['本周民生类报了几件', '本周企业类受理几件', '本周各类报了几件'])(
    'is one for figures where the word is no category, or that of two: %s',
    (text) => expect(asked(text) ?? {}).not.toHaveProperty('category'),
  );

  it.each(['这周用工类的招聘会有几场', '融资类产品有哪些', '用工类的表格有几张没填'])(
    'is talk among colleagues: %s',
    (text) => expect(read(text, { senderRole: 'member' })).toEqual({ kind: 'chatter' }),
  );
});

describe('a question for what is long overdue', () => {
  it.each([
    ['超期10天以上的有哪些', 10],
    ['逾期超过三天的列一下', 3],
    ['哪些已经超期一周了', 7],
    ['超期半个月以上还没办的有几件', 15],
    ['逾期兩天的有哪些', 2],
    ['查一下超期都超过5天的', 5],
  ])('counts from the limit: %s', (text, overdueDays) =>
    expect(asked(text)).toEqual({ intent: 'query', issueNumbers: [], scope: 'overdue', overdueDays }),
  );

  it('may be of one department, and of one category', () =>
    expect(asked('住建局审批类超期三天以上的有哪些')).toMatchObject({
      scope: 'overdue',
      overdueDays: 3,
      department: '住建局',
      category: '项目审批',
    }));

  it.each(['超期三天以内会扣分吗', '牛奶过期两天了还能喝吗', '#3 超期三天了'])(
    'is none where nothing is asked of the ledger: %s',
    (text) =>
      expect(read(text, { senderRole: 'member' }).kind === 'chatter' || asked(text)).not.toHaveProperty(
        'overdueDays',
      ),
  );
});

describe('a question for what is old', () => {
  it.each([
    ['超过10天没办的有哪些', 'open', 10],
    ['有没有拖了一个月以上的', 'open', 30],
    ['半个月以上没办结的列一下', 'open', 15],
    ['超过两周还没签收的有几件', 'unsigned', 14],
    ['拖了二十天的还有哪些没解决', 'open', 20],
    ['积压3个月以上的单子有多少', 'open', 90],
  ])('counts from the report: %s', (text, scope, olderThanDays) =>
    expect(asked(text)).toEqual({ intent: 'query', issueNumbers: [], scope, olderThanDays }),
  );

  it('may be of one department, and of one category', () =>
    expect(asked('住建局用工类超过10天没办的有哪些')).toMatchObject({
      department: '住建局',
      category: '用工人才',
      olderThanDays: 10,
    }));

  it.each(['超过999999999天没办的有哪些', '3天内到期的有哪些', '三天之内要办完的有哪些', '最近10天报了哪些'])(
    'is none where the days are those of a limit or of the last time, or too many: %s',
    (text) => expect(asked(text) ?? {}).not.toHaveProperty('olderThanDays'),
  );

  it.each(['放了半个月以上的面粉还能用吗', '隔离超过14天的有哪些', '工资拖了两个月以上'])(
    'is talk or trouble where other things are old: %s',
    (text) =>
      expect(intentsOf(text, { senderRole: 'member' }).map(({ intent }) => intent)).not.toContain('query'),
  );
});
