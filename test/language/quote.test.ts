import { describe, expect, it } from 'vitest';
import { quotedIssueOf, readQuote } from '../../src/language/quote.ts';

const dashes = (count: number) => Array.from({ length: count }, () => '-').join(' ');

describe('a quoted message', () => {
  it.each([15, 16])('ends with %i dashes and the answer', (count) => {
    const text = `「协调助手：【问题 #12】云溪面业\n门口修路\n状态：办理中」\n${dashes(count)}\n搞定了`;
    const quote = readQuote(text);
    expect(quote).toMatchObject({ name: '协调助手', text: '【问题 #12】云溪面业\n门口修路\n状态：办理中' });
    expect(text.slice(quote?.answerAt).trim()).toBe('搞定了');
  });

  it('of the bot names its issue', () => {
    const text = `「协调助手：【协调请求 ＃12】云溪面业」\n${dashes(15)}\n👌`;
    expect(quotedIssueOf(text, ['协调助手'])).toEqual({ issueNumber: 12, fromBot: true });
  });

  it('of a person names the issue that person spoke of', () => {
    expect(quotedIssueOf(`「王敏：#7 还没修好」\n${dashes(15)}\n是的`, ['协调助手'])).toEqual({
      issueNumber: 7,
      fromBot: false,
    });
  });

  it('without a number names none', () => {
    expect(quotedIssueOf(`「王敏：吃饭了吗」\n${dashes(15)}\n吃了`, ['协调助手'])).toBeUndefined();
  });

  it('inside another quote belongs to the outer one', () => {
    const inner = `「王敏：在吗」\n${dashes(15)}\n【问题 #9】`;
    expect(readQuote(`「协调助手：${inner}」\n${dashes(15)}\n已解决`)?.text).toBe(inner);
  });

  it('is none without the line of dashes', () => {
    expect(readQuote('「协调助手：【问题 #12】」搞定了')).toBeUndefined();
  });
});

describe('the issue of a quoted notice', () => {
  const answered = (quoted: string) =>
    quotedIssueOf(`「协调助手：${quoted}」\n${'- '.repeat(15)}\n好的`, ['协调助手'])?.issueNumber;

  it('is the one in its heading, whatever others stand below', () => {
    expect(answered('【问题 #12】云溪面业\n与 #9 重复吗')).toBe(12);
    expect(answered('#12 已办结\n并入的 #9 一起')).toBe(12);
  });

  it('is the only one that is named', () => {
    expect(answered('刚看了，#12 修好了')).toBe(12);
  });

  it('is none in a brief, a bulletin or a list, be there one or many', () => {
    for (const quoted of [
      '早报 · 3月10日\n督办1件\n#6 云溪面业',
      '《开发区四进工作组周通报》第9期\n#3 办结',
      '本组未办结：1 条\n#6 云溪面业',
      '#3和#4都好了，#5还没'.replace('#3', '那个#3'),
    ])
      expect(answered(quoted)).toBeUndefined();
  });
});
