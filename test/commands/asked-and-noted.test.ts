import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const named = (text: string, context: Parameters<typeof intentsOf>[1] = {}) =>
  intentsOf(text, context).map(({ intent }) => intent);

describe('a visit in brackets', () => {
  it.each([
    '【走访】恒岳石材，座谈40分钟，了解二期扩产计划，企业暂无诉求',
    '[走访记录] 云溪面业，看了两条线',
    '【入户走访】石桥村，看望独居老人5户，都挺好',
    '走访云溪面业：复工率80%，缺5名电工',
    '【走访】石桥村，入户3户',
  ])('is noted with whom it was to: %s', (text) => {
    expect(named(text)).toEqual(['visit_log']);
  });

  it('is none yet where it is planned', () => {
    expect(named('【通知】明天走访恒岳石材，请准时')).toEqual([]);
  });
});

describe('whom to call', () => {
  it.each([
    '住建局对接咱的是哪位？给个电话',
    '负责这片的住建局同志是谁',
    '金融办发个联系方式',
    '住建局谁管施工许可这块？',
    '把恒岳石材的联系人发我',
    '跟我们对接的人社局联络员是哪位',
  ])('is shown to who asks the bot: %s', (text) => {
    expect(named(text, { mentionsBot: true })).toEqual(['contact_query']);
  });

  it.each([
    '云溪面业停电了，给住建局打个电话',
    '住建局来个电话说路修好了没通知',
    '枫林社区垃圾没人清，谁管啊',
  ])('is not what a telephone alone asks for: %s', (text) => {
    expect(named(text, { mentionsBot: true })).not.toContain('contact_query');
  });
});

describe('what is asked of the bot', () => {
  it.each(['我想把单子退回去该怎么发', '把这个工单转给别人怎么弄', '想把问题撤销怎么说'])(
    'is how something is typed: %s',
    (text) => {
      expect(named(text, { mentionsBot: true, senderRole: 'liaison', channel: 'department' })).toEqual([
        'help',
      ]);
    },
  );

  it.each(['咱组手里还有几件没结的', '我们组没结的还有哪些', '手头没结的单子列一下'])(
    'is which issues are open: %s',
    (text) => {
      expect(intentsOf(text, { mentionsBot: true })).toMatchObject([{ intent: 'query', scope: 'open' }]);
    },
  );
});

describe('who is at work on an object’s matters', () => {
  it.each(['恒岳石材的事谁在管', '恒岳石材修路归哪个部门', '云溪面业的事有人办吗'])(
    'is a question for its issues: %s',
    (text) => {
      expect(named(text, { mentionsBot: true })).toEqual(['query']);
      expect(named(text)).toEqual([]);
    },
  );

  it.each(['云溪面业门口谁来管管', '云溪面业门口堵了没人管', '云溪面业垃圾没人清，谁管啊'])(
    'is not what a complaint asks: %s',
    (text) => {
      expect(named(text, { mentionsBot: true })).not.toContain('query');
    },
  );
});
