import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const asked = (text: string) => intentsOf(text, { senderRole: 'member', mentionsBot: true })[0];

describe('help', () => {
  it.each([
    '你都能干点啥呀',
    '咋报问题，教教我',
    '指令有哪些',
    '怎么跟你说',
    '新来的，不会用',
    '退回怎么弄',
    '你是干啥的',
    '發個使用說明',
  ])('is what is asked for, in any wording: %s', (text) => expect(asked(text)).toEqual({ intent: 'help' }));

  it.each([
    '云溪面业断水了怎么办',
    '厂里没水了怎么办',
    '#12 怎么还没办',
    '报问题 厂里断电了',
    '能不能帮企业查一下税',
  ])('is not what somebody asks who has a matter: %s', (text) =>
    expect(asked(text)?.intent).not.toBe('help'),
  );
});
