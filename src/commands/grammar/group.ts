import { ALL, REPORTERS, type Command } from './command.ts';

/** What whoever reported says: the matter, more of it, and whether it is done. */
export const GROUP_COMMANDS = [
  {
    intent: 'report',
    words: [
      '报问题',
      '上报问题',
      '反映问题',
      '报告问题',
      '登记问题',
      '提交问题',
      '反馈问题',
      '问题上报',
      '求助',
    ],
    takes: 'text',
    example: '报问题 凤凰粮食 门口道路施工，货车进不了厂，需住建局协调',
    roles: REPORTERS,
    says: '登记一个问题，写清对象、卡在哪里、想请谁办',
  },
  {
    intent: 'supplement',
    words: ['补充', '更正', '补充说明', '补充情况', '补一句', '补一点', '补个情况', '加一句', '加一条'],
    takes: 'issue+text',
    example: '补充 #12 施工路段在凤凰路口',
    roles: ALL,
    says: '给已登记的问题补充情况',
  },
  {
    intent: 'resolve',
    words: ['办结', '已办结', '已解决', '解决了', '销号', '办结了'],
    takes: 'issue+text',
    example: '办结 #12 便道已铺好，货车可正常进出',
    roles: ['liaison', 'member', 'leader', 'coordinator', 'contact'],
    says: '事情办完了：部门写明结果，组员写“#12 已解决”',
  },
  {
    intent: 'confirm',
    words: ['确认', '确认办结', '确认解决', '满意', '基本满意'],
    takes: 'issue+text',
    example: '#12 确认 满意',
    roles: REPORTERS,
    says: '确认部门已经办好，并说是否满意',
  },
  {
    intent: 'reopen',
    words: ['重办', '重新办理', '重开', '不满意', '未解决', '没解决'],
    takes: 'issue+text',
    example: '重办 #12 路又挖断了',
    roles: REPORTERS,
    says: '没有真正解决，请部门重办并说明原因',
  },
] as const satisfies readonly Command[];
