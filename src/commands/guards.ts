import { anyOf, pattern, words } from '../language/pattern.ts';

/** If, in case, unless: nothing follows yet. */
export const CONDITION = anyOf(
  words`如果 如若 要是 假如 假设 假使 倘若`,
  // "三万一" is an amount.
  /(?<![\d.一二两三四五六七八九十百千])万一/,
  words`一旦 只要 除非 要不是 若是 哪怕 即使 的情况下 的前提下 的话`,
);

const END = /[\s。!~]*$/;
const ASKS_AT_END = anyOf(
  /[?]/,
  pattern`(?:吗|么)${END}`,
  // "正在办呢" and "等着呢" tell.
  pattern`(?:^|[,。;!\s])[^,。;!\s]{0,2}(?<!着|[正还就都]在)呢${END}`,
  pattern`(?:什么|怎|谁|哪|几|多少|啥|咋|何)[^,。;!?]{0,14}呢${END}`,
  pattern`(?:了|过)(?:没有|没)${END}`,
  pattern`有[^,。;!?]{1,10}(?<![还也尚都])没(?:有)?${END}`,
);

const ASKS_WHEN = words`什么时候 何时 啥时候 几时 多久`;
const ASKS_WHETHER = words`是不是 是否 能不能 能否`;
const ASKS_WHY = words`为什么 为啥 为何`;
const ASKS_HOW = [/怎么\s{0,12}(?:还|样|回事|没)/, /咋\s{0,12}(?:样|还|回事)/];
const ASKS_HOW_IT_STANDS = [
  /到哪(?:一步|了|里|儿)/,
  /多长时间/,
  /啥情况/,
  words`什么情况 什么进展`,
  /谁(?:在办|负责|来办|管(?!管|一管))/,
  /(?:进展|进度)?(?:进展|情况|进度|办得)(?:如何|怎样|怎么样|咋样)/,
  /有(?:没有|啥|什么)(?:新的?)?(?:进展|动静|消息|结果|眉目|回音|回复|答复)/,
];
const ASKS = anyOf(
  /怎么(?:就|又|把|被|给)?(?:退|撤|转|派|挂|延|作废|取消|合并|办结|关|销)/,
  ASKS_WHEN,
  ASKS_WHETHER,
  ASKS_WHY,
  ...ASKS_HOW,
  /(?:该|总)?不会(?:是|又|被)[^,。;!?]{1,12}吧/,
  ...ASKS_HOW_IT_STANDS,
);

/** A question about an issue, in any of its forms. */
export function isQuestion(folded: string): boolean {
  return ASKS_AT_END.test(folded) || ASKS.test(folded);
}

const PRESSES = anyOf(
  words`什么时候 何时 啥时 几时 多久`,
  /怎么\s{0,12}还/,
  /咋\s{0,12}还/,
  words`还要等 能不能快 多长时间 哪天 几号能 猴年马月 等到什么 为什么还 为啥还`,
  /还没.{0,8}(?:吗|\?)/,
  /到底/,
  /(?:怎么|咋)(?:这么|那么)慢/,
  /^[\s,。]*人呢/,
  // "说好的周三来" reminds of a promise.
  /说好了?的?[^,。;!?]{0,8}(?:[来到]的?(?![^,。;!?])|办|修|弄|送|给|解决|答复)/,
);

/** A question that asks for speed rather than for news. */
export function presses(folded: string): boolean {
  return PRESSES.test(folded);
}

/** Not content, and not "没有不满意的地方". */
export const DISCONTENT = /(?<!没有?|并?无|并非|不会)不(?:太|是很|够|大|怎么)?满意/;

/** What stands before is a condition: "要是再不解决就提级" raises nothing yet, nor does "再塌一次我就重开". */
export function depends(before: string): boolean {
  return CONDITION.test(before) || /再不[^,。;]{0,12}$/.test(before) || IF_AGAIN.test(before);
}
/** "再塌一次", but not 别再, 再次 or 再说. */
const ONCE_MORE = /(?<![别勿莫甭]|不[要能许用得必])再(?!次|三|度|说|也|加上)/;
const LATER = /(?:下[次回]|[以往今]后|哪天)(?!就)/;
const OR_ELSE = /大不了|(?:实在)?不行|谁[要敢再]?/;
const THEN_WE = /(?:我们?|咱们?|俺们?|那|你们?|可|一定|肯定|只能|只好|马上|立马)*(?:就|便)[^,。;!?]{0,12}/;
const AGAIN = pattern`${anyOf(ONCE_MORE, LATER, OR_ELSE)}[^,。;!?]{0,12}[,\s]{0,2}${THEN_WE}`;
const IF_AGAIN = pattern`${AGAIN}$`;
const DEED_IF_AGAIN = anyOf(
  pattern`${AGAIN}(?:重[开办]|返工|提级|上报|督办|撤|退|办结|销号|投诉)`,
  /大不了[^,。;!?]{0,8}(?:重[开办]|撤|退)/,
);

/** "再塌一次我就申请重开": a deed that waits for something to happen first. */
export const isDeedForLater = (folded: string): boolean => DEED_IF_AGAIN.test(folded);

const NOT_TO = words`
  不要 不用 不必 不能 不得 不许 不可 不应 不该 不想 不会 无需 无须 没有 没 未 别 勿 莫 不 暂不 先不 先别 切勿
`;
const TO_END_IT = words`取消 解除 撤销 终止 停止 禁止 避免 防止 难以 无法`;
const NEGATION_BEFORE = pattern`${anyOf(NOT_TO, TO_END_IT)}(?:再|先|急着|轻易|随便|擅自|被|给|去|马上|予|把|将|\s)?$`;

/** The words right before a verb turn it into its opposite: 不要退回, 暂不签收. */
export function isNegatedBefore(folded: string, at: number): boolean {
  return NEGATION_BEFORE.test(folded.slice(Math.max(0, at - 8), at));
}
