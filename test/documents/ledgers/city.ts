import ExcelJS from 'exceljs';

/** As a city's office keeps it: a title over all columns, headings in two rows, one company beside two problems, gaps in 序号. */
export async function cityLedger(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('工作台账');
  sheet.getCell('A1').value = '明湖度假区“四进”工作问题台账（2020年3月）';
  sheet.mergeCells('A1:L1');
  const upper = [
    '序号',
    '企业名称',
    '联系人及电话',
    '存在的困难和问题',
    '责任单位',
    '',
    '时间',
    '',
    '解决措施',
    '办结情况',
    '办理结果',
    '备注',
  ];
  const lower = ['', '', '', '', '主办单位', '协办单位', '上报时间', '办结时限', '', '', '', ''];
  sheet.getRow(2).values = upper;
  sheet.getRow(3).values = lower;
  for (const column of ['A', 'B', 'C', 'D', 'I', 'J', 'K', 'L']) sheet.mergeCells(`${column}2:${column}3`);
  sheet.mergeCells('E2:F2');
  sheet.mergeCells('G2:H2');
  sheet.addRow([
    1,
    '凤凰粮食制品有限公司',
    '王厂长13812345678、办公室0534-2345678',
    '门口修路，货车进不了厂',
    '住建局',
    '交通局、交警大队',
    '3月5日',
    '2020.3.12',
    '已开临时通道',
    '已办结',
    '货车已进厂，通道保留到完工',
    '',
  ]);
  sheet.addRow([
    3,
    '',
    '',
    '原料运输车辆办不下通行证',
    '交通局',
    '',
    '3.6',
    '2020年3月13日',
    '正在办理',
    '正在推进',
    '',
    '重点件',
  ]);
  sheet.mergeCells('B4:B5');
  sheet.mergeCells('C4:C5');
  sheet.addRow([
    4,
    '辛十李村',
    '李书记 13900001111 / 13700002222',
    '村口路灯不亮',
    '住建局',
    '',
    3.9,
    '3月16日前',
    '',
    '未办结',
    '',
    '',
  ]);
  sheet.addRow([
    7,
    '某某新厂',
    '',
    '缺少流动资金，申请贷款',
    '金融办',
    '',
    20200310,
    '长期',
    '已对接银行',
    '部分解决',
    '',
    '',
  ]);
  sheet.addRow(['合计', '', '', '4件', '', '', '', '', '', '', '', '']);
  sheet.addRow(['填表人：张三', '', '', '', '', '', '审核人：李四']);
  return Buffer.from(await book.xlsx.writeBuffer());
}
