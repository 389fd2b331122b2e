import type { Notice } from '../chat/notice.ts';
import type { CardKind } from '../issues/cards.ts';
import { orderWords, subjectLine, words, type IssueView, type OrderView } from './view.ts';

/** 黄牌, 红牌 and what goes a level up: short lines, the most pressing first. */

export interface TellingCard {
  readonly kind: CardKind;
  readonly issue: IssueView;
  /** The limit that it warns of, as local time. */
  readonly about: string;
}

interface Told {
  /** In a heading, with a number: 将到期2件. */
  readonly heading: string;
  readonly line: (card: TellingCard) => string;
}

const lead = ({ lead }: IssueView) => lead ?? '承办部门';
const holder = ({ lead }: IssueView) => lead ?? '还没有派单';

/** In the order in which a reader should meet them. */
const CARDS: readonly (readonly [CardKind, Told])[] = [
  [
    'raised',
    {
      heading: '超期后仍未办结',
      line: ({ issue, about }) => `应于${about}办结，${lead(issue)}超期一个工作日仍未办结，请上级过问`,
    },
  ],
  [
    'red',
    { heading: '已超期', line: ({ issue, about }) => `应于${about}办结，已超期，请${lead(issue)}抓紧` },
  ],
  [
    'ordered',
    {
      heading: '已过督办期限',
      line: ({ issue, about }) => `督办要求${about}前办结，请${lead(issue)}马上报进展`,
    },
  ],
  [
    'unsigned',
    {
      heading: '超时未签收',
      line: ({ issue, about }) => `应于${about}签收，还没有签收，请${lead(issue)}马上签收`,
    },
  ],
  ['yellow', { heading: '将到期', line: ({ issue, about }) => `${about}到期，请${lead(issue)}按时办结` }],
  ['urged', { heading: '被催办', line: ({ issue }) => `工作组催办，请${lead(issue)}回复进展` }],
  [
    'hold_over',
    {
      heading: '挂账到期',
      line: ({ about, issue }) => `挂账到${about}为止，可发：恢复办理 #${issue.number}`,
    },
  ],
];

const SHOWN = 10;

/** One card by itself, for what cannot wait. */
export function singleCard(
  card: TellingCard,
  mentions: NonNullable<Notice['mentions']>,
  reader: CardReader,
): Notice {
  const { issue, kind } = card;
  const told = CARDS.find(([one]) => one === kind)?.[1];
  return {
    kind: 'card',
    tone: issue.priority === 'urgent' ? 'urgent' : 'warning',
    title: `【提醒 #${issue.number}】${told?.heading ?? ''}`,
    lines: [subjectLine(issue), told?.line(card) ?? ''],
    issueNumber: issue.number,
    mentions,
    hint: (kind === 'unsigned' ? TO_SIGN : HINTS[reader]).one(issue.number),
  };
}

/** All that a chat is owed, in one message. */
export function cardDigest(
  cards: readonly TellingCard[],
  mentions: NonNullable<Notice['mentions']>,
  reader: CardReader,
): Notice {
  const [first] = cards;
  if (first !== undefined && cards.length === 1)
    return { ...singleCard(first, mentions, reader), kind: 'cards' };
  return {
    kind: 'cards',
    tone: cards.some(({ kind }) => kind !== 'yellow') ? 'warning' : 'todo',
    title: `【提醒】${counts(cards)}`,
    lines: cardLines(cards),
    mentions,
    hint: (cards.every(({ kind }) => kind === 'unsigned') ? TO_SIGN : HINTS[reader]).many,
  };
}

/** Who reads it: each is told only what that reader may type. */
export type CardReader = 'department' | 'leaders';

const HINTS: Readonly<
  Record<CardReader, { readonly one: (number: number) => string; readonly many: string }>
> = {
  department: {
    one: (number) => `办完请发：办结 #${number} 结果；还在办请发：进展 #${number} 内容`,
    many: '办完请发：办结 #编号 结果；办不了请发：延期 #编号 天数 原因',
  },
  leaders: {
    one: (number) => `看经过请发：查 #${number}；要督促请发：督办 #${number} 期限和要求`,
    many: '看经过请发：查 #编号；要督促请发：督办 #编号 期限和要求',
  },
};

/** For a department alone: nobody else is told of a signature that is missing. */
const TO_SIGN = {
  one: (number: number) => `签收请发：签收 #${number}；不归本单位请发：退回 #${number} 原因`,
  many: '签收请发：签收 #编号；不归本单位请发：退回 #编号 原因',
};

function counts(cards: readonly TellingCard[]): string {
  return CARDS.flatMap(([kind, { heading }]) => {
    const count = cards.filter((card) => card.kind === kind).length;
    return count === 0 ? [] : [`${heading}${count}件`];
  }).join('，');
}

/** What an issue is about, unless the same message has said it above. */
const subjectIn = (issue: IssueView, told: ReadonlySet<number>) =>
  told.has(issue.number) ? '见上' : subjectLine(issue);

/** Under a heading for each kind; numbers stand for what is not shown. */
export function cardLines(cards: readonly TellingCard[], told: ReadonlySet<number> = new Set()): string[] {
  return CARDS.flatMap(([kind, { heading, line }]) => {
    const mine = cards.filter((card) => card.kind === kind);
    if (mine.length === 0) return [];
    const shown = mine
      .slice(0, SHOWN)
      .map((card) => `#${card.issue.number} ${subjectIn(card.issue, told)}：${line(card)}`);
    const rest = mine.slice(SHOWN).map(({ issue }) => `#${issue.number}`);
    return [
      `${heading}${mine.length}件`,
      ...shown,
      ...(rest.length === 0 ? [] : [`另有 ${rest.join('、')}`]),
    ];
  });
}

const SHOWN_WORDS = 100;

/** All that was said of it; of a long row the last, and where the rest can be read. */
function briefWords(issue: IssueView, order: OrderView): string {
  const { text, by, earlier = [] } = order;
  const isOneVoice = earlier.every((one) => one.by === by);
  const all = isOneVoice
    ? [...earlier, { text }].map((one) => words(issue, one.text)).join('；')
    : orderWords(issue, order);
  return all.length <= SHOWN_WORDS || earlier.length === 0
    ? all
    : `${words(issue, text)}（前面还有${earlier.length}条，请发：查 #${issue.number}）`;
}

export interface TellingOrder {
  readonly issue: IssueView;
  readonly order: OrderView;
  readonly isLate: boolean;
}

const ORDERS_SHOWN = 5;

/** 督办 stands in every brief until it is done: the first in words, the others by number, department and date. */
export function orderLines(
  orders: readonly TellingOrder[],
  { standing, told }: { readonly standing: number; readonly told: ReadonlySet<number> },
): string[] {
  if (orders.length === 0) return [];
  const lines = orders.slice(0, ORDERS_SHOWN).map((one) => {
    const { issue, order } = one;
    const said = issue.sensitive ? '' : `：${briefWords(issue, order)}`;
    const about = [`${holder(issue)}；${order.by}`, ...untilOf(one)].join('，');
    return `#${issue.number} ${subjectIn(issue, told)}（${about}）${said}`;
  });
  const rest = orders
    .slice(ORDERS_SHOWN)
    .map((one) => [`#${one.issue.number} ${holder(one.issue)}`, ...untilOf(one)].join('，'));
  const news = standing > orders.length ? `，其中有新情况的${orders.length}件` : '';
  return [`督办${standing}件${news}`, ...lines, ...(rest.length === 0 ? [] : [`另有 ${rest.join('；')}`])];
}

function untilOf({ order: { due }, isLate }: TellingOrder): string[] {
  return due === null ? [] : [`${due}前办结${isLate ? '，已过期' : ''}`];
}

export const briefTitle = (kind: 'morning' | 'evening', date: string): string =>
  `${kind === 'morning' ? '早报' : '晚报'} · ${date}`;

export const urgeWords = {
  passedOn: (to: string) => `已催办，已转告${to}，同一天只转达一次`,
  today: '今天已经催过并转达，不再重复；有新情况请发补充',
  later: (to: string) => `已催办；${to}今天的提醒已够多，随下一次提醒一并转达`,
  nobody: '已记下催办',
  news: (to: string) => `已催过；您说的情况已转给${to}`,
} as const;
