import { describe, expect, it } from 'vitest';
import { routerModel } from '../../src/routing/learn/for-router.ts';
import { createJudge } from '../../src/routing/learn/model.ts';
import { decodeModel, encodeModel } from '../../src/routing/learn/stored.ts';
import { trainModel, type Example } from '../../src/routing/learn/train.ts';
import { createRouter } from '../../src/routing/route.ts';

/** Invented requests: who usually answers is plain to a reader and stands nowhere in the names. */
const MATTERS: Readonly<Record<string, readonly string[]>> = {
  水务: ['水龙头没有水', '水压太低', '水管爆了', '水费算错', '水表坏了'],
  学校: ['孩子没有学位', '老师补课收钱', '学校食堂太贵', '新学期转学', '校车不来'],
  公交: ['末班车太早', '站台没有雨棚', '司机不停站', '班次太少', '线路改道没通知'],
};
const PLACES = ['东村', '西街', '南园', '北苑', '河边', '桥头', '山下', '湖畔'];

const examples: Example[] = Object.entries(MATTERS).flatMap(([label, matters]) =>
  matters.flatMap((matter) =>
    PLACES.map((place) => ({ text: `${place}的居民反映${matter}`, labels: [label] })),
  ),
);
const units = [
  { name: '水务', aliases: [], responsibilities: ['自来水', '停水'] },
  { name: '学校', aliases: [], responsibilities: ['入学', '学费'] },
];

/** Two opinions of one text. */
function quarrel(weight: number): Example[] {
  return [
    ...examples,
    { text: '路灯不亮', labels: ['学校'], weight },
    { text: '路灯不亮', labels: ['公交'], weight: 1 },
  ];
}

function winner(weight: number): string | undefined {
  return createJudge(trainModel(quarrel(weight)))({ text: '路灯不亮' }).ranked[0]?.name;
}

describe('a routing model', () => {
  it('learns who answers from who answered, and says by which words', () => {
    const judgement = createJudge(trainModel(examples))({ text: '我们小区水压一直不够' });
    expect(judgement.ranked[0]?.name).toBe('水务');
    expect(judgement.because[0]).toContain('水压');
  });

  it('works from responsibilities alone, and quotes them', () => {
    const judgement = createJudge(trainModel([], { units }))({ text: '楼里停水三天了' });
    expect(judgement.ranked.map(({ name }) => name)).toEqual(['水务', '学校']);
    expect(judgement.because).toEqual(['职责“停水”']);
  });

  it('gives chances that add up to one', () => {
    const { ranked } = createJudge(trainModel(examples, { units }))({ text: '末班车太早，孩子没有学位' });
    expect(ranked.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1);
    expect(ranked.map(({ confidence }) => confidence)).toEqual(
      ranked.map(({ confidence }) => confidence).toSorted((a, b) => b - a),
    );
  });

  it('learns the same from the same examples', () => {
    expect(encodeModel(trainModel(examples, { units }))).toEqual(
      encodeModel(trainModel(examples, { units })),
    );
  });

  it('is the same after it was stored', () => {
    const model = trainModel(examples, { units });
    const said = { text: '站台没有雨棚', title: '公交站台' };
    expect(createJudge(decodeModel(encodeModel(model)))(said)).toEqual(createJudge(model)(said));
  });

  it('refuses bytes that are cut short or of another shape', () => {
    const bytes = encodeModel(trainModel(examples));
    expect(() => decodeModel(bytes.slice(0, -4))).toThrow('cut short');
    expect(() => decodeModel(new TextEncoder().encode('{"mark":"other"}\n'))).toThrow('no routing model');
  });

  it('is not sure of words it has never seen', () => {
    const judgement = createJudge(trainModel(examples))({ text: '§§§' });
    expect(judgement.sure).toBe(false);
  });

  it('believes the weightier of two opinions', () => {
    expect([winner(0.1), winner(10)]).toEqual(['公交', '学校']);
  });

  it('accepts any of the departments that answered', () => {
    const both = { text: '校车线路改道', labels: ['学校', '公交'] };
    const { ranked } = createJudge(trainModel([...examples, both, both]))({ text: '校车线路改道' });
    expect(ranked[2]?.name).toBe('水务');
  });
});

describe('a router with a model', () => {
  const model = trainModel(examples, { promise: 0.8 });

  it('routes what the model is sure of to the department of that name', () => {
    const departments = [
      { id: 7, name: '水务', aliases: [], responsibilities: [] },
      { id: 8, name: '学校', aliases: [], responsibilities: [] },
    ];
    const router = createRouter({
      departments,
      rules: [],
      model: routerModel(createJudge(model), model.threshold.proven, departments),
    });
    expect(router.route({ text: '西街的居民反映水压太低', named: [] })).toMatchObject({
      decision: 'route',
      lead: 7,
      record: { step: 'learned' },
    });
  });

  it('asks where the best known department is gone', () => {
    const departments = [{ id: 8, name: '学校', aliases: [], responsibilities: [] }];
    const router = createRouter({
      departments,
      rules: [],
      model: routerModel(createJudge(model), model.threshold.proven, departments),
    });
    expect(router.route({ text: '西街的居民反映水压太低', named: [] })).toMatchObject({
      decision: 'ask',
      candidates: [{ departmentId: 8 }],
    });
  });

  describe('when a department came after the training', () => {
    const departments = [
      { id: 7, name: '水务', aliases: [], responsibilities: [] },
      { id: 8, name: '学校', aliases: [], responsibilities: [] },
      { id: 9, name: '公交', aliases: [], responsibilities: [] },
      { id: 10, name: '供热公司', aliases: [], responsibilities: ['暖气不热', '供暖', '热力管道'] },
    ];
    const router = createRouter({
      departments,
      rules: [],
      model: routerModel(createJudge(model), model.threshold.proven, departments),
    });

    it('finds it by its duties at once', () => {
      const { record } = router.route({ text: '东村的居民反映暖气不热，供暖太晚', named: [] });
      expect(record.candidates[0]?.departmentId).toBe(10);
      expect(record.because.join()).toContain('暖气不热');
    });

    it('asks where it disputes what was learned, and both can be chosen', () => {
      const outcome = router.route({ text: '西街的居民反映水压太低，暖气不热', named: [] });
      expect(outcome.decision).toBe('ask');
      const chosen = outcome.record.candidates.map(({ departmentId }) => departmentId);
      expect(chosen).toEqual(expect.arrayContaining([7, 10]));
      const all = outcome.record.candidates.reduce((sum, { confidence }) => sum + confidence, 0);
      expect(all).toBeLessThanOrEqual(1.000001);
    });

    it('decides what is none of its duties as before', () => {
      expect(router.route({ text: '西街的居民反映水压太低', named: [] })).toMatchObject({
        decision: 'route',
        lead: 7,
      });
    });
  });

  it('finds a department by its duties after a training that had no case of it', () => {
    const known = ['水务', '学校', '公交'].map((name) => ({ name, aliases: [], responsibilities: [name] }));
    const heating = { name: '供热公司', aliases: [], responsibilities: ['暖气不热', '供暖', '热力管道'] };
    const judge = createJudge(trainModel(examples, { units: [...known, heating] }));
    expect(judge({ text: '东村的居民反映暖气不热，供暖太晚' }).ranked[0]?.name).toBe('供热公司');
  });
});
