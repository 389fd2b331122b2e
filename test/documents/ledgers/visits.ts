import ExcelJS from 'exceljs';

/** As a province's groups keep it: a sheet for each group, Excel's own dates with hours, rich text, a cover sheet, marks for done. */
export async function visitsLedger(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('封面').addRow(['四进攻坚行动 走访问题台账', '省派第三工作队']);
  for (const [group, offset] of [
    ['度假区工作一组', 0],
    ['度假区工作二组', 10],
  ] as const) {
    const sheet = book.addWorksheet(group);
    sheet.addRow([
      '序号',
      '工作组',
      '走访时间',
      '走访对象',
      '反映的问题',
      '牵头部门',
      '配合部门',
      '整改时限',
      '是否解决',
      '解决时间',
      '处理结果',
      '回访情况',
    ]);
    sheet.addRow([
      1,
      group,
      new Date(Date.UTC(2020, 2, 5, 9, 30)),
      '凤凰粮食',
      { richText: [{ text: '用工' }, { font: { bold: true }, text: `缺口${20 + offset}人` }] },
      '人社局',
      '工信局',
      new Date(Date.UTC(2020, 2, 12)),
      '√',
      new Date(Date.UTC(2020, 2, 9, 16, 0)),
      '专场招聘到岗',
      '基本满意',
    ]);
    sheet.addRow([
      2,
      group,
      new Date(Date.UTC(2020, 2, 6)),
      '凤凰粮食',
      `口罩缺${3000 + offset}只`,
      '工信局',
      '',
      new Date(Date.UTC(2020, 2, 20)),
      '×',
      '',
      '',
      '',
    ]);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
