import { describe, expect, it } from 'vitest';
import { explainRouting } from '../../src/routing/explain.ts';
import { createRouter, type RouterOptions } from '../../src/routing/route.ts';

const HOUSING = 1;
const TRAFFIC = 2;
const FINANCE = 3;

const departments = [
  { id: HOUSING, name: '住建局', aliases: ['住建'], responsibilities: ['道路施工', '小区漏水', '物业管理'] },
  {
    id: TRAFFIC,
    name: '交警大队',
    aliases: ['交警'],
    responsibilities: ['交通疏导', '红绿灯', '小区乱停车'],
  },
  { id: FINANCE, name: '金融办', aliases: [], responsibilities: ['银行贷款', '流动资金'] },
];

const nameOf = (id: number) => departments.find((one) => one.id === id)?.name ?? '?';

function router(options: Partial<RouterOptions> = {}) {
  return createRouter({ departments, rules: [], ...options });
}

describe('the router', () => {
  it('sends what names departments to the first, and the others assist', () => {
    const outcome = router().route({ text: '银行贷款', named: [HOUSING, TRAFFIC, HOUSING] });
    expect(outcome).toMatchObject({ decision: 'route', lead: HOUSING, assisting: [TRAFFIC] });
    expect(explainRouting(outcome.record, nameOf)).toBe('派给住建局：消息点名住建局，一并提到交警大队。');
  });

  it('follows the first rule that holds before it reads the text', () => {
    const rules = [
      { category: '融资贷款', objectKind: 'village', department: '住建局' },
      { category: '融资贷款', department: '金融办' },
    ] as const;
    const outcome = router({ rules }).route({
      text: '红绿灯坏了',
      category: '融资贷款',
      objectKind: 'enterprise',
      named: [],
    });
    expect(outcome).toMatchObject({ decision: 'route', lead: FINANCE, record: { step: 'rule' } });
    expect(explainRouting(outcome.record, nameOf)).toBe('派给金融办：规则“融资贷款”归金融办。');
  });

  it('sends what the responsibilities of one department speak of, and quotes them', () => {
    const outcome = router().route({ text: '门口道路施工，货车进不来', named: [] });
    expect(outcome).toMatchObject({ decision: 'route', lead: HOUSING, record: { step: 'learned' } });
    expect(outcome.record.because).toEqual(['职责“道路施工”']);
  });

  it('says which typed words met a responsibility', () => {
    const outcome = router().route({ text: '村口红绿灯不亮，想请你们疏导', named: [] });
    expect(outcome.record.because).toEqual(['职责“红绿灯”', '职责“交通疏导”命中“疏导”']);
  });

  it('asks where two departments could be meant, the likelier first', () => {
    const outcome = router().route({ text: '门口道路施工，红绿灯也坏了', named: [] });
    expect(outcome.decision).toBe('ask');
    expect(outcome.record.candidates.map(({ departmentId }) => departmentId)).toEqual([HOUSING, TRAFFIC]);
  });

  it('asks with no candidate where nothing speaks for anybody', () => {
    const outcome = router().route({ text: '今天天气不错', named: [] });
    expect(outcome).toMatchObject({ decision: 'ask', candidates: [] });
    expect(explainRouting(outcome.record, nameOf)).toBe('还没有派单：没有职责与内容对得上。');
  });

  it('lets a rule without conditions catch what would be asked, and nothing else', () => {
    const caught = router({ rules: [{ department: '金融办' }] });
    expect(caught.route({ text: '今天天气不错', named: [] })).toMatchObject({
      decision: 'route',
      lead: FINANCE,
    });
    expect(caught.route({ text: '道路施工', named: [] })).toMatchObject({ decision: 'route', lead: HOUSING });
  });

  it('does not read meaning into the name of a service object', () => {
    const text = '道路施工集团要银行贷款';
    expect(router().route({ text, named: [] }).decision).toBe('ask');
    expect(router({ objectNames: ['道路施工集团'] }).route({ text, named: [] })).toMatchObject({
      decision: 'route',
      lead: FINANCE,
    });
  });

  it('lets the usual department of a category tip the scale, not decide alone', () => {
    const usual = router({ categoryDefaults: { 融资: '金融办' } });
    expect(usual.route({ text: '天气不错', category: '融资', named: [] })).toMatchObject({
      decision: 'ask',
      candidates: [{ departmentId: FINANCE }],
    });
  });

  it('answers the same text the same way in any width', () => {
    const [narrow, wide] = ['ＡＢＣ道路施工', 'abc道路施工'].map((text) =>
      router().route({ text, named: [] }),
    );
    expect(narrow).toEqual(wide);
  });

  it('offers at most three departments', () => {
    const many = Array.from({ length: 9 }, (_, i) => ({
      id: i,
      name: `第${i}`,
      aliases: [],
      responsibilities: ['道路施工'],
    }));
    const outcome = router({ departments: many }).route({ text: '道路施工', named: [] });
    expect(outcome.decision === 'ask' && outcome.candidates.length).toBe(3);
  });
});
