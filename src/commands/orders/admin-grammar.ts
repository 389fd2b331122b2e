import type { Role } from '../../directory/directory.ts';
import type { ActionIntent } from '../intent.ts';
import type { Doubt, Span } from './read-span.ts';

/** Rulings about an issue that answer what a department asked for, or that only some may give. */
export type OrderName =
  | 'approve'
  | 'decline'
  | 'release'
  | 'instruct'
  | 'lift'
  | 'involve'
  | 'phone'
  | 'special_report';

/** Said like an action, with the same slots. */
export interface OrderIntent extends Omit<ActionIntent, 'intent'> {
  readonly intent: OrderName;
  /** Which request is approved, where it was said: 批准延期, 批准挂账. */
  readonly grants?: 'extension' | 'hold';
  /** Said with the word 督办, which has a limit even where none was said. */
  readonly supervises?: true;
}

/** What an admin says about the directory; names as typed. Days are local dates, both included. */
export type AdminIntent =
  | { readonly intent: 'make_code'; readonly name: string | null }
  | { readonly intent: 'give_role' | 'take_role'; readonly person: string; readonly post: string }
  | { readonly intent: 'leave' | 'back'; readonly person: string }
  | ({
      readonly intent: 'absence';
      readonly person: string;
      readonly substitute: string | null;
      /** Half a day was said; only whole ones are noted. */
      readonly isHalf: boolean;
    } & Span)
  | ({ readonly intent: 'duty'; readonly person: string; readonly isHalf: boolean } & Span)
  /** 李敏 请假, 3月8日到3月5日: which days is not to be told, and nothing is noted. */
  | {
      readonly intent: 'days_doubted';
      readonly of: 'absence' | 'duty';
      readonly person: string;
      readonly substitute: string | null;
      readonly doubt: Doubt;
    }
  /** 取消值班 周清; with days, those alone. */
  | { readonly intent: 'off_duty'; readonly person: string; readonly days: Span | 'unread' | null }
  /** 值班表, 谁请假. */
  | { readonly intent: 'rosters'; readonly of: 'absence' | 'duty' }
  /** 设 李敏、周清 为 …: each is to be said by itself. */
  | { readonly intent: 'one_by_one'; readonly each: readonly string[] };

interface OrderCommand {
  readonly intent: OrderName;
  /** Folded words that stand before or right behind the number; the first is the one that guides show. */
  readonly words: readonly string[];
  readonly example: string;
  /** Who uses it, for help; what is allowed stands in the permission table. */
  readonly roles: readonly Role[];
  readonly says: string;
}

export const ORDER_COMMANDS: readonly OrderCommand[] = [
  {
    intent: 'approve',
    words: ['批准', '批准延期', '批准挂账', '同意延期', '同意挂账'],
    example: '批准延期 #12',
    roles: ['coordinator'],
    says: '批准部门申请的延期或挂账；可写少给几天：批准延期 #12 2个工作日',
  },
  {
    intent: 'decline',
    words: [
      '不予批准',
      '不批准',
      '不同意延期',
      '不同意挂账',
      '驳回申请',
      '延期不同意',
      '挂账不同意',
      '延期不批',
      '挂账不批',
    ],
    example: '不予批准 #12 企业等不起',
    roles: ['coordinator'],
    says: '不批准部门的申请，写明原因',
  },
  {
    intent: 'release',
    words: ['恢复办理', '解除挂账', '取消挂账'],
    example: '恢复办理 #12',
    roles: ['liaison', 'coordinator'],
    says: '挂账的问题接着办，期限顺延挂账的办公时间',
  },
  {
    intent: 'instruct',
    words: ['督办'],
    example: '督办 #12 三天内办结，每天报进展',
    roles: ['supervisor'],
    says: '督办，写明期限；没写就是下一个工作日；办完以前每期早晚报都列出',
  },
  {
    intent: 'instruct',
    words: ['批示'],
    example: '批示 #12 请主要负责同志到现场',
    roles: ['supervisor'],
    says: '批示，原样转给部门和工作组；写明几号前办结的，按督办的期限记',
  },
  {
    intent: 'lift',
    words: [
      '取消督办',
      '督办取消',
      '撤销督办',
      '督办撤销',
      '解除督办',
      '督办解除',
      '结束督办',
      '督办结束',
      '停止督办',
      '不再督办',
    ],
    example: '取消督办 #12',
    roles: ['supervisor', 'coordinator'],
    says: '督办到此为止，早晚报不再列出',
  },
  {
    intent: 'involve',
    words: ['增加协办', '加协办'],
    example: '增加协办 #12 交警大队',
    roles: ['leader', 'coordinator'],
    says: '请别的部门一起办，主办不变',
  },
  {
    intent: 'phone',
    words: ['联系电话', '电话', '查电话'],
    example: '电话 #12',
    roles: ['liaison', 'coordinator', 'supervisor'],
    says: '私聊里看报告人留下的电话和详情',
  },
  {
    intent: 'special_report',
    words: ['专报'],
    example: '专报 #12',
    roles: ['supervisor', 'coordinator', 'admin'],
    says: '把一件或几件的来龙去脉写成Word专报',
  },
];

interface AdminCommand {
  readonly intent: AdminIntent['intent'];
  readonly example: string;
  readonly says: string;
}

const ADMIN_COMMANDS: readonly AdminCommand[] = [
  {
    intent: 'make_code',
    example: '发码 住建局',
    says: '发一个一次性代码：部门、工作组的用来绑定群，人名的用来绑定账号',
  },
  {
    intent: 'give_role',
    example: '设 李敏 为 住建局联络员',
    says: '给一个人职责：联络员、组员、组长、联系人、协调员、督导领导、管理员',
  },
  { intent: 'take_role', example: '免去 李敏 住建局联络员', says: '收回一个人的一项职责' },
  { intent: 'leave', example: '李敏 离岗', says: '一个人离开，全部职责结束，未办结的事告诉代班人或协调员' },
  {
    intent: 'absence',
    example: '李敏 明天起请假三天，王强代',
    says: '请假期间由别人代：派单、提醒都找代班人；也可写“本周”“到下周三”“3月9日到3月13日”',
  },
  { intent: 'back', example: '李敏 销假', says: '提前回来，不用再代' },
  {
    intent: 'duty',
    example: '值班 李敏 3月9日到3月13日',
    says: '这几天部门的请求和提醒先找值班的人',
  },
  { intent: 'off_duty', example: '取消值班 李敏', says: '登记的值班不算了' },
  { intent: 'rosters', example: '值班表', says: '看谁值班；“谁请假”看谁请假、由谁代' },
];

/** What an admin types about people; a topic leaves those in which it stands. */
export function adminCommandsFor(role: Role | 'stranger', topic?: string): readonly AdminCommand[] {
  if (role !== 'admin') return [];
  if (topic === undefined || topic === '通讯录') return ADMIN_COMMANDS;
  return ADMIN_COMMANDS.filter(({ example }) => example.includes(topic));
}

/** What somebody in this role can order; a topic leaves those that it names. */
export function ordersFor(role: Role | 'stranger', topic?: string): readonly OrderCommand[] {
  const mine = ORDER_COMMANDS.filter(({ roles }) => roles.some((one) => one === role));
  if (topic === undefined) return mine;
  const named = mine.filter(({ words }) => words.includes(topic));
  return named.length > 0 ? named : mine.filter(({ words }) => words.some((word) => word.includes(topic)));
}

/** Whoever may type it, it is a word of command. */
export const isOrderWord = (topic: string): boolean =>
  ORDER_COMMANDS.some(({ words }) => words.includes(topic));

export const orderHelpLine = ({ says, example }: AdminCommand | OrderCommand): string =>
  `${example}：${says}`;

/** What help shows beside the grammar of everybody: rulings to those who rule, the directory to admins. */
export function orderHelpLines(role: Role | 'stranger'): string[] {
  const orders = ordersFor(role);
  const admin = role === 'admin' ? ADMIN_COMMANDS : [];
  return [...orders.map(orderHelpLine), ...admin.map(({ says, example }) => `${example}：${says}`)];
}
