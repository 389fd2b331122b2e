import { describe, expect, it } from 'vitest';
import { intentsOf, read } from './sample.ts';

const first = (text: string, context: Parameters<typeof intentsOf>[1] = {}) => intentsOf(text, context)[0];

describe('what people really type', () => {
  it.each([
    '反映个事 恒岳石材天然气压力不够 窑炉快顶不住了，急！',
    '反映 望湖社区居民说对面工地半夜还在施工，睡不着觉',
    '投诉！审批窗口那个小伙子态度太横了，锦湖新城的资料跑了三趟都不给收',
    '报wenti 望湖社区 下水道堵了 污水漫到路上',
    '报一下哈，明辉光电的电老是跳闸',
    '老师们帮忙看看 晋川注塑厂区门口红绿灯坏了，能不能让交警来个人',
  ])('reports without the keyword: %s', (text) => {
    expect(first(text)?.intent).toBe('report');
  });

  it('is no report where 反映 brings good news, or names nobody', () => {
    expect(read('反映 恒岳石材已经恢复正常').kind).toBe('chatter');
    expect(read('反映 大家都很满意').kind).toBe('chatter');
  });

  it.each([
    ['办结 #22 楼道已清', 'resolve', 22],
    ['重办 #22 楼道还是脏', 'reopen', 22],
    ['补充 #23 室内进水', 'supplement', 23],
  ])('speaks of an issue though a place stands behind its number: %s', (text, intent, number) => {
    expect(first(text)).toMatchObject({ intent, issueNumbers: [number] });
  });

  it.each(['#3楼的电梯坏了', '#3 楼的电梯坏了', '#2泵站旁边很臭'])(
    'speaks of a place, not of an issue: %s',
    (text) => {
      expect(intentsOf(text)).toEqual([]);
    },
  );

  it.each([
    ['#11 #13 均已解决，请销号', [11, 13]],
    ['5号问题已经搞好了麻烦给销了吧', [5]],
    ['#12 搞定✅ 辛苦各位', [12]],
    ['19 20 21 都办完了', [19, 20, 21]],
  ])('is done, whatever is asked of the bot behind it: %s', (text, issueNumbers) => {
    expect(first(text)).toMatchObject({ intent: 'resolve', issueNumbers });
  });

  it('is not done where the closing alone is asked for', () => {
    for (const text of ['#12 请销号', '#12 麻烦给销了吧', '请住建局给#12销号'])
      expect(intentsOf(text).map(({ intent }) => intent)).not.toContain('resolve');
  });

  it('reopens what is called done where the answer is no', () => {
    const resolved = { issueState: 'resolved', senderRole: 'member' } as const;
    for (const text of ['#34 满意？我可不满意', '#34 解决个屁', '#34 没好，根本没人来过'])
      expect(first(text, resolved)?.intent).toBe('reopen');
    expect(first('#31 确认收到货了，没有不满意的地方', resolved)?.intent).toBe('confirm');
    expect(intentsOf('#12 要是满意就回个“满意”，不满意就说哪儿不行', resolved)).toEqual([]);
  });

  it('adds up what is wanted and nothing else', () => {
    const wanted = (text: string) => {
      const report = first(text);
      return report?.intent === 'report'
        ? (report.quantities ?? []).map(({ item, value }) => [item, value])
        : [];
    };
    expect(wanted('报问题 望湖社区要口罩300个，不对，是500个')).toEqual([['口罩', 500]]);
    expect(wanted('报问题 东关社区志愿者不够，要加七八个人')).toEqual([['志愿者', 8]]);
    expect(wanted('报问题 云溪面业成品仓漏雨，3000吨面粉要泡汤了')).toEqual([]);
    expect(wanted('报问题 锦湖新城罐车进场要绕路20公里')).toEqual([]);
    expect(wanted('报问题 锦湖新城 商砼 800方 这礼拜天之前')).toEqual([['商砼', 800]]);
    expect(wanted('报问题 茶坪村60亩茶园缺剪枝技术指导')).toEqual([]);
  });

  it('reads a sum from a clause of its own where the matter is money', () => {
    expect(first('报问题 恒岳石材 出口退税三个月没到账，大概330万')).toMatchObject({ amountCny: 3_300_000 });
    expect(first('报问题 恒岳石材 口罩机一年产330万')).not.toHaveProperty('amountCny');
  });

  it('passes on what a colleague said, where the bot is asked to', () => {
    const text =
      '「王经理：我们云溪面业的面粉运到半路被劝返了」\n- - - - - - - - - - - - - - -\n@协调助手 帮忙协调一下这个';
    expect(first(text, { mentionsBot: true })).toMatchObject({
      intent: 'report',
      subject: '云溪面业有限公司',
    });
  });

  it.each([
    ['还有哪些没签收的', 'unsigned'],
    ['快超期的列一下', 'due_soon'],
    ['我报的问题都办了没', 'mine'],
  ])('asks for a list: %s', (text, scope) => {
    expect(first(text, { mentionsBot: true })).toMatchObject({ intent: 'query', scope });
  });

  it('asks for more time politely, and promises no delivery by what is on its way', () => {
    const office = { senderRole: 'liaison', channel: 'department' } as const;
    expect(first('#9 能不能延到下周三？在等检测报告', office)).toMatchObject({ intent: 'extend' });
    expect(first('#14 申请延五个工作日，评审专家没回来', office)).toMatchObject({
      intent: 'extend',
      workdays: 5,
    });
    expect(first('#5 已联系厂家，周五到货5吨', { ...office, need: 10 })?.intent).toBe('progress');
    expect(first('#5 今天先到5吨，剩下的后天到', { ...office, need: 10 })?.intent).toBe('fulfil');
  });

  it('is content with what waits for it: 满意, to nobody', () => {
    expect(first('满意')).toMatchObject({ intent: 'confirm', onlyIfAwaited: true, needsClarification: true });
    expect(intentsOf('满意度调查表请各组填一下')).toEqual([]);
  });

  it('gives each figure to the word beside it, and counts who was visited by name', () => {
    expect(first('恒岳石材复工率85%，到岗188/202人')).toMatchObject({ metric: '复工率', value: 0.85 });
    expect(first('恒岳石材 应到202人实到188人')).toMatchObject({ numerator: 188, denominator: 202 });
    expect(first('今天走访了恒岳石材和明辉光电，还去了望湖社区，收集问题3个')).toMatchObject({
      intent: 'visit_log',
      counts: { 企业: 2, 社区: 1, 问题: 3 },
    });
    expect(intentsOf('明天走访恒岳石材和望湖社区')).toEqual([]);
  });

  it('means the bulletin of a period where leaders read them, and talk elsewhere', () => {
    expect(first('本周情况', { channel: 'leaders' })).toMatchObject({ intent: 'stats', period: 'this_week' });
    expect(first('上月', { channel: 'coordinators' })).toMatchObject({
      intent: 'stats',
      period: 'last_month',
    });
    expect(intentsOf('本周情况', { channel: 'work_group' })).toEqual([]);
    expect(intentsOf('本周情况我明天去汇报', { channel: 'leaders' })).toEqual([]);
  });

  it('finds both numbers of a merge, also where the one stands within the other', () => {
    expect(first('把23并到20里')).toMatchObject({ intent: 'merge', issueNumbers: [23], into: 20 });
    expect(first('把2并到20里')).toMatchObject({ intent: 'merge', issueNumbers: [2], into: 20 });
    expect(first('把20并到2里')).toMatchObject({ intent: 'merge', issueNumbers: [20], into: 2 });
  });
});
