import type { QueryIntent } from '../commands/intent.ts';

type Scope = NonNullable<QueryIntent['scope']>;

/** What somebody reported, or what concerns the object they speak for. */
export const OWN_TITLES = { open: '您报的未办结问题', whole: '您报过的问题' } as const;

const LIST_WORDS: Readonly<Record<Scope, string>> = {
  open: '未办结',
  mine: '未办结',
  overdue: '超期未办结',
  due_today: '今天到期',
  due_soon: '已超期和三天内到期',
  undispatched: '待派单',
  unsigned: '未签收',
  unclaimed: '没人接的',
  awaiting: '待确认',
  returned: '已退回待裁定',
  on_hold: '挂账',
  reopened: '重办中',
  urgent: '特急和疑难未办结',
  ordered: '督办和批示',
  closed: '已办结',
  all: '报过的问题',
};

/**
 * What stands behind the name of whose list it is: "住建局未签收", "本组用工人才类未办结", "全部报了超过10天的未办结",
 * "全部超期3天以上未办结".
 */
export function listWords({
  scope = 'open',
  category,
  olderThanDays,
  overdueDays,
}: Pick<QueryIntent, 'scope' | 'category' | 'olderThanDays' | 'overdueDays'>): string {
  const age = olderThanDays === undefined ? '' : `报了超过${olderThanDays}天的`;
  const state = overdueDays === undefined ? LIST_WORDS[scope] : `超期${overdueDays}天以上未办结`;
  return `${age}${ofKind(category)}${state}`;
}

const DEEDS = { reported: '报', closed: '办结' } as const;

/** "全部10月1日到10月31日报的融资贷款类问题" */
export const inTimeWords = (days: string, what: keyof typeof DEEDS, category: string | undefined): string =>
  `${days}${DEEDS[what]}的${ofKind(category)}问题`;

const ofKind = (category: string | undefined): string => (category === undefined ? '' : `${category}类`);
