import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../../src/chat/notice.ts';
import { fit, fitText } from '../../../../bots/feishu/cards/fit.ts';
import { CARD_LIMITS, requestBytes } from '../../../../bots/feishu/cards/measure.ts';
import { pressedCommand } from '../../../../bots/feishu/cards/pressed.ts';
import { renderCard } from '../../../../bots/feishu/cards/render-card.ts';
import { cardSchema } from '../../../support/feishu/card-schema.ts';

const many = <Item>(count: number, item: (i: number) => Item): Item[] =>
  Array.from({ length: count }, (_, i) => item(i));

function notice(more: Partial<Notice> = {}): Notice {
  return { kind: 'weekly', tone: 'plain', title: '周通报', lines: ['一、总体情况', '新增9件'], ...more };
}

const TABLE = {
  title: '责任部门',
  columns: ['部门', '应办结', '已办结', '按期'],
  rows: [
    ['住建局', '3', '2', '1'],
    ['金融办', '3', '2', '—'],
  ],
};

function cardOf(said: Notice) {
  const fitted = fit(said);
  if (!('card' in fitted)) throw new Error('it became text');
  expect(cardSchema.safeParse(fitted.card.card).error?.issues ?? []).toEqual([]);
  return { ...fitted.card, shortened: fitted.shortened, json: JSON.stringify(fitted.card.card) };
}

describe('a card', () => {
  it('shows a table with its figures to the right', () => {
    const { card, tables } = renderCard(notice({ tables: [TABLE] }));
    expect(tables).toBe(1);
    expect(card).toMatchObject({
      body: {
        elements: expect.arrayContaining([
          expect.objectContaining({
            tag: 'table',
            page_size: 2,
            columns: expect.arrayContaining([
              expect.objectContaining({ name: 'c0', display_name: '部门', horizontal_align: 'left' }),
              expect.objectContaining({ name: 'c3', display_name: '按期', horizontal_align: 'right' }),
            ]),
            rows: expect.arrayContaining([{ c0: '金融办', c1: '3', c2: '2', c3: '—' }]),
          }),
        ]),
      },
    });
  });

  it('draws each kind of chart as a spec that is data alone', () => {
    const series = [
      { name: '新增', values: [3, 1, Number.NaN] },
      { name: '办结', values: [2, 2, 4] },
    ];
    const charts = (['bar', 'line', 'pie'] as const).map((kind) => ({
      title: '近三周',
      kind,
      labels: ['第1周', '第2周', '第3周'],
      series: kind === 'pie' ? series.slice(1) : series,
    }));
    const { json } = cardOf(notice({ charts }));
    expect(json).toContain('"type":"bar"');
    expect(json).toContain('"categoryField":"label"');
    expect(json).toContain('{"label":"第3周","series":"办结","value":4}');
    expect(json).not.toContain('{"label":"第3周","series":"新增"');
  });

  it('stacks the bars that would be hairs side by side', () => {
    const chart = (count: number) => ({
      title: '部门',
      kind: 'bar' as const,
      labels: many(count, (i) => `部门${i}`),
      series: [
        { name: '按期', values: many(count, () => 1) },
        { name: '超期', values: many(count, () => 2) },
      ],
    });
    expect(cardOf(notice({ charts: [chart(4)] })).json).toContain('"xField":["label","series"]');
    expect(cardOf(notice({ charts: [chart(12)] })).json).toContain('"xField":"label"');
    expect(cardOf(notice({ charts: [chart(12)] })).json).toContain('"stack":true');
  });

  it('takes its colour from what it asks of the reader', () => {
    const colours = (['plain', 'todo', 'good', 'warning', 'urgent'] as const).map(
      (tone) => JSON.stringify(renderCard(notice({ tone })).card).match(/"template":"(\w+)"/)?.[1],
    );
    expect(colours).toEqual(['blue', 'orange', 'green', 'yellow', 'red']);
  });

  it('is taken by the platform even where a notice says nothing at all', () => {
    expect(cardOf(notice({ title: ' ', lines: ['', '\u200B'], hint: '' })).elements).toBeGreaterThan(0);
  });
});

describe('a button', () => {
  const request = notice({
    kind: 'request',
    issueNumber: 12,
    buttons: [
      { id: 'accept', label: '签收', command: '签收 #12' },
      { id: 'return', label: '退回', command: '退回 #12', asksFor: '退回原因' },
      { id: 'resolve', label: '办结', command: '办结 #12', asksFor: '办理结果' },
    ],
  });

  it('is the command that it stands for', () => {
    const [pressed] = valuesIn(renderCard(request).card);
    expect(pressedCommand({ tag: 'button', value: pressed })).toEqual({
      text: '签收 #12',
      notice: 'request',
      issueNumber: 12,
    });
  });

  it('sends what was typed into the one text box after its command', () => {
    const { card, json } = cardOf(request);
    expect(json.match(/"tag":"input"/g)).toHaveLength(1);
    expect(json).toContain('退回——退回原因；办结——办理结果');
    const value = valuesIn(card).find(({ command }) => command === '退回 #12');
    expect(
      pressedCommand({
        tag: 'button',
        name: 'submit_return',
        value,
        form_value: { words: ' 不归我局管\n建议转交通局 ' },
      }),
    ).toMatchObject({ text: '退回 #12 不归我局管\n建议转交通局' });
  });

  it('of somebody else is none of ours', () => {
    for (const action of [null, 'x', {}, { value: 'x' }, { value: { command: 1, notice: 'x' } }])
      expect(pressedCommand(action)).toBeUndefined();
  });
});

describe('what is too much for a card', () => {
  it.each([
    ['lines', notice({ lines: many(800, (i) => `#${i} 凤凰粮食：货车进不了厂（住建局，逾期2天）`) })],
    ['one long text', notice({ lines: ['长'.repeat(40_000)] })],
    ['table rows', notice({ tables: [{ ...TABLE, rows: many(900, (i) => [`部门${i}`, '3', '2', '1']) }] })],
    ['tables', notice({ tables: many(7, () => TABLE) })],
    [
      'fields',
      notice({ kind: 'issue', fields: many(9, (i) => ({ label: `栏${i}`, value: '长'.repeat(9_000) })) }),
    ],
    [
      'buttons',
      notice({ buttons: many(90, (i) => ({ id: `b${i}`, label: `第${i}项`, command: `选 ${i}` })) }),
    ],
    [
      'people to call',
      notice({ mentions: many(2_000, (i) => ({ account: `feishu:ou_${i}`, name: `某${i}` })) }),
    ],
    [
      'charts',
      notice({
        charts: many(9, () => ({
          title: '图',
          kind: 'bar' as const,
          labels: many(200, (i) => `第${i}周`),
          series: [{ name: '新增', values: many(200, (i) => i) }],
        })),
      }),
    ],
  ])('becomes a shorter card that says so: %s', (_, said) => {
    const { bytes, elements, tables, shortened, json } = cardOf(said);
    expect(shortened).toBe(true);
    expect(bytes).toBeLessThanOrEqual(CARD_LIMITS.bytes);
    expect(elements).toBeLessThanOrEqual(CARD_LIMITS.elements);
    expect(tables).toBeLessThanOrEqual(CARD_LIMITS.tables);
    if (said.mentions === undefined) expect(json).toContain('全文见台账');
  });

  it('says how many lines are missing and in which file the whole is', () => {
    const said = notice({
      lines: many(800, (i) => `#${i} 凤凰粮食：货车进不了厂（住建局，逾期2天）`),
      files: [{ name: '周通报.xlsx', url: '/x', ref: 'summary:1.xlsx' }],
    });
    expect(cardOf(said).json).toMatch(/另有 7[47]0 行没有列出，全文见文件“周通报\.xlsx”/);
  });

  it('keeps the beginning, which is what the reader looks at first', () => {
    const { json } = cardOf(notice({ lines: many(800, (i) => `第${i}行，${'长'.repeat(60)}`) }));
    expect(json).toContain('第0行');
    expect(json).not.toContain('第700行');
  });

  it('becomes text where even the shortest card is too long, and is never silent', () => {
    const said = notice({ fields: many(60, (i) => ({ label: `栏${i}`, value: '长'.repeat(500) })) });
    const fitted = fit({ ...said, hint: '长'.repeat(20_000) });
    if (!('text' in fitted)) throw new Error('it fitted a card');
    expect(fitted.text).toContain('周通报');
  });
});

describe('a text message', () => {
  it('is cut below 150 KB and says so, without half a sign at its end', () => {
    const text = fitText(notice({ lines: ['😀'.repeat(60_000)] }));
    expect(requestBytes(JSON.stringify({ text }))).toBeLessThanOrEqual(150_000);
    expect(text).toMatch(/😀\n内容较长，以上不是全部，全文见台账$/u);
  });

  it('is whole where it fits', () => {
    const said = notice({ hint: '发：查 #1' });
    expect(fitText(said)).toBe('周通报\n一、总体情况\n新增9件\n发：查 #1');
  });
});

/** The values of all buttons of a card, in order. */
function valuesIn(part: unknown): { command?: unknown }[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'type' in part && part.type === 'callback' && 'value' in part ? [part.value ?? {}] : [];
  return [...(own as { command?: unknown }[]), ...Object.values(part).flatMap(valuesIn)];
}
