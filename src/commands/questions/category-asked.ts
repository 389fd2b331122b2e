import { anyOf } from '../../language/pattern.ts';
import type { QueryIntent } from '../intent.ts';
import type { Reading } from '../reading.ts';
import { isSpokenTo } from './figures-asked.ts';
import { framedList } from './list-frames.ts';
import { listOf } from './lists-asked.ts';
import { PERIOD, readPeriod } from './read-period.ts';

const LONGEST = 40;
const SHORTEST_NAME = 2;
/** "用工类", "融资方面的问题". */
const KIND = /(\p{Script=Han}{2,10}?)(?:类|方面)的?(?:问题|诉求|事项|单子|工单)?的?/u;
const AFTER_A_NAME = /^类?的?(?:问题|诉求|事项|单子|工单)?的?/;

const PLEASE = /(?:请|麻烦|帮我|帮忙|查一?下|看一?下|说说|问一?下|[\s,])*/;
const ALL = /(?:一共|总共|共|都|新|又|各组|全区|大家)*/;
const REPORTED = anyOf(
  /(?:上?报|提|登记|受理|反映|收到?|接到?|来|新增|出)(?:了|上来|过)?的?(?:有)?/,
  /有/,
  /(?:共|总共|一共)/,
);
const MANY = /(?:多少|几|哪些|什么|啥)(?:件|个|条|单|起)?(?:问题|诉求)?/;
const END = /(?:呢|啊|呀)?[\s?。!]*$/;
/** "本周…报了几件", "10月…有多少". */
const IN_A_TIME = new RegExp(
  `^${PLEASE.source}${PERIOD}的?\\s?${ALL.source}(?:${REPORTED.source})?${MANY.source}${END.source}`,
  'u',
);
const COUNTS_ISSUES: ReadonlySet<string | undefined> = new Set(['leaders', 'coordinators']);

/** "用工类还有几件没办", "本周融资类报了几件": the issues of one category. */
export function categoryAsked(reading: Reading): QueryIntent | undefined {
  const { folded, context } = reading;
  if (reading.quotedIssue !== undefined || folded.trim().length > LONGEST || /[#\n]/.test(folded))
    return undefined;
  const said = categorySaid(reading);
  if (said === undefined) return undefined;
  const rest = without(reading, said.start, said.end);
  const isMeant = isSpokenTo(reading) || COUNTS_ISSUES.has(context.channel);
  if (isMeant && IN_A_TIME.test(rest.folded.trim()))
    return {
      intent: 'query',
      issueNumbers: [],
      scope: 'all',
      category: said.category,
      reported: readPeriod(rest.folded, context.now),
    };
  const list = framedList(rest) ?? listOf(rest);
  return list === undefined ? undefined : { ...list, category: said.category };
}

interface CategorySaid {
  readonly category: string;
  readonly start: number;
  readonly end: number;
}

/** By its whole name, or by its beginning or end where 类 or 方面 stands behind and no other category has the same. */
function categorySaid({ folded, lexicon }: Reading): CategorySaid | undefined {
  const { categories } = lexicon.names;
  for (const category of categories) {
    const start = folded.indexOf(category);
    if (start < 0) continue;
    const end = start + category.length;
    return { category, start, end: end + (AFTER_A_NAME.exec(folded.slice(end))?.[0].length ?? 0) };
  }
  const kind = KIND.exec(folded);
  if (kind === null) return undefined;
  const [whole, words = ''] = kind;
  for (let from = 0; from <= words.length - SHORTEST_NAME; from += 1) {
    const short = words.slice(from);
    const [category, ...others] = categories.filter((name) => name.startsWith(short) || name.endsWith(short));
    if (category !== undefined && others.length === 0)
      return { category, start: kind.index + from, end: kind.index + whole.length };
  }
  return undefined;
}

/** The reading of what is left; names that stand behind move up. */
function without(reading: Reading, start: number, end: number): Reading {
  const cut = (text: string) => text.slice(0, start) + text.slice(end);
  const names = reading.names.flatMap((name) => {
    if (name.end <= start) return [name];
    if (name.start < end) return [];
    return [{ ...name, start: name.start - (end - start), end: name.end - (end - start) }];
  });
  return { ...reading, typed: cut(reading.typed), folded: cut(reading.folded), names };
}
