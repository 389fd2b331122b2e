import { allMatches } from '../language/all-matches.ts';
import { readNumber } from '../language/numbers.ts';
import { anyOf, pattern, words } from '../language/pattern.ts';

const LAST_DAY = 31;
/** Counted one by one, 一二三 is three points and no number. */
const COUNTS = /^[一二三四五六七八九]{2,}$/;
const ONE = '(?:[1-9]\\d{0,4}|[一二三四五六七八九十百零]{1,5})号';
/** "四十六和四十七都…": two of them that leave out 号 as well. */
const PAIR =
  /(?<![\d第十百零一二三四五六七八九])[二三四五六七八九]十[一二三四五六七八九](?:和|跟|与|、)[二三四五六七八九]十[一二三四五六七八九](?=都|均|全)/g;
const EACH_OF_PAIR = /[二三四五六七八九]十[一二三四五六七八九]/g;
const ROW = new RegExp(
  `(?<![\\d.月第#十百零一二三四五六七八九])${ONE}(?:\\s?[、,和与及跟]?\\s?${ONE}){0,8}`,
  'g',
);
const ONES = new RegExp(ONE, 'g');
const LONGEST_LEAD = 12;

/** What stands in front of an issue's number in running speech, and of no street, house or bus. */
const LEAD =
  /(?:^|[,。;:!?\n\s]|[这那]个|刚才|刚刚|刚|关于|[我咱]们|就是|重[开办]|撤[销了]?|[催缓帮]办?|[把将给跟喂嗯啊呃哎诶]|对了|还有|另外|然后|麻烦|帮忙|帮我|请|一下|签收|退回|补充|[问查])\s?$/;
const THAT = /[这那]个\s?$/;

/** No day of any month: nothing but a word that goes on about an issue need follow. */
const OF_A_DEED = pattern`^\s?${anyOf(
  /$|[,。;!?~]/u,
  /[这那](?:个|件|条|事|家|户|项)/,
  /问题|单子?(?![元位价独行车])|的?事/,
  words`不行 不能 不算 不是 不该`,
  /能[不否]|可否/,
  /就(?!是|在)|谁|到(?:底|现在)/,
  words`必须 务必 尽快 抓紧 赶紧`,
  /先?[别不]|先放|加个?急/,
  /(?:走|开)绿色通道|特事特办/,
  // "六十五号的口罩都交给社区了"
  /的(?=[^。;!?]{1,30}(?:[交送发拨]给|送[到达]|发放|到位|到货|领走))/,
  words`升级 提级 督办 重新 同意 明天 他们 人家`,
  /还(?!有)/,
  /[没已都现今昨刚确满解好通办撤重催怎咋啥进退签收转派挂延并算修终彻搞弄妥整报误再归让由改补啊呀嘛]/,
  words`什么 到哪 我们 咱们 企业 部门 领导 请 麻烦 可以 真的 给`,
)}`;
const FILLER =
  /(?:[我咱你他她它]们?|企业|部门|人家|那边|这边|[给帮替把将叫让请都也就再还没不又先可算刚]|已经?|刚才|今天|昨天|现在|怎么|咋|一直|一点儿?|到底|可以|麻烦|看了|[啊呀嘛])*/;
/** A 单元 and a 单价 are no papers, 事情 and 事故 no issue. */
const A_PAPER = [/单子?(?![元位价独行车])/, /[这那]个?单子?/];
const A_MATTER = /的?事儿?(?!情|故|项|业)(?=[^。;!?]{0,16}(?:动静|进展|消息|催|办|解决|好了|退|签收))/u;
const COURSE = anyOf(
  /办(?:[完好妥](?=$|[,。!?]|[了啦没吗的])|结|不了)/,
  /解决(?=$|[,。!?]|[了掉好得没不])/,
  /签收(?!单)/,
  /退(?:[回单掉了]|给(?=你|[^,。;]{1,6}[局委办队]))/,
  /撤[了销掉]/,
  /催(?=$|[,。!?\s]|[催一了办下着促过他你])/,
  /延[期长到至]/,
  words`宽限 挂账 补充`,
  /[弄搞]不了|[弄搞修]好/,
  words`动静 进展 重办`,
  /[派转]给/,
  words`归 满意 销号 处理`,
  /(?:说的?)?是一[回个码]事/,
  /并一?下|重复了|联系上/,
);
/** As likely a day: what follows has to speak of an issue's course. */
const OF_ITS_COURSE = pattern`^\s?${anyOf(...A_PAPER, A_MATTER, pattern`${FILLER}${COURSE}`)}`;
/** "这个十二号的事啊…把措施落下去": work on a matter, whatever days it then names. */
const OF_THE_WORK =
  /^的?事儿?(?!情|故|项|业)[啊呢呀嘛,\s]{0,2}[^。;!?]{0,24}(?:动静|催|办结|解决|落[实下]|整改|抓紧|别拖|给我|向我)/;
/** A day after all, and what is planned for it. */
const OF_A_DAY =
  /^\s?(?:[上下中]午|早上|晚上|凌晨|[之以]?[前后]|那天|当天|左右|到|开[会始工学业]|的会|截止|[要得会再才就]?(?:去|来|出发|上班|放假|休息|检查|走访))|(?:之|以)?前|要|得去|准备|计划|预计|能/;
/** What has numbers of its own. */
const OF_A_THING = /[汽柴]油|加油|油价|公交|门牌|房间|床位|车厢|座位|窗口/;

/**
 * The sign that a voice leaves out: "那个四十四号再补充一句" reads as "那个#44 再补充一句", under one rule for numerals and
 * digits. Length and positions stay. A number that may be a day wants 那个 in front and an issue's course behind.
 */
export function withSigns(spoken: string): string {
  const folded = withPairSigned(spoken);
  if (!folded.includes('号') || OF_A_THING.test(folded)) return folded;
  return allMatches(folded, ROW).reduceRight((text, { index, 0: row }) => {
    if (!isOfIssues(folded, index, row)) return text;
    const rest = text.slice(index + row.length);
    // It has no room for its sign, and takes that of 个 before it.
    if (row === '十号') return `${text.slice(0, index - 1)}#10${rest}`;
    return text.slice(0, index) + row.replace(ONES, signOf) + rest;
  }, folded);
}

function withPairSigned(folded: string): string {
  if (!folded.includes('十')) return folded;
  return folded.replace(PAIR, (pair: string, index: number) =>
    LEAD.test(folded.slice(Math.max(0, index - LONGEST_LEAD), index)) &&
    OF_ITS_COURSE.test(folded.slice(index + pair.length, index + pair.length + 32))
      ? pair.replaceAll(EACH_OF_PAIR, (one) => `#${readNumber(one) ?? ''}`)
      : pair,
  );
}

function isOfIssues(folded: string, start: number, row: string): boolean {
  const before = folded.slice(Math.max(0, start - LONGEST_LEAD), start);
  const after = folded.slice(start + row.length, start + row.length + 32);
  const isNoDay = (row.match(ONES) ?? []).some((one) => (numberIn(one) ?? 0) > LAST_DAY);
  if (isNoDay) return LEAD.test(before) && OF_A_DEED.test(after);
  return (
    THAT.test(before) &&
    (OF_THE_WORK.test(after) ||
      (!OF_A_DAY.test(after.split(/[,。;!?]/, 1)[0] ?? '') && OF_ITS_COURSE.test(after)))
  );
}

function numberIn(one: string): number | undefined {
  const written = one.slice(0, -1);
  return COUNTS.test(written) ? undefined : readNumber(written);
}

/** "#44 " for 四十四号; 百号 has no room for a sign and stays. */
function signOf(one: string): string {
  const sign = `#${numberIn(one) ?? ''}`;
  return sign === '#' || sign.length > one.length ? one : sign.padEnd(one.length);
}
