import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runParse } from '../../src/cli/parse.ts';

const directory = readFileSync(join(import.meta.dirname, '../messages/directory.json'), 'utf8');
const now = new Date('2020-03-11T10:00:00+08:00');

interface Row {
  readonly id: string;
  readonly intents: readonly Record<string, unknown>[];
}

async function run(input: string): Promise<Row[]> {
  const rows: Row[] = [];
  await runParse(Readable.from([input]), directory, (line) => rows.push(JSON.parse(line)), now);
  return rows;
}

describe('xietiao parse', () => {
  it('writes one line for each line, with nothing for talk', async () => {
    const rows = await run('{"id":"a","text":"#12 已解决"}\n\n{"id":"b","text":"收到"}\n');
    expect(rows).toEqual([
      { id: 'a', intents: [{ intent: 'resolve', issueNumbers: [12] }] },
      { id: 'b', intents: [] },
    ]);
  });

  it('gives a report that names no department the usual one of its category', async () => {
    const [row] = await run('{"id":"a","text":"报问题 茶坪村茶树没人会剪枝"}');
    expect(row?.intents[0]).toMatchObject({
      intent: 'report',
      category: '农业技术',
      department: '农业农村局',
      priority: 'normal',
      assisting: [],
    });
  });

  it('says that the bot would ask where a bare number may be an issue’s, and changes nothing by it', async () => {
    const office = '"senderRole":"liaison","context":{"channel":"department"}';
    const rows = await run(
      `{"id":"a","text":"49围墙塌了一半，先用板挡上",${office}}\n{"id":"b","text":"49围墙已经修好了","senderRole":"member"}\n{"id":"c","text":"12路公交改线了"}`,
    );
    for (const { intents } of rows.slice(0, 2))
      expect(intents).toMatchObject([{ intent: 'progress', issueNumbers: [49], needsClarification: true }]);
    expect(rows[2]?.intents).toEqual([]);
  });

  it('finds the last posting of a list by its id', async () => {
    const list = '#接龙\\n物资需求\\n1. 李强 口罩200个';
    const rows = await run(
      `{"id":"a","text":"${list}"}\n{"id":"b","text":"${list}\\n2. 赵敏 口罩100个","context":{"previous":"a"}}`,
    );
    expect(rows[1]?.intents[0]).toMatchObject({ intent: 'chain', newEntries: 1 });
  });

  it('reckons days from the time that a line names', async () => {
    const [row] = await run(
      '{"id":"a","text":"报问题 云溪面业明天前要通车","context":{"now":"2020-05-01T09:00:00+08:00"}}',
    );
    expect(row?.intents[0]).toMatchObject({ due: '2020-05-02T17:30:00+08:00' });
  });

  it("refuses what a stranger, or a member about somebody else's report, may not do", async () => {
    const rows = await run(
      '{"id":"a","senderRole":"stranger","text":"#12 已解决"}\n{"id":"b","senderRole":"member","text":"撤销 #12 重复上报","context":{"senderIsReporter":false}}',
    );
    expect(rows.map(({ intents }) => intents[0]?.['intent'])).toEqual(['denied', 'denied']);
  });

  it('names the line that is no JSON', async () => {
    await expect(run('{"id":"a","text":"收到"}\nnot json')).rejects.toThrow('line 2');
  });

  it('refuses a file that is JSON and no directory, in one line', async () => {
    const other = runParse(Readable.from(['']), '{"name":"xietiao","scripts":{}}', () => undefined, now);
    await expect(other).rejects.toThrow(/^the directory file names neither.*another file\?$/);
  });

  it('refuses a directory that is no JSON', async () => {
    await expect(runParse(Readable.from(['']), '{', () => undefined, now)).rejects.toThrow('directory');
  });
});
