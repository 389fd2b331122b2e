import { simplify } from './fold.ts';
import { isApproximate, NUMBER, readNumber } from './numbers.ts';
import { allMatches } from './all-matches.ts';

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
const UNIT = `(?:台套|套件|平方米|平米|立方米|公斤|千克|公里|个|只|台|套|箱|瓶|桶|件|把|间|辆|吨|斤|克|亩|株|棵|袋|盒|副|双|块|片|张|份|支|根|条|卷|板|罐|包|床|顶|名|人|位|头|升|立方|车|批|捆|本|部|枚|具|米|平(?![台安时常均方整米])|方(?![面法案向便式块言针子圆]))`;
const AMOUNT = new RegExp(`(${NUMBER})(?:\\s?(?:-|~|到|至)\\s?(${NUMBER}))?\\s?(${UNIT})(?![a-z])`, 'g');
const NOT_THINGS =
  /^(?:月|工作日|小时|问题|多小时|方面|地方|部门|企业|项目|社区|村|小区|环节|单位|星期|礼拜|人家|人次|人都|分钟|公司|家|都|也|代|户|路口|次|组)/;

const ITEM_BEFORE = /(?:[a-z]{0,6}\d{0,3})?[\p{Script=Han}a-z()]{1,16}$/u;
const CUTS =
  /^.*(?:可以|能够|借出|了一下|一下|一共|需要的|需要|还需|急需|需|还缺|还差|急缺|紧缺|缺少|短缺|缺|还要|想要|要|采购|购买|买|申请|求购|求|协调|解决|支援|提供|配备|配|增加|增派|补充|调拨|调|送来|送到|送|发放|发|先到|已到|到了|到位|到|以及|还有|另外|和|与|及|跟|共计|合计|一共|共|大概|大约|约|差不多|至少|每天|日产|年产|月产|能产|生产|产(?!品|业)|送去|带去|的|了|供(?!应|销|电|水|热|暖|气|货|需|给|养)|是|有(?!机|色|限|效)|剩|些|点|给|希望|帮忙|帮|找|招|为|在|只|就|再|先|能|可)/;
const TRAILING =
  /(?:(?:先|已经?|又)(?:给|发|送|拨|配|运|调)(?:去|来|了|出|过[去来])?|老化|老旧|陈旧|太老了?|太旧了?|坏了?|损坏|破损|报废|没了|用完了?|用光了?|没有了|[能可]?匀出来?|腾出来?|闲置着?|空着|富余|多出来?|一天|每天|第[一二三四五\d]批|首批|剩下的?|其余的?|余下的?|也|都|再买|再来|再要|再|还差|还缺|还要|还需|需要|急需|不够|缺口|缺少|短缺|各需|各要|需|缺|差|要|各|共|约|大概|大约|至少|有|到了|还有|只有|也就|仅|剩|还剩|现有|库存|已到|再要|再来|(?<=[差缺少要需来有]|大概|差不多|估计)个|好像|可能|估计|差不多|怎么也|少说(?:也)?|起码|最少|得有|得|来|总共|好歹|更?换|补|送到|运到|送达|到货|发了|到了|增加|再加|要加|再配|影响|涉及|更?换|增加|再加|要加|再配|影响|涉及|[嘛啊呀呢吧嗯额]|:|\s)+$/;
/** "还缺1间单间": behind a verb the thing comes after its amount. */
const VERB_RIGHT_BEFORE =
  /(?:需要|需|缺|差|要|求购|求|采购|购买|买|申请|协调|解决|提供|多出来?|匀出来?|腾出来?|送|到|发|给|批|的|少|增加|闲着|空着|供|补充|调拨|支援|安排|约|大约|大概|至少)个?\s?$/;
const OWN_AMOUNT_NEXT = new RegExp(`^(?:也就|也|就|只|还|都|才|有|剩|目前|现在){1,3}(?:${NUMBER})`);
const ITEM_AFTER = /^(?:左右|以上|多)?(?:的)?((?:84)?[\p{Script=Han}a-z][\p{Script=Han}a-z0-9]{0,11})/u;
const AFTER_CUT =
  /(?:熟了|样子|光景|上下|全部|全都|均|然后|接着|另外|不够|不足|没有|没|就|也|才|都|给|用于|用来|来|吧|呢|以|等|请|要|需|缺|和|与|及|还|但|(?<!许)可|能|已|到|在|被|是|为|了|需要|供|才能|麻烦|希望|行不行|支持|缺口|送|急|的话|住|应急|,).*$/;

const WANTED =
  /(?:需要|需|缺|差|急需|要|求购|求|采购(?!的)|申请|想要|短缺|不够|不足|告急|紧缺|支援|调拨|匀|希望|再来|得来|(?<=^|[,。;!\s])来|得有|买(?![的了])|借|招|募|补充|用光|用完|断供|(?<![至最多不减])少(?=了?个?\s?[\d一二两三四五六七八九十])|帮忙|帮|协调|解决|配备)(?!求?的(?:是|都))/;
const DESCRIBED_BEFORE =
  /(?:年产|日产|月产|日均|年均|产能|产量|现有|库存|存有|备有|只有|也就|就剩|只剩|还剩|剩下|剩余|剩|仅有|仅剩|已有|已到|已经到|够用|共有|拥有|占地|总投资|种了|种植|养了|养殖|每天生产|每天|每年|一天|生产|能产|可产|日产|产|规模|可产|能产|原有|有|总共|面积|员工|职工|户籍|原来|之前|上次|上回|设计|建设|规划|承建|年加工|日加工|处理|可容纳|栽种|前期|新建|在建|扩建?|新上|改建|建|限重|限高|限宽|限速|核载|载重|多跑|绕路|绕行|绕道|绕|距离|相距|长达|跑|影响|涉及|波及|住着|住了|服务|覆盖|[坏丢用死倒断裂烧报废碎]了|用掉|坏掉|不是)(?:了|约|大约|大概|近|将近|达|到|着|的|:|\s){0,2}$/;
/** "从浙江买的20吨轴承钢": it is on its way. */
const GOT = /(?<![要需想得])(?:买|采购|订购?|[运拉发进]来?)的\s?$/;
const DESCRIBED_AFTER =
  /^\s?(?:一?[桶袋瓶箱包盒])?装(?![卸配修置])|^(?:的)?[\p{Script=Han}]{1,6}?(?:缺|急需|需要|没(?:人|有|处|地方)|没法|没[活饭水电路]|要泡汤|泡汤|要(?:坏|烂|倒|死|过期)|受损|积压|滞销|卖不|被淹|生了?虫)|^\s?[\d.]+\s?[万千]?(?:元|块|万)|^(?:的)?(?:外国|外方|外籍|国外|省外|外地|返岗|居家)?(?:专家|人员|工程师|技术员|学生|老人|群众|居民|职工|员工|工人|村民|住户|孩子|病人|司机)(?:都|还|也|现在|目前)?(?:要|需|没|住|等|回不|进不|出不|买不|上不|来不|不能|无法|被|隔离)|^(?:的)?[\p{Script=Han}a-z]{0,8}?(?:项目|生产线|基地|工程|产业园|规模|产能|的(?:厂|企业|村|社区|工地)|大厂|左右的)/u;

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
    item === undefined && last !== undefined && !isPack && last.unit === unit ? last.item : (sought ?? '');
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

/** What was said to run out in the clause before: "口罩只够用两天，还差2.75万个", "电脑老化，需2台". */
const RAN_OUT =
  /(?:^|[,。;:\s]|的)([\p{Script=Han}a-z0-9]{1,8}?)(?:已经|现在|目前|也|都|就|快|还|又|很|太|特别|非常|严重|全[市县区国省网]?)*(?:买不着|买不到|采购不到|没货|只够|只能用|不够|不足|用完|用光|没有|没了|不多|告急|见底|断货|紧缺|紧张|短缺|缺口大|只剩|还剩|仅剩|就剩|只有|老化|老旧|陈旧|太老|太旧|坏|损坏|破损|报废)[^,。;]{0,14}[,。;]\s?(?:现在|目前|大概|至少|估计|最少|一共|总共|我们)?(?:还|就|仍|尚|急)?(?:差|缺|需要?|要|得要|想要|申请|补|配|换|加|增加|再加|要加|[一每][天日月周](?:就|都|得|要|需)*[用耗])(?:了|个|大概|大约|约|至少)?\s?$/u;

const SOUGHT = /(?:还差|就差|差|缺少?|急需|需要?|要)([\p{Script=Han}a-z0-9]{2,8})[,。;](?:[^,。;]{0,6})$/u;

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
const IS_AMOUNT = new RegExp(`^(?:${NUMBER})\\s?(?:${UNIT})$`);

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
