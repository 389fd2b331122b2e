import { describe, expect, it } from 'vitest';
import { intentsOf, read } from './sample.ts';

const department = { senderRole: 'liaison', channel: 'department' } as const;

describe('a pressed button is a typed command', () => {
  it.each([
    ['签收 #12', { intent: 'accept', issueNumbers: [12] }],
    ['答复 #12 便道周五铺好', { intent: 'reply', issueNumbers: [12], replyText: '便道周五铺好' }],
    [
      '退回 #12 这是省道，建议转交通局',
      { intent: 'return', reason: '这是省道', suggestedDepartment: '交通局' },
    ],
    ['办结 #12 便道已铺好', { intent: 'resolve', outcomeText: '便道已铺好' }],
    ['#12 已解决', { intent: 'resolve', issueNumbers: [12] }],
    ['#12 确认 满意', { intent: 'confirm', satisfaction: '满意' }],
    ['重办 #12 又断了', { intent: 'reopen', reason: '又断了' }],
    ['#12 派给住建局', { intent: 'assign', department: '住建局' }],
    ['#12 派给住建局，协办交通局', { intent: 'assign', department: '住建局', assisting: ['交通局'] }],
    ['催办 #12', { intent: 'urge', issueNumbers: [12] }],
    ['提级 #12 需省发改委协调货源', { intent: 'escalate', to: '省发改委' }],
    ['加急 #12', { intent: 'set_priority', priority: 'urgent' }],
    ['撤销 #12 报错了', { intent: 'cancel', reason: '报错了' }],
    ['作废 #12 重复上报', { intent: 'cancel', reason: '重复上报' }],
    ['补充 #12 在东门', { intent: 'supplement', text: '在东门' }],
    ['进展 #12 已进场', { intent: 'progress', text: '已进场' }],
    ['追问 #12 几号到？', { intent: 'request_info', question: '几号到？' }],
    ['#12 请提供名单', { intent: 'request_info', question: '名单' }],
    ['转办 #12 交通局', { intent: 'transfer', toDepartment: '交通局' }],
    ['查 #12', { intent: 'query', issueNumbers: [12] }],
    ['我的', { intent: 'query', scope: 'mine' }],
    ['我的问题', { intent: 'query', scope: 'mine' }],
    ['超期', { intent: 'query', scope: 'overdue' }],
    ['逾期', { intent: 'query', scope: 'overdue' }],
    ['云溪面业 进展?', { intent: 'query', subject: '云溪面业有限公司' }],
    ['查 住建局', { intent: 'query', department: '住建局' }],
    ['周报', { intent: 'stats', period: 'this_week' }],
    ['上周周报', { intent: 'stats', period: 'last_week' }],
    [
      '3月5日到3月11日的周报',
      {
        intent: 'stats',
        period: 'custom',
        from: '2020-03-05T00:00:00+08:00',
        to: '2020-03-12T00:00:00+08:00',
      },
    ],
    ['#12 为什么派给住建局', { intent: 'query', aspect: 'routing' }],
    ['#12 时间线', { intent: 'query', aspect: 'timeline' }],
    ['怎么用', { intent: 'help' }],
    ['认领管理员 ABCD-1234', { intent: 'bind', what: 'admin', code: 'ABCD-1234' }],
    ['绑定 7k2m9q', { intent: 'bind', what: 'person', code: '7K2M9Q' }],
    ['绑定 住建局 7K2M9Q', { intent: 'bind', what: 'chat', name: '住建局', code: '7K2M9Q' }],
  ])('%s', (text, value) => {
    expect(intentsOf(text)[0]).toMatchObject(value);
  });

  it.each(['退回 #12', '办结 #12'])('%s without words goes on, and has none', (text) => {
    expect(intentsOf(text, department)[0]).not.toHaveProperty('text');
  });
});

describe('a wrong command by somebody who meant the bot', () => {
  it.each(['报问题', '报问题：', '#', '签收 #', '答复 #12', '查', '绑定'])(
    '%s gets one line with an example',
    (text) => {
      expect(read(text)).toMatchObject({
        kind: 'misused',
        why: expect.any(String),
        example: expect.any(String),
      });
    },
  );

  it('and so does a mention that says nothing the bot knows', () => {
    expect(read('@协调助手 今天天气真好')).toMatchObject({ kind: 'misused' });
  });

  it('a mention alone asks for help', () => {
    expect(intentsOf('@协调助手')).toEqual([{ intent: 'help' }]);
  });
});

describe('talk', () => {
  it.each([
    '',
    '收到',
    '没问题',
    '👍',
    '大家辛苦了',
    '这个问题昨天会上说过了',
    '"李四" 撤回了一条消息',
    '[图片]',
  ])('%s stays talk', (text) => {
    expect(read(text)).toEqual({ kind: 'chatter' });
  });
});

describe('a message with several things', () => {
  it('gives a report and an action', () => {
    expect(intentsOf('报问题 安泽要口罩机2台；另#12已解决').map(({ intent }) => intent)).toEqual([
      'report',
      'resolve',
    ]);
  });

  it('gives each number its own clause', () => {
    expect(intentsOf('#12签收了，#13退回，这是省道', department)).toMatchObject([
      { intent: 'accept', issueNumbers: [12] },
      { intent: 'return', issueNumbers: [13] },
    ]);
  });

  it('reads only its first 20,000 characters', () => {
    expect(read(`${'哈'.repeat(20_000)}#12 已解决`)).toEqual({ kind: 'chatter' });
  });

  it('keeps what was typed beside what it means', () => {
    expect(intentsOf('報問題 雲溪麵業 ①號門漏水約３㎡')[0]).toMatchObject({
      subject: '云溪面业有限公司',
      detail: '雲溪麵業 ①號門漏水約３㎡',
    });
  });
});

describe('an issue that is not solved', () => {
  it('is reopened where it waits for confirmation', () => {
    expect(intentsOf('#12 没解决', { issueState: 'resolved' })[0]).toMatchObject({
      intent: 'reopen',
      issueNumbers: [12],
    });
  });

  it('is news where its state is unknown, and says that it asks for more', () => {
    expect(intentsOf('#12 没解决')[0]).toMatchObject({ intent: 'progress', stillOpen: true });
  });
});
