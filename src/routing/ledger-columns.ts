/** What people call their columns; the first that holds something counts. */
export const LEDGER_COLUMNS = {
  text: ['text', 'detail', '内容', '问题内容', '详情', '问题描述', '诉求内容', '具体问题', '留言详情'],
  title: ['title', '标题', '问题', '事项', '主题', '留言主题'],
  department: [
    'departments',
    'label',
    'department',
    '主办部门',
    '主责部门',
    '责任部门',
    '承办部门',
    '承办单位',
    '部门',
  ],
} as const;
