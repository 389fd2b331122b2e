import { chainNews, readChain, type Chain, type ChainEntry } from '../../language/chain.ts';
import { fold } from '../../language/fold.ts';
import { readNumber } from '../../language/numbers.ts';
import { findPersonalData } from '../../language/personal-data.ts';
import { findQuantities } from '../../language/quantities.ts';
import { categoryOf } from '../reports/category.ts';
import type { NoteIntent, Quantity } from '../intent.ts';
import type { Reading } from '../reading.ts';
import { plainQuantity } from '../reports/report.ts';

export type ChainKind = 'need' | 'purchase' | 'signup' | 'other';

const KINDS: readonly (readonly [RegExp, ChainKind])[] = [
  [/团购|团菜|拼菜|采购|代购|买菜|拼单|订购|代买|购买|订菜|送菜/, 'purchase'],
  [
    /报名|签到|参加|参会|值班|志愿|请战|排班|到岗|核酸接龙|打卡|已读|收到|学习|接种|统计人数|聚餐|出行/,
    'signup',
  ],
  [/需求|物资|缺口|需要|申领|申报|急需|缺|困难|问题|诉求|登记/, 'need'],
];

/** A 接龙: only what is new or changed against the last posting counts; a sign-up makes nothing. */
export function readChainIntent(reading: Reading): NoteIntent | undefined {
  const { typed, context, names, lexicon } = reading;
  const chain = readChain(typed, context.messageType === 'GroupNote');
  if (chain === undefined) return undefined;
  const previous = context.previousChain === undefined ? undefined : readChain(context.previousChain, true);
  const news = chainNews(chain, previous);
  const head = fold(`${chain.title}\n${chain.note}`);
  const chainKind = kindOf(chain, head);
  const subject = names.find(
    ({ what, start }) => what === 'object' && start < typed.indexOf(chain.title) + chain.title.length + 1,
  )?.name;
  const entries = news.added.map((entry) => entryOf(entry, reading));
  const changedEntries = news.changed.map((entry) => entryOf(entry, reading));
  const deadline = deadlineIn(head);
  return {
    intent: 'chain',
    chainTitle: chain.title,
    chainKind,
    newEntries: entries.length,
    entries,
    changedEntries,
    ...categoryFor(chainKind, chain, lexicon.names.categories),
    ...(subject === undefined ? {} : { subject }),
    ...(deadline === undefined ? {} : { deadline }),
    ...(chainKind === 'signup'
      ? {}
      : { quantities: [...entries, ...changedEntries].flatMap(({ quantities }) => quantities) }),
    ...(findPersonalData(typed).length > 0 ? { sensitive: true } : {}),
  };
}

function kindOf(chain: Chain, head: string): ChainKind {
  const named = KINDS.find(([pattern]) => pattern.test(head))?.[1];
  if (named !== undefined) return named;
  return chain.entries.some(({ text }) => findQuantities(fold(text), text).length > 0) ? 'need' : 'other';
}

function categoryFor(kind: ChainKind, chain: Chain, categories: readonly string[]): { category?: string } {
  if (kind === 'signup') return {};
  if (kind === 'purchase' && categories.includes('民生采购')) return { category: '民生采购' };
  const category = categoryOf(
    fold(`${chain.title} ${chain.entries.map(({ text }) => text).join(' ')}`.slice(0, 600)),
    categories,
  );
  return category === undefined ? {} : { category };
}

/** One line of a list, read: who wrote it, for whom, how much of what. */
export interface ChainEntryRead {
  readonly n: number;
  readonly by: string;
  readonly text: string;
  readonly quantities: readonly Quantity[];
  readonly subject?: string;
}

function entryOf({ n, text }: ChainEntry, { lexicon }: Reading): ChainEntryRead {
  const folded = fold(text);
  const subject = lexicon.find(folded).find(({ what }) => what === 'object')?.name;
  return {
    n,
    by: text.split(/[\s,，:：]/)[0] ?? '',
    text,
    quantities: findQuantities(withoutDoors(folded, text), text).map(plainQuantity),
    ...(subject === undefined ? {} : { subject }),
  };
}

/** Door numbers count nothing: they are blanked, so that positions stay. */
function withoutDoors(folded: string, text: string): string {
  let result = folded;
  for (const { start, end } of findPersonalData(text))
    result = result.slice(0, start) + ' '.repeat(end - start) + result.slice(end);
  return result;
}

const CLOCK =
  /(上午|下午|晚上|中午|早上|今晚)?\s?(\d{1,2}|[一二两三四五六七八九十]{1,2})(?:点(半)?|:(\d{2}))(?:\d{1,2}分)?/;

function deadlineIn(head: string): string | undefined {
  const match = CLOCK.exec(head);
  if (match === null) return undefined;
  const hour = readNumber(match[2] ?? '') ?? 0;
  const later = /下午|晚/.test(match[1] ?? '') && hour < 12 ? 12 : 0;
  const minutes = match[3] === undefined ? (match[4] ?? '00') : '30';
  return `${String(hour + later).padStart(2, '0')}:${minutes}`;
}
