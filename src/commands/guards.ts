/** If, in case, unless: nothing follows yet. */
export const CONDITION =
  /如果|如若|要是|假如|假设|假使|倘若|(?<![\d.一二两三四五六七八九十百千])万一|一旦|只要|除非|要不是|若是|哪怕|即使|的情况下|的前提下|的话/;

/** A question about an issue, in any of its forms. */
export function isQuestion(folded: string): boolean {
  return (
    /[?]|(?:吗|么)[\s。!~]*$|(?:^|[,。;!\s])[^,。;!\s]{0,2}(?<!着|[正还就都]在)呢[\s。!~]*$|(?:什么|怎|谁|哪|几|多少|啥|咋|何)[^,。;!?]{0,14}呢[\s。!~]*$|(?:了|过)(?:没有|没)[\s。!~]*$|有[^,。;!?]{1,10}(?<![还也尚都])没(?:有)?[\s。!~]*$/.test(
      folded,
    ) || ASKS.test(folded)
  );
}
const ASKS =
  /怎么(?:就|又|把|被|给)?(?:退|撤|转|派|挂|延|作废|取消|合并|办结|关|销)|什么时候|何时|啥时候|几时|多久|是不是|是否|能不能|能否|为什么|为啥|为何|怎么\s{0,12}(?:还|样|回事|没)|咋\s{0,12}(?:样|还|回事)|(?:该|总)?不会(?:是|又|被)[^,。;!?]{1,12}吧|到哪(?:一步|了|里|儿)|多长时间|啥情况|什么情况|什么进展|谁(?:在办|负责|来办|管(?!管|一管))|(?:进展|进度)?(?:进展|情况|进度|办得)(?:如何|怎样|怎么样|咋样)|有(?:没有|啥|什么)(?:新的?)?(?:进展|动静|消息|结果|眉目|回音|回复|答复)/;

const PRESSES =
  /什么时候|何时|啥时|几时|多久|怎么\s{0,12}还|咋\s{0,12}还|还要等|能不能快|多长时间|哪天|几号能|猴年马月|等到什么|为什么还|为啥还|还没.{0,8}(?:吗|\?)|到底|(?:怎么|咋)(?:这么|那么)慢/;

/** A question that asks for speed rather than for news. */
export function presses(folded: string): boolean {
  return PRESSES.test(folded);
}

/** Not content, and not "没有不满意的地方". */
export const DISCONTENT = /(?<!没有?|并?无|并非|不会)不(?:太|是很|够|大|怎么)?满意/;

/** 还是进不去, 又断了: the trouble goes on. */
export function stillOpen(folded: string): boolean {
  return STILL_OPEN.test(folded) && !/没有?问题|不错|没事|不客气|不用谢|不少/.test(folded);
}
const STILL_OPEN =
  /还没(?:有)?(?:到|来|通(?!知)|修|弄|发(?!现)|送|收到|恢复)|仲(?:未|系|有|喺|漏|塞|冇)|还(?:在|会)(?:漏|堵|断|停[电水气工产]|冒|塌|渗|积水|响|吵|臭|晃|黑|缺|淹|泡|掉|滴|闹|塞车)|还是(?:没|不|老|那样|进不|出不|堵|断|缺|一样|过不|走不|坏|差|漏|停)|(?:依然|仍然|依旧|仍|照样|照旧)(?!感谢|希望)|(?<!别|怕|担心|免得|省得|会不会|免|防止)又(?:断|堵|坏|停|不|没|漏|挖|封|出现|塌|反弹|犯|涨|缺|发生|复发)|没好(?=$|[,。!\s])|没(?:有)?(?:通(?![知过报电话车])|到货|恢复|来[人电水]|(?:一个)?人管|解决|办好|修好|弄好|搞定|处理|用|效果|改善|变化|动静|人来|到位|真正|彻底)|(?:未|尚未|没能|并未)(?:解决|办结|修好|处理|落实|到位|得到)|解决不了|(?<!没有?|没说|不是|并非|实在)不行(?!的话|我?们?就)|(?<!没有?|并?无|并非|不会)不满意|(?<!(?:没有?|未|无|不|不会|不再|防止?|避免|杜绝|怕|担心|别|以免|免得|预防|是否|会不会)(?:再|再次|又|出现|发生|发现|见|有|过|任何){0,3})(?:反弹|复发|反复)|[进出过]不(?:去|来)|白(?:跑|修)|假的|根本没|一点(?:儿|都|也)?没(?:变|动|好|改|修|见)|黑灯瞎火|原封不动|纹丝不动|(?:还是)?没变(?=$|[,。!\s])|压根|糊弄|敷衍|老样子|原样/;

/** What stands before is a condition: "要是再不解决就提级" raises nothing yet, nor does "再塌一次我就重开". */
export function depends(before: string): boolean {
  return CONDITION.test(before) || /再不[^,。;]{0,12}$/.test(before) || IF_AGAIN.test(before);
}
const AGAIN =
  '(?:再(?!次|三|度|说|也|加上)|(?:下[次回]|[以往今]后|哪天)(?!就)|大不了|(?:实在)?不行|谁[要敢再]?)[^,。;!?]{0,12}[,\\s]{0,2}(?:我们?|咱们?|俺们?|那|你们?|可|一定|肯定|只能|只好|马上|立马)*(?:就|便)[^,。;!?]{0,12}';
const IF_AGAIN = new RegExp(`${AGAIN}$`);
const DEED_IF_AGAIN = new RegExp(
  `${AGAIN}(?:重[开办]|返工|提级|上报|督办|撤|退|办结|销号|投诉)|大不了[^,。;!?]{0,8}(?:重[开办]|撤|退)`,
);

/** "再塌一次我就申请重开": a deed that waits for something to happen first. */
export const isDeedForLater = (folded: string): boolean => DEED_IF_AGAIN.test(folded);

const NEGATION_BEFORE =
  /(?:不要|不用|不必|不能|不得|不许|不可|不应|不该|不想|不会|无需|无须|没有|没|未|别|勿|莫|不|暂不|先不|先别|切勿|取消|解除|撤销|终止|停止|禁止|避免|防止|难以|无法)(?:再|先|急着|轻易|随便|擅自|被|给|去|马上|予|把|将|\s)?$/;

/** The words right before a verb turn it into its opposite: 不要退回, 暂不签收. */
export function isNegatedBefore(folded: string, at: number): boolean {
  return NEGATION_BEFORE.test(folded.slice(Math.max(0, at - 8), at));
}
