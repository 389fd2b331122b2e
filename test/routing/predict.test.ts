import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRoutingPredict } from '../../src/cli/routing.ts';

let folder = '';
const at = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'routing-'));
  const rows = Array.from({ length: 30 }, (_, i) => [
    { text: `${i}号楼停水，水压也低`, title: '停水', label: '水务' },
    { text: `${i}路末班车太早，站台没灯`, title: '末班车', departments: ['公交', '城管'] },
  ]).flat();
  const units = [{ name: '水务', aliases: ['自来水'], responsibilities: ['停水'] }, { name: '公交' }];
  writeFileSync(at('train.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'));
  writeFileSync(at('units.json'), JSON.stringify(units));
  writeFileSync(
    at('in.jsonl'),
    '{"id": "a", "text": "家里停水了", "title": "停水"}\n\n{"id": 2, "text": "", "title": "末班车几点"}\n',
  );
  writeFileSync(at('broken.jsonl'), '{"id": 1, "text": "好"}\n{"id":\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function predict(...args: string[]): Promise<Record<string, unknown>[]> {
  const lines: string[] = [];
  await runRoutingPredict(args, (line) => lines.push(line));
  return lines.map((line) => JSON.parse(line));
}

describe('routing predict', () => {
  it('ranks every row by what it learned', async () => {
    const answers = await predict('--train', at('train.jsonl'), '--in', at('in.jsonl'), '--field', 'title');
    expect(answers.map(({ id }) => id)).toEqual(['a', 2]);
    expect(answers[0]).toMatchObject({ ranked: [{ name: '水务' }, {}, {}] });
    for (const { decision, because } of answers) {
      expect(['route', 'ask']).toContain(decision);
      expect(because).toBeInstanceOf(Array);
    }
  });

  it('starts cold from responsibilities alone', async () => {
    const [first] = await predict(
      '--responsibilities',
      at('units.json'),
      '--in',
      at('in.jsonl'),
      '--field',
      'text',
    );
    expect(first).toMatchObject({
      id: 'a',
      ranked: [{ name: '水务' }, { name: '公交' }],
      because: ['职责“停水”'],
    });
  });

  it('learns from several files', async () => {
    const once = ['--train', at('train.jsonl')];
    const answers = await predict(...once, ...once, '--in', at('in.jsonl'), '--field', 'text');
    expect(answers).toHaveLength(2);
  });

  it.each<[string[], string]>([
    [['--in', 'x'], 'nothing to learn from'],
    [['--train', 'x'], '--in FILE is missing'],
    [['--train', 'x', '--in', 'x', '--field', 'body'], '--field is text or title'],
    [['--train', 'no-such-file', '--in', 'x'], 'no-such-file cannot be read'],
    [['--wrong'], "Unknown option '--wrong'"],
  ])('answers %j with one clear line', async (args, complaint) => {
    await expect(predict(...args)).rejects.toThrow(complaint);
  });

  it('names the line that is no JSON', async () => {
    await expect(predict('--responsibilities', at('units.json'), '--in', at('broken.jsonl'))).rejects.toThrow(
      /broken\.jsonl, line 2: no JSON/,
    );
  });
});
