import {
  adminCommandsFor,
  orderHelpLine,
  ordersFor,
  type AdminIntent,
  type OrderName,
} from './orders/admin-grammar.ts';
import { COMMANDS, type Command, type CommandIntent, type SpeakerRole } from './grammar.ts';

/** What somebody in this role can type, one line each; a topic narrows it to what the word opens. */
export function helpLines(role: SpeakerRole | 'stranger' | undefined, topic?: string): string[] {
  const mine = commandsFor(role);
  const asked = topic === undefined ? [] : mine.filter((command) => concerns(command, topic));
  return (asked.length > 0 ? asked : mine).map(line);
}

function commandsFor(role: SpeakerRole | 'stranger' | undefined): readonly Command[] {
  if (role === undefined) return COMMANDS;
  if (role === 'stranger')
    return COMMANDS.filter(({ intent }) => intent === 'report' || intent === 'help' || intent === 'bind');
  return COMMANDS.filter(({ roles }: Command) => roles.includes(role));
}

function concerns({ words, says }: Command, topic: string): boolean {
  return words.some((word) => topic.includes(word) || word.includes(topic)) || says.includes(topic);
}

function line({ words, says, example }: Command): string {
  return `${words[0]}：${says}。例：${example}`;
}

/** What each role types every day: all of it would not be read on a phone. */
const EVERYDAY: Readonly<Record<SpeakerRole, readonly CommandIntent[]>> = {
  member: ['report', 'supplement', 'confirm', 'reopen', 'urge', 'query', 'visit_log'],
  leader: ['report', 'assign', 'urge', 'escalate', 'set_priority', 'merge', 'query', 'stats'],
  coordinator: ['assign', 'merge', 'urge', 'escalate', 'set_priority', 'query', 'stats'],
  liaison: ['accept', 'reply', 'return', 'resolve', 'request_info', 'extend', 'query'],
  contact: ['report', 'supplement', 'confirm', 'reopen', 'query'],
  supervisor: ['query', 'stats', 'urge'],
  admin: ['bind', 'query', 'stats'],
};

const EVERYDAY_ORDERS: Partial<Record<SpeakerRole, readonly OrderName[]>> = {
  supervisor: ['instruct', 'lift', 'special_report'],
};

const EVERYDAY_ADMIN: readonly AdminIntent['intent'][] = [
  'make_code',
  'give_role',
  'take_role',
  'leave',
  'absence',
  'duty',
  'rosters',
];
/** When bulletins and briefs come is an admin's to say too. */
export const SCHEDULE_EXAMPLES = ['发布时间', '周报改到每周一8:30', '晚报不发'] as const;

/** A screen of help: what this role types every day, and how to see the rest. */
export function shortHelp(role: SpeakerRole | 'stranger'): string[] {
  if (role === 'stranger') return helpLines(role);
  const mine = EVERYDAY[role].flatMap((intent) => COMMANDS.filter((command) => command.intent === intent));
  const orders = ordersFor(role).filter(({ intent }) => EVERYDAY_ORDERS[role]?.includes(intent) === true);
  const admin = adminCommandsFor(role).filter(({ intent }) => EVERYDAY_ADMIN.includes(intent));
  const schedule = role === 'admin' ? SCHEDULE_EXAMPLES.map((example) => ({ example })) : [];
  const one = role === 'admin' ? '请假' : (orders[0]?.words[0] ?? '退回');
  return [...admin, ...schedule, ...orders, ...mine]
    .map(({ example }) => example)
    .concat(`更多：帮助 全部；只看一项：帮助 ${one}`);
}

/** "帮助 督办": what this role orders with it, else what the grammar of everybody says of it. */
export function helpOn(role: SpeakerRole | 'stranger', topic: string): string[] {
  const orders = [...ordersFor(role, topic), ...adminCommandsFor(role, topic)];
  return orders.length > 0 ? orders.map(orderHelpLine) : helpLines(role, topic);
}

/** What to type after 帮助 to see all of it. */
export const EVERYTHING = '全部';
const TOPIC = /(?:帮助|幫助)\s+(\p{Script=Han}{1,6})/u;

/** The one thing that help was asked with, as typed. */
export function helpTopic(text: string): string | undefined {
  return TOPIC.exec(text)?.[1];
}
