import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../src/documents/reading/archive.ts';
import { type DateContext, readCellDate } from '../../src/documents/reading/dates.ts';
import { readGrids } from '../../src/documents/reading/grid.ts';
import { readSheets } from '../../src/documents/reading/rows.ts';
import { readState } from '../../src/documents/reading/states.ts';
import { readPriority, readSatisfaction } from '../../src/documents/reading/words.ts';

const CONTEXT: DateContext = { year: null, today: '2020-03-11', date1904: false };
const told = (value: string | number | Date, context: Partial<DateContext> = {}) => {
  const text = value instanceof Date ? value.toISOString() : String(value);
  const read = readCellDate({ value, text }, { ...CONTEXT, ...context });
  return read.kind === 'date'
    ? `${read.date.date}${read.date.time === null ? '' : ` ${read.date.time}`}`
    : read.kind;
};

describe('a date in a cell', () => {
  it.each([
    [new Date('2020-03-05T00:00:00Z'), '2020-03-05'],
    [new Date('2020-03-05T14:30:00Z'), '2020-03-05 14:30'],
    [43895, '2020-03-05'],
    [43895.5, '2020-03-05 12:00'],
    ['2020年3月5日', '2020-03-05'],
    ['2020年03月05日 14时30分', '2020-03-05 14:30'],
    ['2020-3-5', '2020-03-05'],
    ['2020/03/05 9:05', '2020-03-05 09:05'],
    ['2020.3.5', '2020-03-05'],
    ['2020．3．5', '2020-03-05'],
    ['２０２０年３月５日', '2020-03-05'],
    ['二〇二〇年三月五日', '2020-03-05'],
    ['3月5日', '2020-03-05'],
    ['三月五日', '2020-03-05'],
    ['3月5号下午3点', '2020-03-05 15:00'],
    ['3.5', '2020-03-05'],
    [3.5, '2020-03-05'],
    ['3/5', '2020-03-05'],
    ['3月16日前', '2020-03-16'],
    ['20200305', '2020-03-05'],
    [20200305, '2020-03-05'],
    [200305, '2020-03-05'],
    ["'20.3.5", '2020-03-05'],
    ['3/5/2020', '2020-03-05'],
    ['2020-03-05T14:30:00', '2020-03-05 14:30'],
    ['12月28日', '2019-12-28'],
    ['长期', 'none'],
    ['', 'none'],
    ['/', 'none'],
    ['待定', 'none'],
    ['上个月底', 'unclear'],
    ['2月30日', 'unclear'],
    [7, 'unclear'],
  ])('%s is %s', (value, date) => {
    expect(told(value)).toBe(date);
  });

  it('counts from 1904 where the book does', () => {
    expect(told(42433, { date1904: true })).toBe('2020-03-05');
  });

  it('takes its year from the sheet', () => {
    expect(told('3月5日', { year: 2018 })).toBe('2018-03-05');
  });

  it('says what it assumed', () => {
    const read = readCellDate({ value: 3.1, text: '3.1' }, { ...CONTEXT, year: 2020 });
    expect(read).toMatchObject({ date: { doubt: '“3.1”读作3月1日，也可能是3月1日后面少了0' } });
  });

  it('is read back from every way of writing it', () => {
    const day = fc.date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const [year = '', month = '', dayOfMonth = ''] = date.toISOString().slice(0, 10).split('-');
        const bare = `${Number(month)}月${Number(dayOfMonth)}日`;
        const ways = [
          `${year}年${bare}`,
          `${year}-${month}-${dayOfMonth}`,
          `${year}.${Number(month)}.${Number(dayOfMonth)}`,
          `${year}${month}${dayOfMonth}`,
        ];
        for (const way of ways) expect(told(way)).toBe(`${year}-${month}-${dayOfMonth}`);
        expect(told(bare, { year: Number(year) })).toBe(`${year}-${month}-${dayOfMonth}`);
      }),
    );
  });
});

describe('a state in words', () => {
  it.each([
    ['已办结', 'closed'],
    ['办结', 'closed'],
    ['已销号', 'closed'],
    ['√', 'closed'],
    ['是', 'closed'],
    ['100%', 'closed'],
    ['80%', 'in_progress'],
    ['未办结', 'in_progress'],
    ['尚未完全解决', 'in_progress'],
    ['没有解决', 'in_progress'],
    ['部分解决', 'in_progress'],
    ['基本完成', 'in_progress'],
    ['否', 'in_progress'],
    ['正在推进', 'in_progress'],
    ['待确认', 'resolved'],
    ['已派单', 'dispatched'],
    ['已转办', 'dispatched'],
    ['已签收', 'accepted'],
    ['挂账', 'on_hold'],
    ['已退回', 'returned'],
    ['作废', 'cancelled'],
    ['', null],
    ['王局长知道', 'unclear'],
  ])('%s is %s', (text, state) => {
    expect(readState(text).state).toBe(state);
  });

  it.each(
    `解决中 完成50% 否（已完成80%） 已解决三个还剩两个 争取月底办结 预计3月20日办结 拟办结 办结不了 推进中（下周完成）
    可能办结了吧 已办结？ 申请销号 已基本解决 已答复，企业不满意 不能解决 无法解决 难以解决 待解决 急需解决 限期解决 立即整改
    协调解决 推动解决 正在解决 完成中 快办结了 即将完成 年底完成 下周完成 3月20日办结 3月20日前已办结 月底前办结 力争办结
    完成一期 已完成80% 已完成招标 已完成初步方案 完成率80% 拟同意销号 已申请销号 不予销号 可办结 应办结 建议办结 需办结
    已解决，还剩两户 已办结2件 2/3已办结 已办结1件，未办结2件 大部分已解决 部分已办结 已办结（部分） 暂时解决 临时解决 解决一半
    解决方案已定 道路已解决，供水正在办 已答复，未解决 已反馈，正在办理 是？ 是（部分） √（部分） 是，但未验收 已办结待补材料
    否，已答复 不是 未办结（已答复） 待确认责任单位 协调无效 取消挂账，继续推进 拟作废 申请撤销 建议不予受理 重新解决
    已办结，后又反复 除一户外已解决 县里说已解决 快解决 已解决吗 已办结（90%） 已办结（2/3） 已协调 销号中 已解决（下周复查，待定）`
      .split(/\s+/)
      .filter((text) => text !== ''),
  )('%s is not over', (text) => {
    expect(['in_progress', 'dispatched', 'on_hold']).toContain(readState(text).state);
  });

  it.each(
    `已办结。 已解决 解决 完成 已全部办结 已完成整改 整改已完成 整改到位 办理完毕 已办结（3月5日） 3月5日已办结 已于3月5日办结
    已解决，企业满意 已办结、已销号 已完成并销号 办结销号 ☑ yes 按期办结 问题已解决 该问题已妥善解决 已经解决了 均已办结
    已协调解决 √已办结 已办结√ 道路已修好，已办结 完成100% 是（3月5日） 已办结，群众非常满意 已解决，基本满意 已结案 已落实`
      .split(/\s+/)
      .filter((text) => text !== ''),
  )('%s is closed', (text) => {
    expect(readState(text)).toEqual({ state: 'closed', isAssumed: false });
  });

  it.each([
    ['待销号', 'resolved'],
    ['已办结，待回访', 'resolved'],
    ['已答复', 'resolved'],
    ['不予受理', 'cancelled'],
    ['不予受理，已告知企业', 'cancelled'],
    ['重复件', 'cancelled'],
    ['是/否', 'unclear'],
    ['长期坚持', 'unclear'],
  ])('%s is %s too', (text, state) => {
    expect(readState(text).state).toBe(state);
  });

  it('is marked as assumed where an end is spoken of and none is said', () => {
    const assumed = (text: string) => readState(text).isAssumed;
    expect(['已办结？', '申请销号', '拟办结', '已解决三个还剩两个', '预计3月20日办结'].map(assumed)).toEqual(
      Array.from({ length: 5 }, () => true),
    );
    expect(['未办结', '否', '80%', '解决中', '已办结'].map(assumed)).toEqual(
      Array.from({ length: 5 }, () => false),
    );
  });

  it('has its priority and its satisfaction', () => {
    expect(['紧急', '特急', '一般', '疑难', ''].map(readPriority)).toEqual([
      'urgent',
      'urgent',
      'normal',
      'hard',
      'normal',
    ]);
    expect(['满意', '非常满意', '基本满意', '不满意', '未回访'].map(readSatisfaction)).toEqual([
      '满意',
      '满意',
      '基本满意',
      '不满意',
      null,
    ]);
  });
});

const refusal = async (file: Buffer) => {
  try {
    readSheets(await readGrids(file), '2020-03-11');
    return 'taken';
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    expect(error.message).not.toContain('\n');
    return error.message;
  }
};
async function bookOf(rows: readonly (readonly unknown[])[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Sheet1').addRows(rows.map((row) => [...row]));
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('a file that is no ledger', () => {
  it('is refused in one line', async () => {
    expect(await refusal(Buffer.from('hello'))).toBe('这不是Excel文件（.xlsx）');
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toContain('.xls');
    expect(await refusal(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(100)]))).toContain(
      '不完整',
    );
    expect(
      await refusal(
        await bookOf([
          ['姓名', '电话'],
          ['张三', '138'],
        ]),
      ),
    ).toContain('不像一份台账');
    expect(await refusal(await bookOf([]))).toContain('不像一份台账');
  });

  it('is refused where it is another archive, or a torn one', async () => {
    const zip = await new JSZip().file('word/document.xml', '<x/>').generateAsync({ type: 'nodebuffer' });
    expect(await refusal(zip)).toBe('这不是Excel文件（.xlsx）');
    const whole = await bookOf([
      ['编号', '问题', '责任单位', '状态'],
      [1, 'x', 'y', 'z'],
    ]);
    for (const at of [100, 1_000, whole.length - 30])
      expect(await refusal(whole.subarray(0, at))).not.toBe('taken');
  });

  it('is refused where it would fill the memory, whatever it says of its size', async () => {
    const bomb = await new JSZip()
      .file('xl/workbook.xml', '<workbook/>')
      .file('xl/worksheets/sheet1.xml', Buffer.alloc(450 * 1024 * 1024))
      .generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: 1 } });
    expect(bomb.length).toBeLessThan(5_000_000);
    expect(await refusal(lying(bomb))).toBe('这个文件解开后太大，不像台账');
  }, 60_000);

  it('is refused where one merged cell covers the whole sheet', async () => {
    const zip = await JSZip.loadAsync(await bookOf([['编号', '问题', '责任单位', '状态']]));
    const xml = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? '';
    zip.file(
      'xl/worksheets/sheet1.xml',
      xml.replace(
        '</sheetData>',
        '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
      ),
    );
    expect(await refusal(await zip.generateAsync({ type: 'nodebuffer' }))).toContain('太大');
  });

  it('is read past a drop-down list over a whole column', async () => {
    const zip = await JSZip.loadAsync(
      await bookOf([
        ['编号', '问题', '责任单位', '状态'],
        [1, '修路', '住建局', '已办结'],
      ]),
    );
    const xml = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? '';
    const list =
      '<dataValidations count="1"><dataValidation type="list" sqref="D1:D1048576"><formula1>"是,否"</formula1></dataValidation></dataValidations>';
    zip.file('xl/worksheets/sheet1.xml', xml.replace('</sheetData>', `</sheetData>${list}`));
    expect(await refusal(await zip.generateAsync({ type: 'nodebuffer' }))).toBe('taken');
  });
});

/** The same archive, whose directory claims ten bytes for everything. */
function lying(zip: Buffer): Buffer {
  const copy = Buffer.from(zip);
  for (let at = copy.indexOf('504b0102', 0, 'hex'); at >= 0; at = copy.indexOf('504b0102', at + 4, 'hex'))
    copy.writeUInt32LE(10, at + 24);
  return copy;
}
