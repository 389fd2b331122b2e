import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readLedgerFile } from '../../src/cli/ledger-file.ts';
import { readOldLedger } from '../../src/usecases/routing/old-ledger.ts';

const folder = mkdtempSync(join(tmpdir(), 'xietiao-ledger-'));
const AT = new Date('2020-03-09T01:00:00Z');
const DEPARTMENTS = [
  { name: '住建局', aliases: ['住建'] },
  { name: '交警大队', aliases: ['交警'] },
];

async function read(name: string, content: string | Uint8Array) {
  const file = join(folder, name);
  writeFileSync(file, content);
  return readOldLedger(await readLedgerFile(file), DEPARTMENTS, AT);
}

const taught = ({ examples }: Awaited<ReturnType<typeof read>>) =>
  examples.map(({ title, text, department }) => `${title}|${text}|${department}`);

describe('a ledger from before the bot', () => {
  it('is read line by line as JSON, with one department or with all that answered', async () => {
    const ledger = await read(
      'old.jsonl',
      '{"text":"路灯不亮","label":"住建局"}\n{"title":"乱停","text":"乱停车","departments":["交警","住建局"]}\n',
    );
    expect(taught(ledger)).toEqual(['|路灯不亮|住建局', '乱停|乱停车|交警', '乱停|乱停车|住建局']);
    expect(ledger.taken).toBe(2);
  });

  it('is read from CSV under the columns’ own names, quotes and line ends inside a cell included', async () => {
    const ledger = await read(
      'old.csv',
      '编号,标题,问题内容,主办部门\r\n1,路灯,"门口路灯不亮，\n夜里""黑""",住建\r\n2,噪音,夜里吵,环保局\r\n3,,,住建局\r\n',
    );
    expect(taught(ledger)).toEqual(['路灯|门口路灯不亮，\n夜里"黑"|住建']);
    expect(ledger).toMatchObject({ taken: 1, withoutText: 1 });
    expect([...ledger.unknown]).toEqual([['环保局', 1]]);
  });

  it('is read in the characters that Excel writes CSV in', async () => {
    const gb = Uint8Array.from([
      0xb1, 0xea, 0xcc, 0xe2, 0x2c, 0xb2, 0xbf, 0xc3, 0xc5, 0x0a, 0xc2, 0xb7, 0xb5, 0xc6, 0x2c, 0xd7, 0xa1,
      0xbd, 0xa8, 0x0a,
    ]);
    expect(taught(await read('gb.csv', gb))).toEqual(['路灯|路灯|住建']);
  });

  it('is read from the first sheet of an Excel file, below its heading', async () => {
    const book = new excel.Workbook();
    const sheet = book.addWorksheet('台账');
    sheet.addRows([
      ['二月工作台账'],
      ['标题', '详情', '责任部门'],
      ['乱停', '大货车乱停', '交警大队、住建局'],
    ]);
    const ledger = await read('old.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
    expect(taught(ledger)).toEqual(['乱停|大货车乱停|交警大队', '乱停|大货车乱停|住建局']);
  });

  it('is read below a title over all columns and a heading in two rows', async () => {
    const book = new excel.Workbook();
    const sheet = book.addWorksheet('3月台账');
    sheet.addRows([
      ['问题台账（2026年3月）', '问题台账（2026年3月）', '问题台账（2026年3月）'],
      ['填报单位：一组', '', '3月8日'],
      ['存在的困难和问题', '责任单位', '责任单位'],
      ['存在的困难和问题', '牵头单位', '配合单位'],
      ['门口道路破损', '住建局', '交警大队'],
    ]);
    const ledger = await read('two-rows.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
    expect(taught(ledger)).toEqual(['门口道路破损|门口道路破损|住建局']);
  });

  it('is refused where no row says which column is which', async () => {
    await expect(read('bare.csv', '甲,乙\n路灯不亮,住建局\n')).rejects.toThrow(
      'no row of headings names a text (内容, 问题内容, 详情 …) and a department (主办部门, 主责部门, 责任部门 …)',
    );
  });

  it('gives the same row the same key, so that it counts once however often it is read', async () => {
    const twice = await read(
      'twice.jsonl',
      '{"text":"路灯不亮","label":"住建局"}\n{"text":"路灯不亮","label":"住建局"}\n',
    );
    expect(new Set(twice.examples.map(({ key }) => key)).size).toBe(1);
  });

  it('leaves phone numbers behind', async () => {
    const ledger = await read('phone.jsonl', '{"text":"路灯不亮，电话13812345678","label":"住建局"}\n');
    expect(taught(ledger)).toEqual(['|路灯不亮，电话138****5678|住建局']);
  });
});
