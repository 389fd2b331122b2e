import { describe, expect, it } from 'vitest';
import { findMoney } from '../../src/language/money.ts';
import { fold } from '../../src/language/fold.ts';
import { intentsOf } from './sample.ts';

const OFFICE = { senderRole: 'liaison', channel: 'department' } as const;
const RULER = { senderRole: 'coordinator', channel: 'coordinators' } as const;
const ASKED = { senderRole: 'member', mentionsBot: true } as const;

describe('said to the bot', () => {
  it.each([
    ['我局名下还有几件没签', { ...OFFICE, mentionsBot: true }, 'query'],
    ['住建局那几件怎么还没动静', { ...RULER, mentionsBot: true }, 'query'],
    ['口罩补贴政策哪里查', ASKED, 'policy_query'],
    ['稳岗补贴政策去哪看', ASKED, 'policy_query'],
    ['海澜精密想招2个会操作五轴的师傅 工资八千到一万二', ASKED, 'report'],
    ['云溪面业要租3台叉车', ASKED, 'report'],
    ['青松特种玻璃要招叉车工6名普工20名', ASKED, 'report'],
    ['雲溪麵業嗰邊條路又封咗 貨車入唔到廠', ASKED, 'report'],
    ['云溪面业门口的路又封了', ASKED, 'report'],
  ] as const)('“%s” is understood', (text, context, intent) => {
    expect(intentsOf(text, context)).toMatchObject([{ intent }]);
  });

  it.each(['海澜精密招的人到了', '青松特种玻璃信封了两个', '云溪面业来了'])(
    '“%s” reports nothing',
    (text) => {
      expect(intentsOf(text, ASKED).map(({ intent }) => intent)).not.toContain('report');
    },
  );
});

describe('a sum beside a bank', () => {
  it.each([
    ['银行不给续贷 差800万', 8_000_000],
    ['资金周转不开，还差300万', 3_000_000],
  ])('%s', (text, cny) => {
    expect(findMoney(fold(text))).toMatchObject([{ cny }]);
  });

  it.each(['年产口罩 缺800万只', '银行门口修路，差200万块砖'])('is none of things: %s', (text) => {
    expect(findMoney(fold(text))).toEqual([]);
  });
});
