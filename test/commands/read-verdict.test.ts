import { describe, expect, it } from 'vitest';
import { readVerdict } from '../../src/commands/statements/read-verdict.ts';

/** A Monday. */
const now = new Date('2020-03-09T09:00:00+08:00');
const answered = (text: string) => readVerdict(text, { now, quotedIssue: 16 })?.verdict;

describe('the answer to a request that waits', () => {
  it.each([
    '同意',
    '可以',
    '准了',
    '行',
    '批',
    '批了',
    '同意延期。',
    '同意挂账',
    'OK',
    '我同意',
    '批吧',
    '没意见',
  ])('“%s” grants it', (text) => {
    expect(answered(text)).toEqual({ kind: 'approve' });
  });

  it.each([
    ['只能给2天', 2],
    ['同意2天', 2],
    ['给两天吧', 2],
    ['最多给３个工作日', 3],
    ['同意，只给一周', 5],
    ['批2天，抓紧办', 2],
  ])('“%s” grants so many days', (text, workdays) => {
    expect(answered(text)).toMatchObject({ kind: 'approve', workdays });
  });

  it('grants up to a day that was said', () => {
    expect(answered('同意延到3月13日')).toEqual({ kind: 'approve', until: '2020-03-13T17:30:00+08:00' });
    expect(answered('同意延到他们办完')).toEqual({ kind: 'unsure' });
  });

  it('keeps the words that go with a yes', () => {
    expect(answered('同意，下不为例')).toEqual({ kind: 'approve', comment: '下不为例' });
  });

  it.each([
    ['不同意，人被困过', '人被困过'],
    ['不行，企业等不及', '企业等不及'],
    ['不批 换别的厂家', '换别的厂家'],
    ['不予批准延期，已经延过一次', '已经延过一次'],
    ['不同意因为下周就开学', '因为下周就开学'],
    ['不准', ''],
    ['不批了', ''],
  ])('“%s” refuses it and says why', (text, reason) => {
    expect(answered(text)).toEqual({ kind: 'decline', reason });
  });

  it.each([
    '同意但是要每天报进展',
    '同意，但只能到周三',
    '同意，等企业回话再说',
    '不是不同意',
    '不同意，除非写保证书',
    '不同意5天，同意2天',
    '不批不行',
    '行不行',
    '不同意的话企业怎么开工',
    '可以考虑',
    '好的',
    '原则上同意',
    '2天',
    '没说不同意',
    '不同意先问问企业',
    '如果企业同意就批',
  ])('“%s” is asked about', (text) => {
    expect(answered(text)).toMatchObject({ kind: 'unsure' });
  });

  it.each([
    'ok了',
    '行了',
    '可以了',
    '可以销号了',
    '企业很满意，可以销号',
    '还没解决',
    '三天了没动静',
    '还是不行，车进不来',
  ])('“%s” speaks of the matter itself', (text) => {
    expect(answered(text)).toBeUndefined();
  });

  it.each(['同意吗？', '能不能同意', '为什么不批', '企业已复工', '请把材料报来', '收到', ''])(
    '“%s” decides nothing and is none',
    (text) => {
      expect(answered(text)).toBeUndefined();
    },
  );

  it('names its issues by their numbers, before or behind the first word, or by a notice quoted in WeChat', () => {
    const read = (text: string) => readVerdict(text, { now });
    expect(read('#15 不批')).toMatchObject({ issueNumbers: [15], verdict: { kind: 'decline', reason: '' } });
    expect(read('＃１５、#20 同意')).toMatchObject({ issueNumbers: [15, 20], verdict: { kind: 'approve' } });
    expect(read('同意 #15')).toMatchObject({ issueNumbers: [15], verdict: { kind: 'approve' } });
    expect(read('不同意#20 換別的廠家')).toMatchObject({
      issueNumbers: [20],
      verdict: { kind: 'decline', reason: '換別的廠家' },
    });
    expect(read('「助手：【请批延期 #7】住建局申请延期3个工作日」\n---------------\n同意')).toMatchObject({
      issueNumbers: [7],
    });
    expect(read('同意')).toBeUndefined();
  });
});
