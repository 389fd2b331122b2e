import { allMatches } from '../../../language/all-matches.ts';
import { CONDITION } from '../../guards.ts';

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
  /^(?:的(?=人|事|办法|方案|问题|时候|那|是|不|同志|单位|部门|情况|难度|可能|速度|困难)|方案|方法|办法|措施|途径|思路|不|中|率|时限|时间|之后|以后|后再|后(?!$|[,。;!\s])|之前|以前|前|的话|与否|情况|过程|起来|难|得(?!差不多|很|非常)|期限|进度|一下|下|问题|力度|渠道|人|单位|机构|结果|好不好|对象|标准|要求|通知|意见)/;
const PARTIAL_BEFORE = /部分|初步|暂时|临时|基本|一半|大半|差不多/;
const PARTIAL_AFTER = /^(?:了)?(?:一半|一部分|一些|大半|大部分|得差不多|差不多|其中|前半)/;
/** "已完成第一次勘测": a step was completed, and the matter is none of the wiser. */
const STEP_AFTER =
  /^了?(?:(?:第[一二三四五六七八九\d]|首)[次轮批期步阶]|前期|现场(?:勘|踏|查|测)|勘[测察查验]|踏勘|测[量绘]|摸排|图纸|设计|招标|立项|评审|会审|初审|论证|询价|选址|公示|取样|采样|鉴定|调研)/;
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
const CONDITION_NEAR =
  /(?:^|[,\s])(?:若|等|待|才|直到|非要|先|除非|以便|为了|就算|视为)|等(?:到|着)?|待(?:到)?|(?:才|再)(?:能|算|可以)?$|一$/;
const HEARSAY =
  /听说|据说|听.{0,8}说|有人说|说是|好像|似乎|大概|可能|应该|估计|恐怕|也许|或许|貌似|疑似|据.{0,6}(?:称|说|讲)|传(?:说|闻)|以为|(?:说|称|讲|表示|声称|承诺|答应|保证)(?:是|都|问题|这|那|路|事|他们|我们|现在)?$/;
const PLAN =
  /争取|力争|预计|计划|打算|准备|拟|将|即将|正在|正|着手|推进|努力|加紧|有望|可望|目标|确保|保证|承诺|马上|快要|(?<!尽|赶|加|很|较|更)快要?$|差一?点儿?(?:就)?$|眼看|会|能(?!源|力|够用)|可以|想办法|设法|尽量|尽力/;
const WISH =
  /希望|盼|尽快|尽早|抓紧|早日|早点|赶紧|赶快|务必|一定|必须|要求|(?<!主|重|只|首|不)要|需要|需|请|麻烦|帮忙|帮|协助|恳请|望|建议|何时|如何|怎么|怎样|[去来](?![看查问]?过)|让|应|为|督促|推动|加快|想|求|协调/;
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
  if (NEGATED.test(before) && /为什么|为啥|怎么\s{0,12}还|什么时候|何时|咋\s{0,12}还/.test(before))
    return 'question';
  if (NEGATED.test(before))
    return RHETORICAL.test(before) || /\?|吗/.test(clause.after) ? 'rhetorical' : 'negated';
  if (RHETORICAL.test(clause.sentence)) return 'rhetorical';
  if (CONDITION.test(clause.sentence) || CONDITION.test(clause.after) || CONDITION_NEAR.test(before))
    return 'condition';
  if (/^\s*(?:就|便|即)(?:可|行|请|通知|告|来)/.test(clause.after) && (verb === '解决' || !past))
    return 'condition';
  if (PARTIAL_AFTER.test(clause.after) && !/[?]|吗/.test(clause.whole)) return 'partial';
  if (QUESTION.test(clause.whole)) return 'question';
  if (
    PARTIAL_BEFORE.test(adverbs) ||
    PARTIAL_BEFORE.test(before.slice(-4)) ||
    PARTIAL_AFTER.test(clause.after)
  )
    return 'partial';
  if (COUNTED_AFTER.test(clause.after)) return 'counted';
  if (verb === '完成' && STEP_AFTER.test(clause.after)) return 'partial';
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
  /已(?:经)?(?:转|报|交(?!通|付|清|齐|费|款)|移|呈|提请)[^,。;]{1,12}$|(?:安排|派|联系|通知|转给|转交|交由|交给|督促|要求|组织|部署|请|让|责成|责令|指定|指派|委托|上报|报请|催促|催|对接|约|叫|调集|抽调|准备|着手|开始|正在?|抓紧|加紧|连夜|赶紧)[^,。;]{0,12}$/;

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
  const told = near.replace(/[、,和与及跟\s]/g, '');
  return told === '' || FORMAL_END.test(near) || JUST_NOW.test(told) ? undefined : 'none';
}
/** "今天彻底解决" */
const JUST_NOW = /^(?:(?:今天|昨天|今日|昨日|上午|下午|早上|中午|昨晚|刚才|目前|现在)+)$/;

const FORMAL_END = /(?:我们?上?报的|同意|申请|建议|予以|给予|此件|该件|本件|现|问题|事项|任务)\s?$/;
