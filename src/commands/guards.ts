import { allMatches } from '../language/all-matches.ts';
/**
 * Why words of completion do not close anything. A false 办结 is a grave fault, unrecognised talk a small one:
 * whatever is not a plain statement of a fact about this issue ends in one of these.
 */
export type Doubt =
  | 'negated'
  | 'rhetorical'
  | 'question'
  | 'condition'
  | 'wish'
  | 'plan'
  | 'partial'
  | 'counted'
  | 'hearsay';

export type Completion =
  | { readonly kind: 'done'; readonly start: number; readonly end: number }
  | { readonly kind: 'doubtful'; readonly doubt: Doubt; readonly start: number; readonly end: number }
  | { readonly kind: 'absent' };

const ADVERBS =
  '已经|已|都|全部|全|均|现已|终于|彻底|圆满|顺利|妥善|完全|确认|确实|基本|部分|大部分|初步|暂时|临时|刚|也|算是|给|得到|获得';
const VERBS =
  '解决|办结|办理完毕|办理完成|办理完|办毕|办完|办好|办妥|办成|搞定|搞好|弄好|弄完|处理好|处理完|处理完毕|处置完|处理|完成|销号|结案|了结|完结|落实|修好|修通|修复|整改到位|整改完|协调好|解除|到位|搞掂|整好|整妥|整完|弄妥|搞妥|[弄搞整修]利索|[弄搞整]归一|ok|闭环';
const COMPLETION = new RegExp(
  `((?:${ADVERBS}){0,4})(${VERBS})(了|啦|喽|咯|完毕|完成|完了|妥当|好了|掉了|完)?`,
  'g',
);

const NO_COMPLETION_AFTER =
  /^(?:方案|方法|办法|措施|途径|思路|不|中|率|时限|时间|之后|以后|后再|后(?!$|[,。;!\s])|之前|以前|前|的话|与否|情况|过程|起来|难|得(?!差不多|很|非常)|期限|进度|一下|下|问题|力度|渠道|人|单位|机构|结果|好不好|对象|标准|要求|通知|意见)/;
const PARTIAL_BEFORE = /部分|初步|暂时|临时|基本|一半|大半|差不多/;
const PARTIAL_AFTER = /^(?:了)?(?:一半|一部分|一些|大半|大部分|得差不多|差不多|其中|前半)/;
const COUNTED_AFTER =
  /^\s?(?:[\d一二两三四五六七八九十几多]{1,6})\s?(?:多|余|几)?(?:个|家|件|项|条|处|户|起|名|人|宗|类|批|方面)/;
const COUNTED_BEFORE =
  /[\d一二两三四五六七八九十几]{1,6}\s?(?:多|余)?(?:个|家|件|项|条|处|户|起)(?:问题|事项|诉求|工单|单子|困难)?(?:里|中|当中)?(?:有|都)?$/;
/** "#12、#13 这两个都解决了": all of those that were named. */
const COUNTS_THESE =
  /(?:^\s*|[,\s](?:这|那|以上|上面|上述)|^(?:这|那|以上|上面|上述))[\d一二两三四五六七八九十]{1,3}(?:个|件|项|条)(?:问题|事项|工单|单子)?$/;
const NEGATED =
  /(?:(?<!是|能|要|好|行|可)不(?!错|久|断|仅|但|过|好意思|到|止|用谢|客气|管|论)|没(?!问题|想到|事)|未|别(?!的|人|处|家)|勿|莫|无法|难以|尚未|并非|拒绝|休想|甭|反对)[^,。;!?]{0,6}$/;
const RHETORICAL =
  /难道|这[样也都就]?(?:也|就|都)?(?:能)?(?:算|叫)|(?:哪里|哪儿|哪有|谁说|什么叫|凭什么|算什么|怎么就|怎么能|怎么算|真的|就这)/;
const CONDITION =
  /如果|如若|要是|假如|假设|假使|倘若|万一|一旦|只要|除非|要不是|若是|哪怕|即使|的情况下|的前提下|的话/;
const CONDITION_NEAR =
  /(?:^|[,\s])(?:若|等|待|才|直到|非要|先|除非|以便|为了|就算|视为)|等(?:到|着)?|待(?:到)?|(?:才|再)(?:能|算|可以)?$|一$/;
const HEARSAY =
  /听说|据说|听.{0,8}说|有人说|说是|好像|似乎|大概|可能|应该|估计|恐怕|也许|或许|貌似|疑似|据.{0,6}(?:称|说|讲)|传(?:说|闻)|以为|(?:说|称|讲|表示|声称|承诺|答应|保证)(?:是|都|问题|这|那|路|事|他们|我们|现在)?$/;
const PLAN =
  /争取|力争|预计|计划|打算|准备|拟|将|即将|正在|正|着手|推进|努力|加紧|有望|可望|目标|确保|保证|承诺|马上|快要|(?<!尽|赶|加|很|较|更)快要?$|差一?点儿?(?:就)?$|眼看|会|能(?!源|力|够用)|可以|想办法|设法|尽量|尽力/;
const WISH =
  /希望|盼|尽快|尽早|抓紧|早日|早点|赶紧|赶快|务必|一定|必须|要求|(?<!主|重|只|首|不)要|需要|需|请|麻烦|帮忙|帮|协助|恳请|望|建议|何时|如何|怎么|怎样|去|来|让|应|为|督促|推动|加快|想|求|协调/;
const QUESTION =
  /\?|(?:吗|么|不|没有|没|否|吧)\s*$|是不是|是否|能不能|能否|有没有|什么时候|何时|啥时|几时|多久|怎么(?:还|样|回事)|为什么|为啥|为何|咋|哪天|几号|多长时间|多会儿|到底/;

const STOPS = /[,。;!\n]/;

interface Clause {
  /** From the clause's beginning up to the verb. */
  readonly before: string;
  readonly after: string;
  /** From the sentence's beginning up to the verb. */
  readonly sentence: string;
  readonly whole: string;
}

/** Looks for words of completion and whether they state a fact; the first plain statement wins over doubtful ones. */
export function readCompletion(folded: string): Completion {
  let doubtful: Completion | undefined;
  for (const match of allMatches(folded, COMPLETION)) {
    const start = match.index;
    const end = start + match[0].length;
    if (NO_COMPLETION_AFTER.test(folded.slice(end, end + 6))) continue;
    const doubt = doubtOf(match, clauseAround(folded, start, end));
    if (doubt === undefined) return { kind: 'done', start, end };
    if (doubt !== 'none') doubtful ??= { kind: 'doubtful', doubt, start, end };
  }
  return doubtful ?? { kind: 'absent' };
}

function clauseAround(folded: string, start: number, end: number): Clause {
  let from = start;
  while (from > 0 && start - from < 60 && !STOPS.test(folded[from - 1] ?? '')) from -= 1;
  let to = end;
  while (to < folded.length && to - end < 60 && !STOPS.test(folded[to] ?? '')) to += 1;
  const back = folded.slice(Math.max(0, start - 80), start);
  const sentence = back.slice(Math.max(back.lastIndexOf('。'), back.lastIndexOf('\n')) + 1);
  return {
    // Where a number was blanked, nothing stands.
    before: folded.slice(from, start).trimEnd(),
    after: folded.slice(end, to),
    sentence,
    whole: folded.slice(from, to),
  };
}

/** `none`: the verb is there but tells nothing of completion ("解决" as a mere noun or order). */
function doubtOf(match: RegExpExecArray, clause: Clause): Doubt | 'none' | undefined {
  const [, adverbs = '', verb = '', aspect] = match;
  const { before } = clause;
  const past =
    /已(?:经|于|在)?[^,。;没未不]{0,6}$/.test(before) ||
    /已|终于|刚|算是|都|全|均/.test(adverbs) ||
    aspect !== undefined;
  if (/^(?:处理|落实|完成|修复|到位|ok|解除)$/.test(verb) && !past) return 'none';
  if (NEGATED.test(before) && /为什么|为啥|怎么还|什么时候|何时|咋还/.test(before)) return 'question';
  if (NEGATED.test(before))
    return RHETORICAL.test(before) || /\?|吗/.test(clause.after) ? 'rhetorical' : 'negated';
  if (RHETORICAL.test(clause.sentence)) return 'rhetorical';
  if (CONDITION.test(clause.sentence) || CONDITION.test(clause.after) || CONDITION_NEAR.test(before))
    return 'condition';
  if (/^\s*(?:就|便|即)(?:可|行|请|通知|告|来)/.test(clause.after) && verb === '解决') return 'condition';
  if (QUESTION.test(clause.whole)) return 'question';
  if (
    PARTIAL_BEFORE.test(adverbs) ||
    PARTIAL_BEFORE.test(before.slice(-4)) ||
    PARTIAL_AFTER.test(clause.after)
  )
    return 'partial';
  if (COUNTED_AFTER.test(clause.after)) return 'counted';
  const isOfThese = /都|全|均/.test(adverbs) && COUNTS_THESE.test(before);
  if (COUNTED_BEFORE.test(before) && !isOfThese) return 'counted';
  if (HEARSAY.test(before)) return 'hearsay';
  if (
    /^(?:处理|落实|解决|修复|整改|处置|解除)$/.test(verb) &&
    past &&
    HANDED_ON.test(before) &&
    !/[完好毕妥]/.test(aspect ?? '')
  )
    return 'plan';
  return past && /已|终于|刚/.test(adverbs) ? undefined : hoped(before, past);
}

/** "已安排人员处理": what is done is the handing on; the rest is still to come. */
const HANDED_ON =
  /(?:安排|派|联系|通知|转给|转交|交由|交给|督促|要求|组织|部署|请|让|责成|责令|指定|指派|委托|上报|报请|催促|催|对接|约|叫|调集|抽调|准备|着手|开始|正在?|抓紧|加紧|连夜|赶紧)[^,。;]{0,12}$/;

const HOPE = /希望|盼|恳请|盼望|尽快|尽早|早点|早日|抓紧|务必/;

/** Without 已 the words before decide: "希望解决", "争取明天办结", "帮忙解决了". */
function hoped(before: string, past: boolean): Doubt | 'none' | undefined {
  const near = before.slice(-14);
  if (HOPE.test(near) && !past) return 'wish';
  if (PLAN.test(near)) return 'plan';
  if (
    WISH.test(near) &&
    !(
      past &&
      /(?:帮|协助|协调|推动|请|来|去|让|为|给)/.test(near) &&
      !/希望|尽快|抓紧|务必|必须|要求|早日/.test(near)
    )
  )
    return 'wish';
  if (past) return undefined;
  if (/限|内$|前$|之前|以前/.test(near)) return 'wish';
  return near.replace(/[、,和与及跟\s]/g, '') === '' || FORMAL_END.test(near) ? undefined : 'none';
}

const FORMAL_END = /(?:我们?上?报的|同意|申请|建议|予以|给予|此件|该件|本件|现|问题|事项|任务)\s?$/;

/** A question about an issue, in any of its forms. */
export function isQuestion(folded: string): boolean {
  return (
    /[?]|(?:吗|么)[\s。!~]*$|(?:^|[,。;!\s])[^,。;!\s]{0,2}(?<!着|[正还就都]在)呢[\s。!~]*$|(?:什么|怎|谁|哪|几|多少|啥|咋|何)[^,。;!?]{0,14}呢[\s。!~]*$|(?:了|过)(?:没有|没)[\s。!~]*$|有[^,。;!?]{1,10}(?<![还也尚都])没(?:有)?[\s。!~]*$/.test(
      folded,
    ) || ASKS.test(folded)
  );
}
const ASKS =
  /怎么(?:就|又|把|被|给)?(?:退|撤|转|派|挂|延|作废|取消|合并|办结|关|销)|什么时候|何时|啥时候|几时|多久|是不是|是否|能不能|能否|为什么|为啥|为何|怎么(?:还|样|回事|没)|咋(?:样|还|回事)|到哪(?:一步|了|里|儿)|多长时间|啥情况|什么情况|什么进展|谁(?:在办|负责|来办|管)|(?:进展|进度)?(?:进展|情况|进度|办得)(?:如何|怎样|怎么样|咋样)|有(?:没有|啥|什么)(?:新的?)?(?:进展|动静|消息|结果|眉目|回音|回复|答复)/;

const PRESSES =
  /什么时候|何时|啥时|几时|多久|怎么还|咋还|还要等|能不能快|多长时间|哪天|几号能|猴年马月|等到什么|为什么还|为啥还|还没.{0,8}(?:吗|\?)|到底|(?:怎么|咋)(?:这么|那么)慢/;

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
  /还没(?:有)?(?:到|来|通(?!知)|修|弄|发(?!现)|送|收到|恢复)|仲(?:未|系|有|喺|漏|塞|冇)|还(?:在|会)(?:漏|堵|断|停[电水气工产]|冒|塌|渗|积水|响|吵|臭|晃|黑|缺|淹|泡|掉|滴|闹|塞车)|还是(?:没|不|老|那样|进不|出不|堵|断|缺|一样|过不|走不|坏|差|漏|停)|(?:依然|仍然|依旧|仍|照样|照旧)(?!感谢|希望)|(?:^|[^,。;]{0,12})又(?:断|堵|坏|停|不|没|漏|挖|封|出现|塌|反弹|犯|涨|缺|发生|复发)|没好(?=$|[,。!\s])|没(?:有)?(?:通(?![知过报电话车])|到货|恢复|来[人电水]|(?:一个)?人管|解决|办好|修好|弄好|搞定|处理|用|效果|改善|变化|动静|人来|到位|真正|彻底)|(?:未|尚未|没能|并未)(?:解决|办结|修好|处理|落实|到位|得到)|解决不了|不行|(?<!没有?|并?无|并非|不会)不满意|反弹|复发|反复|[进出过]不(?:去|来)|白(?:跑|修)|假的|根本没|压根|糊弄|敷衍|老样子|原样/;

/** What stands before is a condition: "要是再不解决就提级" raises nothing yet. */
export function depends(before: string): boolean {
  return CONDITION.test(before) || /再不[^,。;]{0,12}$/.test(before);
}

const NEGATION_BEFORE =
  /(?:不要|不用|不必|不能|不得|不许|不可|不应|不该|不想|不会|无需|无须|没有|没|未|别|勿|莫|不|暂不|先不|先别|切勿|取消|解除|撤销|终止|停止|禁止|避免|防止|难以|无法)(?:再|先|急着|轻易|随便|擅自|被|给|去|马上|予|把|将|\s)?$/;

/** The words right before a verb turn it into its opposite: 不要退回, 暂不签收. */
export function isNegatedBefore(folded: string, at: number): boolean {
  return NEGATION_BEFORE.test(folded.slice(Math.max(0, at - 8), at));
}

const ALL = '(?:全部|所有|全都|一律|统统|一键|批量|一次性|通通|统一|每个|每条|一切)';
const ENDING =
  '(?:办结|解决|销号|关闭|结案|签收|撤销|作废|删除|删掉|删光|清空|清零|退回|确认|标记|标为|标成|设为|改为|改成|关掉|合并|转办|办理完|完成|结束|处理完|通过|满意|关了|提级|加急)';
const BULK_COMMAND = new RegExp(
  `^[^,。;!?\\n]{0,10}(?:把|将|给|请|帮|麻烦)?[^,。;!?\\n]{0,8}${ALL}(?:的|按|未|待|还|没|在办|超期|逾期|问题|工单|事项|件|单子|单|诉求|都|已|给|我|一下|直接|给我|先|群里|组|部门|们|本|办|结|完|事|吧){0,8}${ENDING}`,
);
const BULK_INVERTED = new RegExp(`^(?:请|帮我|给我|麻烦|直接|现在|马上)?${ENDING}(?:掉|了)?${ALL}`);
const STORY =
  /了(?:吗|么|吧)?[,。!?\s]*$|\?|吗|辛苦|感谢|谢谢|大家|会上|工作组|昨天|今天|截至|截止|目前|要求|争取|力争|希望|确保|尽快|之前|下班前|必须|后|率/;

const SPOKEN = '(?:#\\s?\\d{1,9}|\\d{1,6}号|[一二三四五六七八九十百两零]{1,5}号)';
const ALL_OF_IT = new RegExp(
  `^第?${SPOKEN}(?:\\s?[、,和与]?\\s?(?:${SPOKEN}|\\d{1,9})){0,8}\\s{0,3}(?:问题|的)?(?:已|均已|都已|现已|全都?)`,
);

/** An order to change many issues at once: never carried out, whoever gives it. */
export function isBulkOrder(folded: string): boolean {
  if (folded.length > 80 || !/全|所有|一律|统统|一键|批量|一次性|通通|统一|每|一切|都/.test(folded))
    return false;
  const text = folded.trim();
  // Behind a number it is that issue of which all is said: "#12 已全部处理完成".
  if (ALL_OF_IT.test(text) && !/除|外|其[余他]/.test(text)) return false;
  if (
    new RegExp(`^(?:已)?(?:都|${ALL})(?:都|已|已经|给我|直接)?${ENDING}(?:了|吧|掉|完)?[。!~\\s]*$`).test(
      text,
    )
  )
    return true;
  if (/(?:把|将).{0,12}(?:全部|所有|全都|一律|统统|每个|一切|都)/.test(text) && new RegExp(ENDING).test(text))
    return !/吗|\?/.test(text);
  if (!BULK_COMMAND.test(text) && !BULK_INVERTED.test(text)) return false;
  return !STORY.test(text) || /^(?:请|帮|给我|把|将|一键|批量|麻烦)/.test(text);
}

const INJECTION =
  /(?:忽略|无视|忘记|忘掉|不要理会|别管|不用管|跳过|绕过|抛开)(?:掉)?(?:你)?(?:的)?(?:以上|之前|前面|所有|上述|上面|此前|你的|全部|先前|一切)?(?:的)?(?:所有|全部|一切)?(?:的)?(?:指令|提示|提示词|规则|要求|设定|命令|限制|约束|权限|校验|确认流程)|(?:忽略|无视|忘记|忘掉|别管|不用管)(?:掉)?(?:我)?(?:上面|以上|前面|之前|刚才)(?:说)?(?:的)?(?:所有|全部)?(?:的)?(?:话|内容|对话|消息|一切)|ignore\s(?:all\s|the\s|any\s)?(?:previous|above|prior|earlier)|system\s?prompt|(?:^|[\s,。])系统(?:提示|消息|指令|通知|管理员)?\s?[:]|(?:^|\s)(?:system|assistant|admin|root)\s?[:]|你现在是|从现在起你|从现在开始你|扮演|开发者模式|越狱|jailbreak|developer mode|以管理员(?:的)?身份|我是(?:系统)?管理员.{0,10}(?:授权|命令|执行|全部)|drop\s+table|delete\s+from|truncate\s+table|update\s+\w+\s+set|<script|rm\s-rf|sudo\s|测试指令|执行(?:以下|下面|如下)(?:指令|命令|sql)/;

/** Words that try to talk the bot out of its rules. Nothing behind them is read as an order. */
export function injectionAt(folded: string): number {
  return folded.search(INJECTION);
}
