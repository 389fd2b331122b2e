import { OFFICE, type Command } from './command.ts';

/** What a department says of what lies with it. */
export const OFFICE_COMMANDS = [
  {
    intent: 'accept',
    words: ['签收', '已签收', '接收', '受理', '收到', '接单', '认领'],
    takes: 'issue+text',
    example: '签收 #12',
    roles: OFFICE,
    says: '部门签收，可写经办人和几天内办',
  },
  {
    intent: 'return',
    words: ['退回', '退单', '退件', '退办', '驳回'],
    takes: 'issue+text',
    example: '退回 #12 该路段为省道，建议转交通局',
    roles: OFFICE,
    says: '不属于本部门的，写明原因退回，可建议转给谁',
  },
  {
    intent: 'reply',
    words: ['答复', '回复', '书面答复', '答'],
    takes: 'issue+text',
    example: '答复 #12 便道周五前铺好',
    roles: OFFICE,
    says: '把部门的答复原话转给工作组',
  },
  {
    intent: 'request_info',
    words: ['追问', '请补充', '请提供', '补正', '询问'],
    takes: 'issue+text',
    example: '追问 #12 每天大约多少车次？',
    roles: OFFICE,
    says: '情况不清楚，向工作组追问',
  },
  {
    intent: 'progress',
    words: ['进展', '进度', '办理进展', '最新进展', '反馈'],
    takes: 'issue+text',
    example: '进展 #12 已联系施工方，今晚开始铺便道',
    roles: ['liaison', 'member', 'leader', 'coordinator'],
    says: '报告办理进展，问题仍在办',
  },
  {
    intent: 'transfer',
    words: ['转办', '转交', '转派', '移交', '转给', '转至', '转到', '改转'],
    takes: 'issue+text',
    example: '转办 #12 交通局',
    roles: OFFICE,
    says: '建议由别的部门办',
  },
] as const satisfies readonly Command[];
