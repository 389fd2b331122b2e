/** An amount of something wanted, promised or delivered, as people write it. */
export interface Quantity {
  readonly item: string;
  readonly value: number;
  readonly unit: string;
  /** "酒精6箱240瓶": 240 瓶 packed in 6 箱. */
  readonly packages?: number;
  readonly packageUnit?: string;
  readonly approximate?: boolean;
}

export const PRIORITIES = ['normal', 'urgent', 'hard'] as const;
export type Priority = (typeof PRIORITIES)[number];

export interface ReportIntent {
  readonly intent: 'report';
  /** A few words for lists and headings. */
  readonly title: string;
  /** What was typed, without the keyword and the mention. */
  readonly detail: string;
  /** Canonical names of the directory. */
  readonly subject?: string;
  /** The subject was typed with a slip (凤皇粮食): the receipt says as whom it was taken. */
  readonly subjectMended?: true;
  /** Objects that may have been meant by a name that is no name: the reporter is asked. */
  readonly subjectGuesses?: readonly string[];
  readonly category?: string;
  readonly department?: string;
  readonly assisting?: readonly string[];
  readonly priority?: Priority;
  readonly quantities?: readonly Quantity[];
  readonly amountCny?: number;
  /** ISO 8601 with offset. */
  readonly due?: string;
  readonly dueDays?: number;
  readonly wants?: 'onsite';
  /** What the reporter proposes. */
  readonly suggestion?: string;
  readonly sensitive?: boolean;
  /** A complaint about an office or about who works there: the departments that must not get it; empty where none is known. */
  readonly accused?: readonly string[];
  /** What is looked for, where something is: things, people, capacity; a match for somebody's offer. */
  readonly need?: { readonly item: string; readonly value?: number; readonly unit?: string };
}

export const ACTION_INTENTS = [
  'supplement',
  'progress',
  'resolve',
  'confirm',
  'reopen',
  'accept',
  'return',
  'reply',
  'request_info',
  'transfer',
  'assign',
  'extend',
  'hold',
  'fulfil',
  'onsite',
  'escalate',
  'urge',
  'merge',
  'cancel',
  'set_priority',
] as const;
export type ActionName = (typeof ACTION_INTENTS)[number];

/** Something said about issues that stand in the ledger. Slots that an intent does not use are absent. */
export interface ActionIntent {
  readonly intent: ActionName;
  /** Without duplicates, in the order typed; empty when none was said. */
  readonly issueNumbers: readonly number[];
  /** The words about the issue, as typed, without command and number: the answer, the result, the progress, the supplement. */
  readonly text?: string;
  readonly needsClarification?: boolean;
  /** Said without a number or a word of command: it counts only where the group's answer is waited for. */
  readonly onlyIfAwaited?: true;
  /** Words about a deed that tell no news of it ("请住建局签收 #12"): nothing is written down, the bot asks. */
  readonly doubtful?: boolean;
  /** Said to be not solved while the state is unknown or open: on an issue that waits for confirmation or is closed it asks to reopen. */
  readonly stillOpen?: true;
  readonly dueDays?: number;
  readonly suggestion?: string;
  readonly subject?: string;
  readonly reason?: string;
  readonly suggestedDepartment?: string;
  readonly toDepartment?: string;
  readonly department?: string;
  readonly assisting?: readonly string[];
  readonly into?: number;
  readonly priority?: Priority;
  readonly satisfaction?: '满意' | '基本满意' | '不满意';
  readonly workdays?: number;
  readonly due?: string;
  readonly until?: string;
  readonly at?: string;
  readonly place?: string;
  readonly to?: string;
  readonly handler?: string;
  readonly contact?: string;
  readonly question?: string;
  readonly replyText?: string;
  readonly outcomeText?: string;
  readonly comment?: string;
  readonly amountCny?: number;
  readonly outcomeAmountCny?: number;
  readonly quantities?: readonly Quantity[];
  readonly complete?: boolean;
  readonly decisions?: readonly {
    readonly department: string | null;
    readonly task: string;
    readonly due?: string;
  }[];
}

export function isAction(intent: Intent): intent is ActionIntent {
  return ACTION_INTENTS.some((name) => name === intent.intent);
}

export interface QueryIntent {
  readonly intent: 'query';
  readonly issueNumbers: readonly number[];
  readonly subject?: string;
  readonly department?: string;
  readonly scope?:
    | 'mine'
    | 'overdue'
    | 'due_today'
    | 'due_soon'
    | 'undispatched'
    | 'unsigned'
    /** Nobody has taken it yet: not dispatched, given back, or not signed. */
    | 'unclaimed'
    | 'awaiting'
    | 'returned'
    | 'on_hold'
    | 'reopened'
    | 'urgent'
    /** A supervisor gave an order about it. */
    | 'ordered'
    | 'open'
    | 'closed'
    /** Closed ones too. */
    | 'all';
  /** `routing`: why this department ("#12 为什么派给住建局"). */
  readonly aspect?: 'routing' | 'timeline';
  /** Of a list: the second page and so on. */
  readonly page?: number;
  /** Of nobody whom the directory knows: looked for in what was reported. */
  readonly words?: string;
  /** Of one category of the directory's. */
  readonly category?: string;
  /** Of those alone that were reported so many days ago, or more. */
  readonly olderThanDays?: number;
  /** Of those that are overdue: due more than so many days ago. */
  readonly overdueDays?: number;
  /** Of those alone that were reported in that time. */
  readonly reported?: PeriodSaid;
  /** Of those alone that were closed in that time. */
  readonly closed?: PeriodSaid;
}

/** A time as it was said. */
export interface PeriodSaid {
  readonly period:
    | 'today'
    | 'yesterday'
    | 'this_week'
    | 'last_week'
    | 'this_month'
    | 'last_month'
    | 'custom'
    /** Of a ledger alone: everything that stands in it. */
    | 'all';
  /** ISO 8601 with offset, half open; only for `custom`. */
  readonly from?: string;
  readonly to?: string;
  /** The days that were named are none, or none to count by. */
  readonly needsClarification?: true;
}

export interface StatsIntent extends PeriodSaid {
  readonly intent: 'stats';
  /** The ledger of that period as a file (台账), where it was asked for instead of the figures. */
  readonly as?: 'ledger';
  readonly department?: string;
  /** A work group as it was named. */
  readonly group?: string;
  /** Nothing but a place and a time was said: where there is no such place, it was hardly meant for the bot. */
  readonly isLoose?: true;
  readonly subject?: string;
  /** A bulletin as it was posted (第 n 期), or the last one, where the figures of a period are not what is asked for. */
  readonly edition?: number | 'last';
  /** Which series that number is of; the weekly one before the monthly, where it was not said. */
  readonly bulletin?: 'weekly' | 'monthly';
  /** The one figure that was asked for, such as 办结率. */
  readonly metric?: string;
}

/** A code or a name tied to this account or chat: "认领管理员 CODE", "绑定 CODE", "绑定 住建局 CODE". */
export interface BindIntent {
  readonly intent: 'bind';
  readonly what: 'admin' | 'person' | 'chat';
  readonly code?: string;
  readonly name?: string;
}

/** What is noted beside the issues: visits, figures, inspections, offers, lists, questions about policies and contacts. */
export interface NoteIntent {
  readonly intent:
    | 'visit_log'
    | 'metric'
    | 'inspection'
    | 'supply_offer'
    | 'chain'
    | 'policy_query'
    | 'contact_query';
  readonly [slot: string]: unknown;
}

export interface HelpIntent {
  readonly intent: 'help';
}

/** An order that the bot never carries out, such as closing everything at once. */
export interface DeniedIntent {
  readonly intent: 'denied';
  readonly why: 'bulk' | 'injection';
  readonly needsClarification: true;
}

export type Intent =
  | ReportIntent
  | ActionIntent
  | QueryIntent
  | StatsIntent
  | BindIntent
  | NoteIntent
  | HelpIntent
  | DeniedIntent;

/** What one message means. Text that is not for the bot is no error: most of what people say is not meant for it. */
export type Parsed =
  | { readonly kind: 'intents'; readonly intents: readonly Intent[] }
  /** Clearly meant for the bot and yet not usable; `example` is what to type. */
  | {
      readonly kind: 'misused';
      readonly why: string;
      readonly example: string;
      /** A keyword of ours stood there, or the bot was spoken to: it is answered every time. */
      readonly isKeyword?: true;
      /** What was told to the bot, as it was typed, where it may be a matter for the ledger. */
      readonly told?: string;
    }
  | { readonly kind: 'chatter' };

export interface ParseContext {
  readonly now: Date;
  /** By the organisation's calendar, for "三个工作日内"; Monday to Friday where none is given. Dates are 2020-03-11. */
  readonly isWorkingDay?: (date: string) => boolean;
  readonly mentionsBot: boolean;
  readonly platform: 'feishu' | 'wechat' | 'sandbox';
  readonly senderRole?:
    | 'member'
    | 'leader'
    | 'coordinator'
    | 'liaison'
    | 'contact'
    | 'supervisor'
    | 'admin'
    | 'stranger';
  /** Which kind of chat it was said in. */
  readonly channel?: 'work_group' | 'department' | 'leaders' | 'coordinators' | 'private';
  /** The bot's notice about this issue is quoted or answered. */
  readonly quotedIssue?: number;
  readonly messageType?: 'Text' | 'GroupNote';
  /** The state of the issue that is meant, where one is known. */
  readonly issueState?: string;
  /** The text of the last posting of the same 接龙. */
  readonly previousChain?: string;
  /** Whether the sender reported the issue that is meant. */
  readonly senderIsReporter?: boolean;
  /** How much the issue that is meant still needs. */
  readonly need?: number;
  readonly openIssues?: readonly number[];
}
