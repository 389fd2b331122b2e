import { anyOf, pattern, words } from './pattern.ts';
import { readNumber } from './numbers.ts';
import { allMatches } from './all-matches.ts';

/** Issue numbers said at one place: "#12", "＃１２", "#12-#14", "12和15", "十二号". */
export interface NumbersFound {
  readonly numbers: readonly number[];
  readonly start: number;
  readonly end: number;
  /** Written with # or as 第12号, 12号问题: surely an issue. `bare` ones need a verb beside them. */
  readonly explicit: boolean;
  /** An issue's for no other reason than the verb beside it. */
  readonly byVerb?: true;
}

const LARGEST = 999_999_999;
const LONGEST_RANGE = 50;

/** "#3楼的电梯" is a place; behind a space only where nothing more follows: "办结 #22 楼道已清" is about an issue. */
const PLACE = String.raw`(?:号楼|楼(?!道|梯|上|下|顶)|栋(?!前|后)|幢|单元(?!门)|路(?:公交|公共汽车|大巴|电车|班车)|档口|摊位|铺位|包[间厢]|卡座|车间|厂房|门(?!口|外|前)|室(?!内|外)|馆|窑|炉|泵|号(?:仓|库|车间|厂|线|机|炉|窑|泵|井|塔|门|路口|桥|馆|室|食堂|宿舍|地块|坑))`;
const HASH = String.raw`(?<!订单|快递|会议|房间|包裹|运单|发票|航班|信箱|话题|合同|单据|(?:密码|账号|口令|wifi)[^。\n#]{0,16})(?<!(?:https?:\/\/|www\.)[\w./:?=&%~@+$*-]{0,200})#\s{0,3}(\d{1,9})(?![\d.]*\d)(?!${PLACE})(?!\s{1,2}${PLACE}(?:的|[\s,。;!?]|$))号?`;
/** "#12到15日" is a date: only a sign makes the second number an issue's, or a bare dash with no measure behind it. */
const RANGE = String.raw`(?:\s{0,2}(?:-|~|到|至)\s{0,2}#\s{0,2}|[-~])(\d{1,9})(?![\d.\-/]|\s?(?:[月日天点时个家户件条人名年万千百元%]|号(?!问题)))`;
const HASHES = new RegExp(`${HASH}(?:${RANGE})?号?`, 'g');

/** Every number written with #. A list goes on without it: "#12、15". */
export function hashedNumbers(folded: string): NumbersFound[] {
  if (!folded.includes('#')) return [];
  const found: NumbersFound[] = [];
  for (const match of allMatches(folded, HASHES)) {
    const tail = listTail(folded, match.index + match[0].length);
    const numbers = [...range(match[1], match[2]), ...tail.numbers].filter(usable);
    if (numbers.length > 0)
      found.push({ numbers: [...new Set(numbers)], start: match.index, end: tail.end, explicit: true });
  }
  return found;
}

const TAIL = new RegExp(
  String.raw`^\s{0,3}(?:[、,/&+和与及跟]|以及|还有)\s{0,3}(\d{1,6})(?![\d.%:\-])号?(?=\s{0,3}(?:$|[、,/&+和与及跟。;!?:]|以及|还有|[都也已全均没未还请的是解办搞满签退催加撤作确重转派合并延挂提查收完]|问题|处理|进展))`,
);

/** "#16 17 都好了" */
const TAIL_OF_ALL =
  /^\s{1,3}(\d{1,6})(?![\d.%:-])号?(?=\s{0,3}(?:也?都|均|全都?)[^\d]{0,3}[好办解搞弄完修通签退收])/;

/** "#12、15和18": further numbers of the same list. */
function listTail(folded: string, from: number): { readonly numbers: number[]; readonly end: number } {
  const numbers: number[] = [];
  let end = from;
  for (;;) {
    const next = folded.slice(end, end + 24);
    const match = TAIL.exec(next) ?? TAIL_OF_ALL.exec(next);
    if (match === null) return { numbers, end };
    numbers.push(Number(match[1]));
    end += match[0].length;
  }
}

function range(first: string | undefined, last: string | undefined): number[] {
  const from = Number(first);
  const to = last === undefined ? from : Number(last);
  if (to < from) return [from, to];
  if (to - from >= LONGEST_RANGE) return [from];
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function usable(number: number): boolean {
  return Number.isSafeInteger(number) && number > 0 && number <= LARGEST;
}

const ONE = /\d{1,6}|[一二三四五六七八九十百两零]{1,5}/;
/** "第12号问题", "12号那个": not 单位, 件衣服. */
const THE_ISSUE = /问题|工单|单子|诉求|请求|事项|办件|件事|那个|这个|单(?![元位独价行车])|件(?![衣货套款])/;
/** "发现问题23个已解决" counts what was found. */
const FOUND = words`收集 发现 反映 梳理 排查 新增 查出 上报 登记 共 各类`;
const PROBLEM = pattern`(?<!${anyOf(FOUND, /[个条项件]/)})问题(?=\s{0,2}\d{1,6}号?\s{0,2}(?:已|解决|办|搞|没|未|还|怎|请|进展|的进|的情况|到哪|现在))`;
/** 单号 of a parcel is none of ours. */
const NUMBER_SIGN = anyOf(PROBLEM, words`工单 编号`, /(?<!快递|物流|包裹|订|运)单号/, /no\.?/, words`№`);
const NOT_AN_AMOUNT = /(?![\d.%]|\s?[个家项件条万千百年月日天处户名次起台套人份张])/;
const NAMED = new RegExp(
  anyOf(
    pattern`井号\s?(${ONE})号?(?!楼|栋|井|[个件条家户台吨元])`,
    pattern`第?(${ONE})号(?:的)?${THE_ISSUE}`,
    pattern`${NUMBER_SIGN}\s{0,2}(?:是|为|:)?\s{0,2}(\d{1,6})号?${NOT_AN_AMOUNT}`,
  ),
  'g',
);

/** "12号、15号两件": as many as are named, so that they are no days. */
const NO_ISSUES = words`快递 包裹 行李 大事 事 衣 货 套 东西 文件 材料 会 人`;
const COUNTED = new RegExp(
  pattern`(?<![月\d.#一二三四五六七八九十百])第?${ONE}号(?:\s?[、,和与跟及]?\s?${ONE}号){1,4}这?([两二三四五])[个件](?:问题|单子?(?![元位价独行车]))?(?!\s?${NO_ISSUES})`,
  'g',
);
const EACH = new RegExp(pattern`(${ONE})号`, 'g');

function countedNumbers(folded: string): NumbersFound[] {
  return allMatches(folded, COUNTED).flatMap((match) => {
    const row = allMatches(match[0], EACH).map(([, one = '']) => readNumber(one));
    const numbers = row.filter((one): one is number => one !== undefined && usable(one));
    return numbers.length === readNumber(match[1] ?? '')
      ? [{ numbers, start: match.index, end: match.index + match[0].length, explicit: true }]
      : [];
  });
}

/** "12号问题", "十二号工单", "工单12": a number that a word makes an issue's. */
export function namedNumbers(folded: string): NumbersFound[] {
  if (!/号|问题|工单|编号|no|№/.test(folded)) return [];
  return [
    ...countedNumbers(folded),
    ...allMatches(folded, NAMED).flatMap((match) => {
      const number = readNumber(match[1] ?? match[2] ?? match[3] ?? '');
      if (number === undefined || !usable(number)) return [];
      const led =
        match[2] === undefined ? { numbers: [], start: match.index } : leadIn(folded, match.index, number);
      const end = match.index + match[0].length;
      const tail = match[3] === undefined ? { numbers: [], end } : listTail(folded, end);
      const numbers = [...new Set([...led.numbers, number, ...tail.numbers])];
      return [{ numbers, start: led.start, end: tail.end, explicit: true as const }];
    }),
  ];
}

const LED = new RegExp(
  `(?<![月\\d.#一二三四五六七八九十百])(?:第)?(${ONE.source})(?:号\\s?[、,和与跟及]?|\\s?[、和与跟及])\\s?$`,
);

/** "12到15号件" */
const LED_FROM = pattern`(?<![月\d.#一二三四五六七八九十百])(?:第)?(${ONE})号?\s?(?:到|至|-|~)\s?$`;

/** "31号32号33号问题", "12、13号问题", "12到15号件": what leads up to the last. */
function leadIn(
  folded: string,
  to: number,
  last: number,
): { readonly numbers: readonly number[]; readonly start: number } {
  const from = LED_FROM.exec(folded.slice(Math.max(0, to - 16), to));
  const first = readNumber(from?.[1] ?? '');
  if (from !== null && first !== undefined && usable(first) && first < last && last - first < LONGEST_RANGE)
    return { numbers: range(String(first), String(last)), start: to - from[0].length };
  const numbers: number[] = [];
  let start = to;
  for (;;) {
    const match = LED.exec(folded.slice(Math.max(0, start - 16), start));
    const number = readNumber(match?.[1] ?? '');
    if (match === null || number === undefined || !usable(number)) return { numbers, start };
    numbers.unshift(number);
    start -= match[0].length;
  }
}

const HOTLINES: ReadonlySet<number> = new Set([
  110, 114, 119, 120, 122, 12315, 12319, 12329, 12333, 12345, 12366, 12369, 12388, 12393,
]);

/**
 * Numbers that open a clause without any sign: "12和15解决了", "十二号搞定了". Only for callers that
 * have seen the verb right behind; hotlines (12345) are no issues, unless one is merely looked up.
 */
export function bareNumbersAt(folded: string, from: number, mayBeHotline = false): NumbersFound | undefined {
  const numbers: number[] = [];
  let at = from;
  for (;;) {
    const match = BARE.exec(folded.slice(at, at + 16));
    const number = match === null ? undefined : readNumber(match[1] ?? '');
    if (match === null || number === undefined || !usable(number)) break;
    if (HOTLINES.has(number) && !mayBeHotline) break;
    numbers.push(number);
    at += match[0].length;
    const join =
      JOINED.exec(folded.slice(at, at + 8)) ??
      (folded[at - 1] === '号' ? GLUED.exec(folded.slice(at, at + 2)) : null);
    if (join === null) break;
    at += join[0].length;
  }
  if (numbers.length === 0) return undefined;
  const start = from + (/^\s*/.exec(folded.slice(from, from + 5))?.[0].length ?? 0);
  return { numbers: [...new Set(numbers)], start, end: at, explicit: false };
}

const JOINED = /^(?:\s{0,2}(?:[、,/和与及跟]|以及)\s{0,2}|\s)(?=[\d一二三四五六七八九十])/;
/** "1号2号3号" */
const GLUED = /^(?=[\d一二三四五六七八九十])/;

const BARE = new RegExp(
  `^\\s{0,4}(?:第)?(\\d{1,6}(?!\\d)|[一二三四五六七八九十百两零]{1,5}(?=号))(?:号(?![楼线院门店厂库机床仓球桌间坑井洞]))?(?![.%:]\\d|个|家|户|件|条|台|人|名|天|日|月|年|点|时|分|万|千|百|元|块|箱|瓶|套|吨|把|辆|次|处|项|位|米|亩|斤|间|起|批|份|张|支|所|座|号)`,
);
