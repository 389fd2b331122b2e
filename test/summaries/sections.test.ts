import { describe, expect, it } from 'vitest';
import { type CaseRow, tellingCases } from '../../src/summaries/cases.ts';
import { entryFigures, type EntryRow } from '../../src/summaries/entry-figures.ts';
import { plansOf, type WordRow } from '../../src/summaries/plans.ts';
import { findThemes, type SaidRow } from '../../src/summaries/themes.ts';

const entry = (kind: EntryRow['kind'], slots: EntryRow['slots'], more: Partial<EntryRow> = {}): EntryRow => ({
  id: 1,
  notedAt: new Date(0),
  kind,
  groupId: 1,
  objectId: null,
  objectKinds: [],
  issueNumber: null,
  slots,
  ...more,
});

describe('what is noted beside the issues', () => {
  it('is told only where something was noted: nothing is not zero', () => {
    expect(entryFigures([], [])).toEqual({
      visits: null,
      inspections: null,
      policies: 0,
      materials: [],
      progress: [],
    });
  });

  it('adds up visits by the numbers that were written, else by the objects that were named', () => {
    const { visits } = entryFigures(
      [
        entry('visit_log', { counts: { 企业: 3, 项目: 1, 社区: 2, 问题: 5, 解决: 2 } }),
        entry('visit_log', {}, { objectKinds: ['village', 'enterprise'] }),
      ],
      [],
    );
    expect(visits).toEqual({
      byKind: { enterprise: 4, project: 1, village: 1, community: 2 },
      households: 0,
      found: 5,
      solved: 2,
    });
  });

  it('reckons the gap issue by issue: too much here fills no need there', () => {
    const { materials } = entryFigures(
      [
        entry('supply_offer', { offer: { item: '口罩', value: 500, unit: '只' } }),
        entry('fulfil', { quantities: [{ item: '口罩', value: 3000, unit: '个' }] }, { issueNumber: 1 }),
      ],
      [
        { issueNumber: 1, item: '口罩', value: 2000, unit: '只' },
        { issueNumber: 2, item: '口罩', value: 1000, unit: '只' },
      ],
    );
    expect(materials).toEqual([
      {
        item: '口罩',
        unit: '只',
        needed: 3000,
        promised: 500,
        delivered: 2000,
        gap: 1000,
        beside: 1000,
        standing: [],
      },
    ]);
  });

  const masks = (value: number, result: string | null, came: readonly number[] = []) => {
    const need = { issueNumber: 1, item: '口罩', value, unit: '个', isClosed: result !== null, result };
    const rows = came.map((one) =>
      entry('fulfil', { quantities: [{ item: '口罩', value: one, unit: '个' }] }, { issueNumber: 1 }),
    );
    const [told] = entryFigures(rows, [need]).materials;
    return told && [told.needed, told.delivered, told.gap, told.beside];
  };

  it.each([
    [27500, '余下7500个已送到', [20000], [27500, 27500, 0, 0]],
    [27500, '剩下的都送到了', [20000], [27500, 27500, 0, 0]],
    [300, '口罩已全部送到村里', [], [300, 300, 0, 0]],
    [500, '', [], [500, 500, 0, 0]],
    [500, '送到250个', [250], [500, 500, 0, 0]],
    [500, '两天内送到口罩500个', [], [500, 500, 0, 0]],
  ] as const)('takes %i for met when it is closed by “%s”', (value, result, came, told) => {
    expect(masks(value, result, came)).toEqual(told);
  });

  it.each([
    [500, '送到口罩200个', [], [500, 200, 300, 0]],
    [500, '送到200个，还差300个', [], [500, 200, 300, 0]],
    [1000, '口罩400个已送到', [400], [1000, 400, 600, 0]],
    [500, null, [200], [500, 200, 300, 0]],
    [500, null, [200, 600], [500, 500, 0, 300]],
  ] as const)('takes %i as far as the numbers say where they say less: %s', (value, result, came, told) => {
    expect(masks(value, result, came)).toEqual(told);
  });

  it('takes no other thing of the same unit for it', () => {
    const of = (item: string, value: number) => ({
      issueNumber: 1,
      item,
      value,
      unit: '个',
      isClosed: true,
      result: '口罩500个、体温计20个已送到',
    });
    const told = entryFigures([], [of('口罩', 600), of('体温计', 20)]).materials;
    expect(told.map(({ item, delivered, gap }) => [item, delivered, gap])).toEqual([
      ['口罩', 500, 100],
      ['体温计', 20, 0],
    ]);
  });

  it('counts “都到位了” once, whatever came before', () => {
    const said = (quantities: unknown, complete: boolean) =>
      entry('fulfil', { quantities, complete }, { issueNumber: 1 });
    const whole = [{ item: '口罩', value: 500, unit: '个' }];
    const part = [{ item: '口罩', value: 200, unit: '个' }];
    const needs = [{ issueNumber: 1, item: '口罩', value: 500, unit: '个' }];
    expect(entryFigures([said(part, true), said(whole, true)], needs).materials).toMatchObject([
      { needed: 500, delivered: 500, gap: 0, beside: 0 },
    ]);
  });

  it('tells what was offered before only where something is lacking', () => {
    const offer = { item: '棉料', value: 30, unit: '吨', groupId: 2, notedAt: new Date(0) };
    const need = { issueNumber: 1, item: '棉料', value: 20, unit: '吨' };
    expect(entryFigures([], [need], [offer]).materials).toMatchObject([{ gap: 20, standing: [offer] }]);
    const met = { ...need, isClosed: true };
    expect(entryFigures([], [met], [offer]).materials).toMatchObject([{ gap: 0, standing: [] }]);
    expect(entryFigures([], [], [offer]).materials).toEqual([]);
  });

  it('takes off a need that was carried over what came for it before', () => {
    const needs = [
      {
        issueNumber: 1,
        item: '口罩',
        value: 1200,
        unit: '个',
        earlier: [{ item: '口罩', value: 100, unit: '只' }],
      },
      {
        issueNumber: 2,
        item: '酒精',
        value: 20,
        unit: '桶',
        earlier: [{ item: '酒精', value: 20, unit: '桶' }],
      },
    ];
    const came = entry(
      'fulfil',
      { quantities: [{ item: '口罩', value: 300, unit: '个' }] },
      { issueNumber: 1 },
    );
    expect(entryFigures([came], needs).materials).toEqual([
      {
        item: '口罩',
        unit: '个',
        needed: 1100,
        promised: 0,
        delivered: 300,
        gap: 800,
        beside: 0,
        standing: [],
      },
    ]);
  });

  it('keeps each object’s last figure, and adds up where both numbers were given', () => {
    const rate = (objectId: number, numerator: number, denominator: number) =>
      entry(
        'metric',
        { metric: '复工率', value: numerator / denominator, numerator, denominator },
        { objectId },
      );
    const { progress } = entryFigures([rate(1, 10, 20), rate(2, 188, 202), rate(1, 15, 20)], []);
    expect(progress).toMatchObject([
      { metric: '复工率', objects: 2, of: { numerator: 203, denominator: 222 } },
    ]);
  });
});

const said = (number: number, groupId: number, detail: string): SaidRow => ({
  number,
  groupId,
  leadId: 1,
  category: detail.includes('贷') ? '融资贷款' : '交通运输',
  title: detail.slice(0, 12),
  detail,
  names: ['凤凰粮食'],
});

describe('common problems', () => {
  const reports = [
    said(1, 1, '凤凰粮食门口道路施工，货车进不了厂'),
    said(2, 2, '门前道路施工，原料货车进不来'),
    said(3, 3, '道路施工围挡，货车绕行20公里'),
    said(4, 1, '贷款到期，银行不给续贷'),
    said(5, 2, '银行要求追加抵押才续贷'),
    said(6, 3, '流动资金紧张，银行贷款需要续贷'),
    said(7, 3, '锅炉手续补了三次还没批下来'),
  ];

  it('are clusters of similar reports, named by the words that tell them', () => {
    const themes = findThemes(reports, reports.slice(0, 1), { acrossGroups: true });
    expect(themes.map(({ category, count, groups, before }) => [category, count, groups, before])).toEqual([
      ['交通运输', 3, 3, 1],
      ['融资贷款', 3, 3, 0],
    ]);
    expect(themes[0]?.words).toEqual(expect.arrayContaining(['道路施工', '货车']));
    expect(themes[1]?.words.join()).toMatch(/续贷|银行/);
  });

  it('come from two groups at least, and never from a lone report', () => {
    const ofOne = reports.slice(0, 3).map((row) => Object.assign({}, row, { groupId: 1 }));
    expect(findThemes(ofOne, [], { acrossGroups: true })).toEqual([]);
    expect(findThemes(ofOne, [], { acrossGroups: false })).toHaveLength(1);
    expect(findThemes(reports.slice(6), [], { acrossGroups: false })).toEqual([]);
  });

  it('do not hang on the order in which reports came', () => {
    const backwards = findThemes(reports.toReversed(), [], { acrossGroups: true });
    expect(backwards.map(({ numbers }) => numbers)).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });
});

const closed = (number: number, more: Partial<CaseRow>): CaseRow => ({
  number,
  title: '贷款到期急需续贷',
  objectId: number,
  groupId: 1,
  leadId: 1,
  assisting: [],
  reportedAt: new Date('2026-03-09T01:00:00Z'),
  doneAt: new Date('2026-03-20T01:00:00Z'),
  result: '银行已经放款，企业恢复生产',
  satisfaction: '满意',
  amountCny: null,
  ...more,
});

describe('telling cases', () => {
  it('are fast, of several departments or large; the rest is no example', () => {
    const fast = { doneAt: new Date('2026-03-10T01:00:00Z') };
    const told = tellingCases([
      closed(1, {}),
      closed(2, fast),
      closed(3, { ...fast, amountCny: 80_000_000 }),
      closed(4, { assisting: [2] }),
    ]);
    expect(told.map(({ number, why }) => [number, why])).toEqual([
      [3, ['large', 'fast']],
      [2, ['fast']],
    ]);
  });

  it('hold up nobody who was dissatisfied, and nothing without a result in words', () => {
    const fast = { doneAt: new Date('2026-03-09T05:00:00Z') };
    expect(
      tellingCases([
        closed(1, { ...fast, satisfaction: '不满意' }),
        closed(2, { ...fast, result: '已解决。' }),
      ]),
    ).toEqual([]);
  });
});

const word = (number: number, text: string): WordRow => ({
  number,
  title: '道路施工',
  sensitive: false,
  state: 'in_progress',
  objectId: null,
  groupId: 1,
  departmentId: 1,
  deadline: null,
  said: text,
  saidAt: new Date('2026-03-12T02:00:00Z'),
});

describe('plans for the days that follow', () => {
  const week = { asOf: new Date('2026-03-13T09:00:00Z'), nextTo: new Date('2026-03-20T09:00:00Z') };

  it('are sessions and promises with a day in them, each issue’s last word', () => {
    const plans = plansOf(
      [
        word(1, '3月17日上午9点到现场办公'),
        word(2, '预计3月16日前完成'),
        word(2, '材料晚到，预计3月19日前完成'),
        word(3, '预计4月底完成'),
        word(4, '正在协调'),
      ],
      week,
    );
    expect(plans.map(({ number, kind, at }) => [number, kind, at.toISOString().slice(0, 10)])).toEqual([
      [1, 'onsite', '2026-03-17'],
      [2, 'promise', '2026-03-19'],
    ]);
  });
});
