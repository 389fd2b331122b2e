import type { ActionName, Intent } from './intent.ts';

export type CommandIntent = Intent['intent'];
export type SpeakerRole =
  | 'member'
  | 'leader'
  | 'coordinator'
  | 'liaison'
  | 'contact'
  | 'supervisor'
  | 'admin';

export interface Command {
  readonly intent: CommandIntent;
  /** Folded words that open the command; the first is the one that help shows. */
  readonly words: readonly string[];
  /** What stands beside the word: a text, an issue and perhaps words, a code, or nothing. */
  readonly takes: 'text' | 'issue' | 'issue+text' | 'code' | 'nothing';
  readonly example: string;
  /** Who uses it, for help; what is allowed stands in the permission table. */
  readonly roles: readonly SpeakerRole[];
  /** One line for help, in Chinese. */
  readonly says: string;
}

const GROUP = ['member', 'leader', 'coordinator'] as const;
const REPORTERS = [...GROUP, 'contact'] as const;
const OFFICE = ['liaison', 'coordinator'] as const;
const RULERS = ['leader', 'coordinator'] as const;
const ALL = ['member', 'leader', 'coordinator', 'liaison', 'contact', 'supervisor', 'admin'] as const;

/** Every command. The parser reads this table, and so do help and the tests. */
export const COMMANDS = [
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
    words: ['补充', '更正', '补充说明', '补充情况'],
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
  {
    intent: 'assign',
    words: ['派给', '派单', '指派', '交办', '改派', '分派', '主办'],
    takes: 'issue+text',
    example: '#12 派给住建局，协办交通局',
    roles: RULERS,
    says: '指定主办和协办部门',
  },
  {
    intent: 'extend',
    words: ['延期', '申请延期', '延长', '申请延长'],
    takes: 'issue+text',
    example: '延期 #12 3个工作日 材料在外地，发货慢',
    roles: OFFICE,
    says: '申请延期，写明天数和原因，由协调员批准',
  },
  {
    intent: 'hold',
    words: ['挂账', '缓办', '申请挂账', '暂缓'],
    takes: 'issue+text',
    example: '挂账 #12 等汛期过了再施工',
    roles: OFFICE,
    says: '暂时办不了的申请挂账，写明原因',
  },
  {
    intent: 'fulfil',
    words: ['到货', '已到货', '发放', '交付'],
    takes: 'issue+text',
    example: '#31 今天先到口罩10000个，剩下的后天到',
    roles: OFFICE,
    says: '物资到了多少',
  },
  {
    intent: 'onsite',
    words: ['现场办公', '现场会'],
    takes: 'issue+text',
    example: '#12 明天上午9点在凤凰粮食厂区现场办公，请住建局、交警大队参加',
    roles: RULERS,
    says: '召集现场办公：时间、地点、部门',
  },
  {
    intent: 'escalate',
    words: ['提级', '申请提级', '升级', '上报上级', '报送上级', '提请上级'],
    takes: 'issue+text',
    example: '提级 #12 需省发改委协调货源',
    roles: [...RULERS, 'liaison'],
    says: '本级解决不了的，提请上级协调',
  },
  {
    intent: 'urge',
    words: ['催办', '催一下', '催', '督办', '催促', '催催', '催下', '再催'],
    takes: 'issue+text',
    example: '催办 #12',
    roles: [...REPORTERS, 'supervisor'],
    says: '提醒主办部门抓紧',
  },
  {
    intent: 'set_priority',
    words: ['加急', '紧急', '特急', '转紧急', '疑难', '转疑难'],
    takes: 'issue+text',
    example: '加急 #12',
    roles: RULERS,
    says: '改为紧急件，走绿色通道',
  },
  {
    intent: 'merge',
    words: ['合并', '并单', '并案'],
    takes: 'issue+text',
    example: '合并 #15 #12',
    roles: RULERS,
    says: '两件是同一个事，并到先登记的那件',
  },
  {
    intent: 'cancel',
    words: ['撤销', '作废', '取消', '撤回', '撤单', '销单'],
    takes: 'issue+text',
    example: '撤销 #12 重复上报',
    roles: GROUP,
    says: '撤销自己报的问题，写明原因',
  },
  {
    intent: 'query',
    words: ['查', '查询', '查一下', '查看', '查下', '我的', '我的问题', '超期', '逾期', '看一下', '看看'],
    takes: 'issue',
    example: '查 #12',
    roles: ALL,
    says: '看一件的情况；也可“我的”“超期”“查 凤凰粮食”“查 住建局”',
  },
  {
    intent: 'stats',
    words: ['周报', '本周周报', '上周周报', '周通报', '统计', '日报', '月报', '简报', '台账', '导出台账'],
    takes: 'nothing',
    example: '上周周报',
    roles: ALL,
    says: '看本周、上周或某几天的数字；“台账”“台账 3月”把台账作为Excel文件发来',
  },
  {
    intent: 'policy_query',
    words: ['政策', '查政策', '政策查询'],
    takes: 'text',
    example: '政策 稳岗返还',
    // Understood, and answered with a plain no until there is a library to search: help does not offer it.
    roles: [],
    says: '查政策汇编',
  },
  {
    intent: 'contact_query',
    words: ['联系卡', '联系人', '联系方式', '通讯录'],
    takes: 'text',
    example: '联系卡 住建局',
    roles: ALL,
    says: '看工作组、部门或对象的联系卡',
  },
  {
    intent: 'visit_log',
    words: ['走访日志', '走访记录', '走访'],
    takes: 'text',
    example: '今日走访企业3家、项目1个，收集问题2个',
    roles: GROUP,
    says: '记一次走访',
  },
  {
    intent: 'bind',
    words: ['绑定', '认领管理员'],
    takes: 'code',
    example: '绑定 7K2M9Q',
    roles: ALL,
    says: '用一次性口令绑定身份；管理员可“绑定 住建局 口令”绑定本群',
  },
  {
    intent: 'help',
    words: [
      '帮助',
      '怎么用',
      'help',
      '使用说明',
      '使用帮助',
      '说明书',
      '指令',
      '命令',
      '功能',
      '怎么使用',
      '如何使用',
      '你会什么',
      '能干什么',
    ],
    takes: 'nothing',
    example: '帮助',
    roles: ALL,
    says: '看这份说明',
  },
] as const satisfies readonly Command[];

export const REPORT_EXAMPLE = COMMANDS[0].example;

const BY_INTENT: ReadonlyMap<CommandIntent, Command> = new Map(
  COMMANDS.map((command) => [command.intent, command]),
);

export function commandFor(intent: CommandIntent): Command | undefined {
  return BY_INTENT.get(intent);
}

const ACTION_WORDS: ReadonlyMap<string, ActionName> = new Map(
  COMMANDS.flatMap(({ intent, words, takes }) =>
    takes === 'issue+text' ? words.map((word): [string, ActionName] => [word, intent]) : [],
  ),
);

/** The action that a folded word opens, where it opens one. */
export function actionOf(word: string): ActionName | undefined {
  return ACTION_WORDS.get(word);
}

/** All action words, longest first, ready for a pattern; spaces typed inside a word do no harm. */
export const ACTION_PATTERN = [...ACTION_WORDS.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => Array.from(word).join('\\s?'))
  .join('|');
