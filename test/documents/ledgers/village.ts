import ExcelJS from 'exceljs';

/** As a county's clerk sends it: codes of its own, bare serial numbers for dates, 是/否 for done, the header once more on page two. */
export async function villageLedger(date1904 = false): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.properties.date1904 = date1904;
  const sheet = book.addWorksheet('Sheet1');
  sheet.addRow([]);
  sheet.addRow(['进乡村问题清单']);
  const header = [
    '编号',
    '服务对象',
    '类型',
    '问题诉求',
    '责任部门',
    '责任人',
    '登记日期',
    '完成时限',
    '是否办结',
    '完成时间',
    '群众满意度',
    '电话',
  ];
  sheet.addRow(header);
  const day = (serial: number) => (date1904 ? serial - 1462 : serial);
  sheet.addRow([
    'XC-2020-001',
    '辛十李村',
    '乡村',
    '蔬菜卖不出去，积压2万斤',
    '商务局',
    '赵强',
    day(43895),
    day(43900),
    '是',
    day(43899),
    '满意',
    '13811112222',
  ]);
  sheet.addRow([
    'XC-2020-002',
    '辛十李村',
    '乡村',
    '自来水时有时无',
    '住建局',
    '',
    day(43896.4375),
    day(43903),
    '否',
    '',
    '',
    '13811112222\n13733334444',
  ]);
  sheet.addRow(header);
  sheet.addRow([
    'XC-2020-004',
    '辛十李村',
    '乡村',
    '老人看病报销难',
    '医保局',
    '',
    '2020年3月8日 14:30',
    '',
    '已转办',
    '',
    '',
    '',
  ]);
  sheet.addRow(['XC-2020-005', '辛十李村', '乡村', '', '住建局', '', day(43900), '', '否', '', '', '']);
  sheet.addRow([
    'XC-2020-006',
    '辛十李村',
    '乡村',
    '水渠堵塞',
    '住建局',
    '',
    '上个月底',
    '',
    '否',
    '',
    '',
    '',
  ]);
  return Buffer.from(await book.xlsx.writeBuffer());
}
