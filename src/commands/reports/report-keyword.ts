import { anyOf, pattern, words } from '../../language/pattern.ts';
import { COMMANDS } from '../grammar.ts';
import { injectionAt } from '../refused.ts';

const TO_WHOM = /(?:跟|向|给|和)(?:大家|各位|领导|组长|组里|您|你们?|群里)(?:领导|们)?/;
const GREETINGS = anyOf(
  words`hi hello 你好 您好 大家好`,
  /各位(?:领导|好|老师)?/,
  /领导(?:好|们)?/,
  /(?:早上|上午|下午|晚上)好/,
  /麻烦(?:一下|了)?/,
  words`不好意思`,
  /打扰(?:一下|了)?/,
);
/** What people say before the keyword. */
const FILLER = anyOf(
  TO_WHOM,
  /那个|这个|嗯+|呃+|啊|喂/,
  GREETINGS,
  /我(?:要|来|想|再)?/,
  words`想 再 来 先`,
  /急+|紧急|特急/,
  words`帮忙 帮我 请`,
  /补充?|另外?/,
  words`还有 对了 顺便 今天 今日 现在`,
  /汇报(?:一下)?/,
  words`机器人 小助手`,
  /@\S{1,20}/,
);
const SPACED = (word: string) => Array.from(word).join('\\s{0,2}');
const KEYWORDS = [
  ...COMMANDS[0].words.map(SPACED),
  '(?:报|上报|反映|反馈|汇报|说|提|登记|提交|报告)\\s?(?:一\\s?下|下|一\\s?个|个|几\\s?个|两\\s?个|三\\s?个|一\\s?条|条)\\s?(?:新\\s?)?(?:问\\s?题|困难|难题)',
  '新\\s?(?:增)?问\\s?题\\s?(?=[:\\s])',
  '问\\s?题\\s?(?:描\\s?述)?\\s?(?=:)',
  '报\\s?(?:个)?\\s?(?:困难|难题)',
  '(?:需\\s?要?\\s?协\\s?调|诉\\s?求|困\\s?难|难\\s?题)(?:的)?(?:问题|事项|情况)?\\s?(?=:)',
  '报\\s?wen\\s?ti',
  '包\\s?问\\s?题(?=[\\s:,])',
  'report\\b',
  '求\\s?助\\s?(?=[:\\s,])',
].join('|');
const KEYWORD = new RegExp(
  `^(?:<[^<>\\n]{1,80}>|[\\s,。:;!~、\\-"(\\[【#]|\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|[\\u200d\\ufe0f])*(?:(?:${FILLER.source})[\\s,。:!~、]*){0,4}(${KEYWORDS})(?:了|啊|哈|哦|呀|呢|#|\\]|</[^<>\\n]{1,20}>)?[\\s:,。、;!\\-—]*`,
  'u',
);
const AND_ALSO = /另外?|还有|顺便|对了|再|同时|我再/;
const KEYWORD_AGAIN = anyOf(
  /报\s{0,2}问\s{0,2}题/,
  /上\s{0,2}报\s{0,2}问\s{0,2}题/,
  /上?报(?:一?[个件条]|一?下)新?(?:问题|困难)\s?(?=:)/,
  /(?:再|还|又)(?:要|想)?上?报(?:一个|个|一件|一条|一下)(?:新)?(?:的|问题|事)?(?=[\s:,])/,
  /(?:正式|现在|先|我|今天|那|就|在这(?:里|儿|边)?|还没){0,4}上?报(?:一?下|上来|吧|了)?(?:问题)?\s?(?=:)/,
);
const LATER_KEYWORD = pattern`(?:[,。;!\n]|\s(?=另外?|还有|顺便|对了))\s{0,4}${AND_ALSO}?[,:]?\s{0,2}(${KEYWORD_AGAIN})[\s:,]*`;
/** "慈口观村两件事报一下问题：…" */
const OBJECT_FIRST =
  /^(?!.{0,16}(?:大家|各[组位村社单]|请|要求|通知|怎么|如何|谁|什么|别|不))([^,。;!?:\n]{2,16}?)(?:报|上报|登记|反映)(?:一?下|个|一个|几个|[两三]个)?问题\s?(?=[:\n])[\s:]*/;
/** Talk about reporting, not a report. */
const ABOUT_REPORTING = pattern`^${anyOf(
  /的/,
  /这?(?:[三3]|几)个字/,
  /这(?:个|项)?(?:功能|词|句话|事儿)/,
  /请/,
  /要(?:求|及时|注意|写|带|说|按|先)/,
  /时(?!代|光)/,
  words`格式 前 后 怎么 如何 清单 汇总 表 台账 数量 模板 流程 方式 渠道`,
  /是(?:为|好|要|对)/,
  words`不要 不能 必须 一定`,
  /都(?:要|得|是|可以|能|按|在|用|给)/,
  /也|就(?!是)/,
  words`可以`,
  /统一(?:报|用|格式|在|由|发)/,
  words`及时`,
  /太(?=多|少|慢|麻烦|频|难|累|晚|积极)/,
  /很(?=多|少|慢|麻烦|难|方便|积极)/,
  /多(?!处)/,
  words`少 比较 情况统计 找 用`,
  /在(?:群|这)/,
  words`到群`,
  /给(?:我|他|她|办公室)/,
  words`得`,
  /需要(?:写|带|注明|按|先)/,
  words`尽量 别 吗`,
  /\?/,
)}`;

/** The keyword standing free somewhere behind pasted markup or an order that nobody obeys. */
const FREE_KEYWORD =
  /(?<![\p{Script=Han}a-z0-9])(?:报\s{0,2}问\s{0,2}题|上\s{0,2}报\s{0,2}问\s{0,2}题)(?:\s{1,4}|\s?[:,、])(?=.*[\p{L}\p{N}])/u;

export interface KeywordFound {
  readonly start: number;
  readonly end: number;
}

/** The keyword that opens a report, at the head of a message or of a later sentence; the report begins at `end`. */
export function reportKeyword(folded: string): KeywordFound | undefined {
  if (!/[报反提说求问协困难r]/.test(folded)) return undefined;
  const head = KEYWORD.exec(folded.slice(0, 160));
  if (head !== null) {
    const end = head[0].length;
    const glued = !/[\s:,。、;!\-—]$/.test(head[0]);
    if (glued && ABOUT_REPORTING.test(folded.slice(end, end + 8))) return undefined;
    return { start: 0, end };
  }
  const named = folded.includes('问题') ? OBJECT_FIRST.exec(folded.slice(0, 80)) : null;
  if (named !== null) return { start: named[1]?.length ?? 0, end: named[0].length };
  const later = /报\s{0,2}[问一个上下]|报\p{Script=Han}{0,3}[\s:,]/u.test(folded)
    ? LATER_KEYWORD.exec(folded.slice(0, 2000))
    : null;
  if (later !== null && !isAboutReporting(folded, later)) return spanOf(later, 1);
  const free =
    /报\s{0,2}问/.test(folded) && injectionAt(folded) !== -1
      ? FREE_KEYWORD.exec(folded.slice(0, 2000))
      : null;
  return free === null || isAboutReporting(folded, free) ? undefined : spanOf(free, 0);
}

function spanOf({ index, 0: { length } }: RegExpExecArray, skipped: number): KeywordFound {
  return { start: index + skipped, end: index + length };
}

function isAboutReporting(folded: string, { index, 0: { length } }: RegExpExecArray): boolean {
  return ABOUT_REPORTING.test(folded.slice(index + length, index + length + 8));
}
