import { describe, expect, it } from 'vitest';
import { returnProposed, tellsNotDone } from '../../src/issues/not-done.ts';

describe('a result', () => {
  it.each([
    '没货，换不了',
    '没人，招不到',
    '经协调不能解决',
    '资金不够，修不了',
    '暂时没有经费，等明年再修',
    '厂家没货，还没换',
    '無法解決',
    '已上报，但没有指标，办不了',
    '施工方说没人手',
  ])('that says that nothing was done is none: %s', (text) => {
    expect(tellsNotDone(text)).toBe(true);
  });

  it.each([
    '便道已铺好，货车可以进出',
    '原来没货，换不了，现已从外地调来换好',
    '没有办法恢复原状，已改道，车辆都能通行了',
    '经核实无法办理，已向群众说明，群众表示理解',
    '不在补贴范围，企业理解',
    '已换好，没有问题',
    '水已经通了，不再停水',
    '口罩12000个全部送到，不缺了',
    '已协调银行放款800万元',
    '未发现违规，已告知申报人',
    '还清欠薪，无遗留问题',
    '无人机已撤走，没人受伤',
    '路已通，耽误不了生产',
  ])('stays one: %s', (text) => {
    expect(tellsNotDone(text)).toBe(false);
  });
});

describe('a return in plain words', () => {
  const named = (text: string, name: string) => [{ name, start: text.indexOf(name) }];

  it('is one where it says so and whom it proposes', () => {
    for (const text of [
      '我们街道没钱修，退回去，建议给住建局',
      '退回去，应该转住建局',
      '这个退回吧，请由住建局办',
    ])
      expect(returnProposed(text, named(text, '住建局')), text).toBe('住建局');
  });

  it('is none without the one or the other', () => {
    for (const text of ['已和住建局联系，货退回去了', '退回去的材料住建局收到了', '建议给住建局也发一份'])
      expect(returnProposed(text, named(text, '住建局')), text).toBeUndefined();
  });
});
