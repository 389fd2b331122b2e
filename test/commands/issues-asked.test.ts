import { describe, expect, it } from 'vitest';
import type { ParseContext } from '../../src/commands/intent.ts';
import { read as readPlain } from './sample.ts';

const read = (text: string, context: Partial<ParseContext> = {}) =>
  readPlain(text, { senderRole: 'member', ...context });
const query = (...issueNumbers: number[]) => ({
  kind: 'intents',
  intents: [{ intent: 'query', issueNumbers }],
});

describe('a question about issues', () => {
  it.each([
    ['九号单什么进度', 9],
    ['查一下31号单子谁接的', 31],
    ['查下问题三十', 30],
    ['63啥情况了', 63],
    ['63單而家點樣喇', 63],
    ['有冇進展 #12', 12],
    ['第十二号单签收没', 12],
    ['谁接的31号单', 31],
    ['12号有眉目没', 12],
    ['工单45还剩几天到期', 45],
    ['问下31现在归哪个部门办', 31],
  ])('is heard in %s', (text, number) => expect(read(text)).toEqual(query(number)));

  it.each(['我上周报的那个有回信了吗', '我前天报的那个问题有进展没', '我的问题', '我报的现在到哪一步了'])(
    'is of what the asker reported: %s',
    (text) =>
      expect(read(text)).toEqual({
        kind: 'intents',
        intents: [{ intent: 'query', issueNumbers: [], scope: 'mine' }],
      }),
  );

  it.each(['我上周报的名有回信了吗', '我昨天报的那个材料有回信了吗'])('is no list: %s', (text) =>
    expect(read(text)).toEqual({ kind: 'chatter' }),
  );

  it('may ask of several at once', () => {
    expect(read('13和17有进展没')).toEqual(query(13, 17));
    expect(read('#9 #10 #11 三个一块儿给看下')).toEqual(query(9, 10, 11));
    expect(read('帮我看看12、13号问题卡在谁那儿了')).toEqual(query(12, 13));
  });

  it.each([
    '13路啥情况了',
    '120啥情况',
    '2020有进展没',
    '3楼啥情况了',
    '12点有结果没',
    '1和2谁去',
    '8组有消息没',
  ])('is none where the number is of a thing, a time or a hotline: %s', (text) =>
    expect(read(text)).toEqual({ kind: 'chatter' }),
  );

  it.each(['#12 来龙去脉', '查 #12 的办理过程', '12号单的流转记录发一下'])(
    'may ask how it went: %s',
    (text) =>
      expect(read(text)).toMatchObject({
        intents: [{ intent: 'query', issueNumbers: [12], aspect: 'timeline' }],
      }),
  );

  it('is more than a question where a deed follows', () => {
    expect(read('#63 什么情况，已解决了')).not.toEqual(query(63));
    expect(read('63啥情况了，退回吧')).toEqual({ kind: 'chatter' });
  });

  it.each(['谁接的', '什么进度', '超期了吗', '还剩几天', '是谁报的'])(
    'is of the issue whose notice is quoted: %s',
    (text) => expect(read(text, { quotedIssue: 12 })).toEqual(query(12)),
  );

  it.each(['快递单号12345到哪了', '问题一二三谁负责', '1号单元谁负责', '9号文件谁签的'])(
    'is none of what bears numbers of its own: %s',
    (text) => expect(read(text)).toEqual({ kind: 'chatter' }),
  );

  it('is put to the group where a department asks of the matter itself', () => {
    const office = { senderRole: 'liaison', channel: 'department' } as const;
    expect(read('#8 什么情况', office)).toMatchObject({ intents: [{ intent: 'request_info' }] });
    expect(read('8 什么进度', office)).toEqual(query(8));
  });
});
