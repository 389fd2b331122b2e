import { NUMBER, readNumber } from '../../language/numbers.ts';
import type { Reading } from '../reading.ts';

interface Said<What> {
  readonly what: What;
  /** Half open, in the folded text. */
  readonly start: number;
  readonly end: number;
}

const SHORTEST_NAME = 2;
const MATTERS = '的?(?:问题|诉求|事项|单子|工单)?的?';
/** "用工类", "融资方面的问题". */
const KIND = new RegExp(`(\\p{Script=Han}{2,10}?)(?:类|方面|难|相关|有关)${MATTERS}`, 'u');
const AFTER_A_NAME = new RegExp(`^(?:类|方面)?${MATTERS}`);

/** By its whole name, or by its beginning or end where 类 or 方面 stands behind and no other category has the same. */
export function categorySaid({ folded, lexicon }: Reading): Said<string> | undefined {
  const { categories } = lexicon.names;
  for (const what of categories) {
    const start = folded.indexOf(what);
    if (start < 0) continue;
    const end = start + what.length;
    return { what, start, end: end + (AFTER_A_NAME.exec(folded.slice(end))?.[0].length ?? 0) };
  }
  const kind = KIND.exec(folded);
  if (kind === null) return undefined;
  const [whole, words = ''] = kind;
  for (let from = 0; from <= words.length - SHORTEST_NAME; from += 1) {
    const short = words.slice(from);
    const [what, ...others] = categories.filter((name) => name.startsWith(short) || name.endsWith(short));
    if (what !== undefined && others.length === 0)
      return { what, start: kind.index + from, end: kind.index + whole.length };
  }
  return undefined;
}

const DAYS = { 天: 1, 日: 1, 周: 7, 星期: 7, 礼拜: 7, 月: 30 } as const;
const LENGTH = `(?:(?:${NUMBER})\\s?个?(?:天|日|周|星期|礼拜|月)|半个?月)`;
const OF_LENGTH = new RegExp(`(?<half>半个?月)|(?<count>${NUMBER})\\s?个?(?<unit>天|日|周|星期|礼拜|月)`);
const SINCE = '(?:超过了?|拖(?:了|过|着)?|积压(?:了|着)?|压(?:了|着)|等了|报了|晾了|放了)';
const MORE = '(?:以上|开外|多|还多|之久|了){0,2}';
/** "超过10天", "拖了一个月以上"; without a word for it in front, one has to stand behind: "半个月以上". */
const AGE = new RegExp(`${SINCE}\\s?${LENGTH}${MORE}|${LENGTH}(?:以上|开外|还多)`);
/** Counted from a limit, not from the report. */
const PAST_ITS_LIMIT = /超期|逾期|超时|过期|拖期|到期|期限|时限/;
/** "超期10天以上", "逾期都超过三天": the length alone, so that what is late stays said. */
const LATENESS = new RegExp(
  `(?<=(?:超期|逾期|超时|过期|拖期|期限|时限))(?:已经?|了|都|有|还)?(?:超过了?|达到?|满|大于)?\\s?${LENGTH}${MORE}`,
);

/** Nobody asks for what is older; a date so far back there may not even be. */
const LONGEST_DAYS = 3_650;

/** How many days ago something must have been reported. */
export function ageSaid(folded: string): Said<number> | undefined {
  return PAST_ITS_LIMIT.test(folded) ? undefined : daysIn(AGE.exec(folded));
}

/** How many days ago something must have been due. */
export const latenessSaid = (folded: string): Said<number> | undefined => daysIn(LATENESS.exec(folded));

function daysIn(match: RegExpExecArray | null): Said<number> | undefined {
  if (match === null) return undefined;
  const { count, unit, half } = OF_LENGTH.exec(match[0])?.groups ?? {};
  const number = half === undefined ? readNumber(count ?? '') : 1;
  if (number === undefined || !Number.isInteger(number)) return undefined;
  const what = half === undefined ? number * DAYS[unit as keyof typeof DAYS] : 15;
  if (what > LONGEST_DAYS) return undefined;
  return { what, start: match.index, end: match.index + match[0].length };
}
