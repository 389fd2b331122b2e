import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const asked = (text: string) => intentsOf(text, { senderRole: 'supervisor', mentionsBot: true })[0];

describe('a bulletin asked for as it was posted', () => {
  it.each([
    ['看一下第3期通报', { edition: 3 }],
    ['第三期周报发我', { edition: 3, bulletin: 'weekly' }],
    ['上一期通报发一下', { edition: 'last' }],
    ['把最近一期月报找出来看看', { edition: 'last', bulletin: 'monthly' }],
  ])('is told apart from the figures of a period: %s', (text, said) =>
    expect(asked(text)).toMatchObject({ intent: 'stats', ...said }),
  );

  it('is none where a period is named', () => {
    expect(asked('上周通报')).toEqual({ intent: 'stats', period: 'last_week' });
    expect(asked('第3期谁写的通报')).toBeUndefined();
  });
});

describe('figures asked for by who knows no word for them', () => {
  it.each(['各部门退回率拉个数看看', '住建局这个月退了几单', '交警上个月被退了几次', '各村口罩还差多少'])(
    'are the bulletin: %s',
    (text) => expect(asked(text)).toMatchObject({ intent: 'stats' }),
  );
});
