import { simplify } from './fold.ts';
import { isApproximate, NUMBER, readNumber } from './numbers.ts';
import { allMatches } from './all-matches.ts';
import {
  AFTER_CUT,
  CUTS,
  DESCRIBED_AFTER,
  DESCRIBED_BEFORE,
  RAN_OUT,
  TRAILING,
  UNIT,
  WANTED,
} from './quantity-words.ts';

/** An amount of things in a text, with what the words around it say about it. */
export interface QuantityFound {
  readonly item: string;
  readonly value: number;
  readonly unit: string;
  readonly packages?: number;
  readonly packageUnit?: string;
  readonly approximate?: boolean;
  readonly start: number;
  readonly end: number;
  /** `described`: what there is, is made or holds (年产20万辆, 也就两把), not what is wanted. */
  readonly mood: 'wanted' | 'described' | 'open';
}

const PACKS = '箱|包|袋|盒|桶|捆|件|板|车|批|卷|罐';
const AMOUNT = new RegExp(
  `(${NUMBER})(?:\\s?(?:-|~|到|至)\\s?(${NUMBER}))?\\s?(${UNIT.source})(?![a-z])`,
  'g',
);
const NOT_THINGS =
  /^(?:月|工作日|小时|问题|多小时|方面|地方|部门|企业|项目|社区|村|小区|环节|单位|星期|礼拜|人家|人次|人都|分钟|公司|家|都(?![交送发拨到给运])|也|代|户|路口|次|组)/;

const ITEM_BEFORE = /(?:[a-z]{0,6}\d{0,3})?[\p{Script=Han}a-z()]{1,16}$/u;
/** "还缺1间单间": behind a verb the thing comes after its amount. */
const VERB_RIGHT_BEFORE =
  /(?:需要|需|缺|差|要|求购|求|采购|购买|买|申请|协调|解决|提供|多出来?|匀出来?|腾出来?|送|到|发|给|批|的|少|增加|闲着|空着|供|补充|调拨|支援|安排|(?<![出招外转])租|雇|约|大约|大概|至少)个?\s?$/;
const OWN_AMOUNT_NEXT = new RegExp(`^(?:也就|也|就|只|还|都|才|有|剩|目前|现在){1,3}(?:${NUMBER})`);
const ITEM_AFTER = /^(?:左右|以上|多)?(?:的)?((?:84)?[\p{Script=Han}a-z][\p{Script=Han}a-z0-9]{0,11})/u;
/** "从浙江买的20吨轴承钢": it is on its way. */
const GOT = /(?<![要需想得])(?:买|采购|订购?|[运拉发进]来?)的\s?$/;

/** Amounts in folded text; `typed` is what was typed, of the same length, from which the item's name is taken. */
export function findQuantities(folded: string, typed: string): QuantityFound[] {
  if (!/[\d一二两三四五六七八九十百千万几半]/.test(folded)) return [];
  const found: QuantityFound[] = [];
  for (const match of allMatches(folded, AMOUNT)) {
    const one = readAmount(match, folded, typed, found.at(-1));
    if (one === 'pack') continue;
    if (one !== undefined) found.push(one);
  }
  return corrected(packed(found, folded), folded);
}

/** Every amount, also one of which is not said what it counts: "3吨已到". */
export function findAmounts(
  folded: string,
): { readonly value: number; readonly unit: string; readonly start: number; readonly end: number }[] {
  return allMatches(folded, AMOUNT).flatMap((match) => {
    const [all, low = '', high, unit = ''] = match;
    const [start, end] = [match.index, match.index + all.length];
    const value = readNumber(high ?? low);
    const counts = value !== undefined && value > 0 && !insideWord(folded, start, end, low, unit);
    return counts ? [{ value, unit, start, end }] : [];
  });
}

/** "要口罩300个，不对，是500个": what was taken back does not count. */
const TAKEN_BACK =
  /^[,。;\s]{0,3}(?:不对|错了|说错了|不是|哦不|应该?是|改成)[,。;\s]{0,3}(?:应该)?是?[\p{Script=Han}]{0,6}?$/u;

function corrected(found: readonly QuantityFound[], folded: string): QuantityFound[] {
  return found.filter((one, i) => {
    const next = found[i + 1];
    if (next === undefined || next.unit !== one.unit) return true;
    return !TAKEN_BACK.test(
      folded.slice(one.end, next.end).split(/[\d一二两三四五六七八九十百千万]/, 1)[0] ?? '',
    );
  });
}

function readAmount(
  match: RegExpExecArray,
  folded: string,
  typed: string,
  last: QuantityFound | undefined,
): QuantityFound | 'pack' | undefined {
  const [all, low = '', high, unit = ''] = match;
  const start = match.index;
  const end = start + all.length;
  const value = readNumber(high ?? low);
  if (value === undefined || value <= 0 || insideWord(folded, start, end, low, unit)) return undefined;
  const before = itemBefore(folded, start, last?.end ?? 0);
  const after = itemAfter(folded, end);
  const item = VERB_RIGHT_BEFORE.test(folded.slice(Math.max(0, start - 4), start))
    ? (after ?? before)
    : (before ?? after);
  const isVague = item !== undefined && /^(?:人|个人|人手)$/.test(folded.slice(item.start, item.end));
  const sought = item === undefined || isVague ? soughtBefore(folded, start, end) : undefined;
  const isPack = last !== undefined && /^\s?\(?\s?$/.test(folded.slice(last.end, start));
  if (item === undefined && !isPack && last?.unit !== unit && sought === undefined) return undefined;
  const same =
    item === undefined && last !== undefined && !isPack && last.unit === unit
      ? (sought ?? last.item)
      : (sought ?? '');
  const name =
    item === undefined || (isVague && sought !== undefined)
      ? same
      : simplify(typed.slice(item.start, item.end)).trim();
  const from = Math.min(item?.start ?? start, start);
  return {
    item: name,
    value,
    unit,
    ...(isApproximate(folded, start, start + low.length) || high !== undefined ? { approximate: true } : {}),
    start: from,
    end: Math.max(end, item?.end ?? end),
    mood: moodOf(folded, from, start, end),
  };
}

const SOUGHT =
  /(?:还差|就差|差|缺少?|急需|需要?|要)(?!的)([\p{Script=Han}a-z0-9]{2,8})[,。;](?:[^,。;]{0,6})$/u;

/** "口罩送到了，点了一下一共4800个" */
const ARRIVED =
  /(?:^|[,。;\s])(\p{Script=Han}{2,6}?)(?:都|已经?|全)?(?:送到|送来|到货|运到|收到|到)了?[,\s]?(?:我们?)?(?:[点数]了|清点|点|数)(?:一?下|完|过)?[,\s]?(?:一共|总共|共|是|有)?\s?$/u;

/** "就差熔喷布，每月要10吨": the thing was named in the clause before. */
function soughtBefore(folded: string, numberAt: number, end: number): string | undefined {
  const before = folded.slice(Math.max(0, numberAt - 40), numberAt);
  return (
    SOUGHT.exec(before.slice(-20))?.[1] ??
    ARRIVED.exec(before)?.[1] ??
    thing(RAN_OUT.exec(before)?.[1]) ??
    mentioned(before, folded.slice(end, end + 4))
  );
}

/** "打印机老卡纸，有空帮忙换1台": what it is was named a clause or two before. */
const THINGS =
  /电脑|打印机|复印机|空调|投影仪|体温[枪计]|[测额]温[枪门]|口罩(?!机)|防护服|护目镜|消毒液|喷雾器|喷壶|帐篷|路灯|水泵|叉车|吊车|货车|卡车|大巴|客车|宿舍|床位?|桌椅|垃圾[桶箱]|志愿者|工人|司机|技术员|专家|平板(?:电脑)?(?!车)|手机|酒精|雨衣|雨靴|手套|k?n95(?:口罩)?/g;
const ASKED_FOR = /(?:换|加|增加|补|配|要|需要?|来|添|缺|差|派|匀|调拨?|拨)(?:上|个|再|点|给我们)?\s?$/;
/** "11台就够" */
const WOULD_DO = /^\s?(?:就|也)(?:够(?!用)|行|成|可以)/;

function mentioned(before: string, after: string): string | undefined {
  if (!ASKED_FOR.test(before) && !WOULD_DO.test(after)) return undefined;
  const sentence = before.slice(before.lastIndexOf('。') + 1);
  return allMatches(sentence, THINGS)
    .at(-1)?.[0]
    .replace(/k?n95/, (made) => made.toUpperCase());
}

/** Without what introduces it: "现在口罩" is 口罩. */
function thing(said: string | undefined): string | undefined {
  const bare = said?.replace(
    /^(?:现在|目前|我们|这边|那边|社区|村里|组里|企业|单位|车间|项目|的|里|有)+/,
    '',
  );
  return bare === '' ? undefined : bare;
}

/** 一个 and 第二个 are words, "几个问题" counts nothing, and 3个月 is a time. */
function insideWord(folded: string, start: number, end: number, written: string, unit: string): boolean {
  const before = folded[start - 1] ?? '';
  if (/[第#\d.]/.test(before) && before !== '.') return true;
  if (NOT_THINGS.test(folded.slice(end, end + 4))) return true;
  if (/^[一几半数]$/.test(written) && /[个块件条把点位名部本]/.test(unit))
    return written !== '一' || !/[缺差少]$/.test(folded.slice(Math.max(0, start - 1), start));
  return unit === '人' && /^[一二三]$/.test(written);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** "能供3吨 剩下2吨": an amount is no thing. */
const IS_AMOUNT = new RegExp(`^(?:${NUMBER})\\s?(?:${UNIT.source})$`);

function itemBefore(folded: string, numberAt: number, notBefore: number): Span | undefined {
  const window = folded.slice(Math.max(notBefore, numberAt - 18), numberAt);
  const bare = window.replace(TRAILING, '');
  const noun = ITEM_BEFORE.exec(bare)?.[0];
  if (noun === undefined) return undefined;
  const cut = CUTS.exec(noun)?.[0].length ?? 0;
  const item = noun.slice(cut).replace(/^(?:[()]|那个|这个|那些|这些)+|[()]+$/g, '');
  if (
    item.length < 1 ||
    IS_AMOUNT.test(item) ||
    /^(?:已经?|刚刚?|我们|我|你|他|这|那|大家|企业|公司|每|第|一|现在|目前|今天|还|就|也|又|都|共|每月|每天|每日|每年|每周|供|方面|左右|上|下|个|天|日|月|年|(?:[一每][天日月周])?(?:大概|大约|就|都|得|要|需)*[用耗]|扩建?|新?上|[新改]建|改造|投产?|(?:给我们)?(?:匀|拨|调)|想|[他她它]们?|[说讲](?:[我他她它]们?)?)$/.test(
      item,
    )
  )
    return undefined;
  const end = numberAt - (window.length - bare.length);
  const start = end - noun.length + noun.indexOf(item, cut);
  return { start, end: start + item.length };
}

function itemAfter(folded: string, from: number): Span | undefined {
  const match = ITEM_AFTER.exec(folded.slice(from, from + 18));
  const item = match?.[1]?.replace(AFTER_CUT, '');
  if (match === null || item === undefined || item === '') return undefined;
  const start = from + match[0].length - (match[1]?.length ?? 0);
  if (OWN_AMOUNT_NEXT.test(folded.slice(start + item.length, start + item.length + 8))) return undefined;
  return { start, end: start + item.length };
}

const LOOKS_BACK = 60;
const CLAUSE_ENDS = [',', '。', ';', '!', '?', '\n'] as const;

/** Looks at the clause before the amount; a comma list keeps the mood of its beginning. */
function moodOf(folded: string, itemAt: number, numberAt: number, end: number): QuantityFound['mood'] {
  if (DESCRIBED_AFTER.test(folded.slice(end, end + 16))) return 'described';
  const nearby = folded.slice(Math.max(0, numberAt - 8), numberAt);
  if (DESCRIBED_BEFORE.test(nearby) || GOT.test(nearby)) return 'described';
  if (DESCRIBED_BEFORE.test(folded.slice(Math.max(0, itemAt - 8), itemAt))) return 'described';
  if (WOULD_DO.test(folded.slice(end, end + 4))) return 'wanted';
  const windowAt = Math.max(0, itemAt - LOOKS_BACK);
  const window = folded.slice(windowAt, itemAt);
  const clause = window.slice(Math.max(...CLAUSE_ENDS.map((sign) => window.lastIndexOf(sign))) + 1);
  if (WANTED.test(clause + folded.slice(itemAt, end + 6))) return 'wanted';
  const goesOn =
    clause.trim().length <= 2 && /^\s*(?:$|[,。;、!\n]|等|和|以及)/.test(folded.slice(end, end + 3));
  const sentence = window.slice(window.lastIndexOf('。') + 1, window.length - clause.length);
  return goesOn && WANTED.test(sentence) ? 'wanted' : 'open';
}

const PACKED = new RegExp(`^\\s?(?:共|计|合|,|\\()?(?:共|计|合计)?\\s?$`);

/** "酒精6箱240瓶" is 240 瓶 in 6 箱; "240瓶(6箱)" as well. */
function packed(found: readonly QuantityFound[], folded: string): QuantityFound[] {
  const result: QuantityFound[] = [];
  for (const one of found) {
    const last = result.at(-1);
    const between = last === undefined ? '' : folded.slice(last.end, numberStart(one, folded));
    if (last !== undefined && one.item === '' && PACKED.test(between)) {
      result[result.length - 1] = inPacks(last, one);
    } else if (one.item !== '') result.push(one);
  }
  return result;
}

function numberStart(one: QuantityFound, folded: string): number {
  return one.item === '' ? one.start : folded.length;
}

function inPacks(outer: QuantityFound, inner: QuantityFound): QuantityFound {
  const [box, content] =
    new RegExp(`^(?:${PACKS})$`).test(outer.unit) && outer.value < inner.value
      ? [outer, inner]
      : [inner, outer];
  return {
    ...outer,
    value: content.value,
    unit: content.unit,
    packages: box.value,
    packageUnit: box.unit,
    end: inner.end,
  };
}
