import type { Doubt } from './completion.ts';
import type { ActionName } from '../../intent.ts';
import { isOneStep } from './one-step.ts';
import { receivesAThing } from './received.ts';
import { stillOpen } from './still-open.ts';

/** The deeds that a number and a word would change a state by. */
const DEED =
  '签收|退回|办结|解决|撤销|作废|确认|满意|重办|合并|挂账|延期|转办|销号|处理|修好|办好|弄好|搞定|关闭';

/** Words around a deed that say that it is not simply so; the first that fits tells what kind of doubt it is. */
const SIGNS: readonly (readonly [Doubt, RegExp])[] = [
  [
    'question',
    /可不可以|可否|能不能|能否|要不要|是不是|有没有|是否|满不满意|满意不满意|行不行|好不好|真的假的|与否|[?]|吗(?:$|[\s,。])/,
  ],
  ['hearsay', new RegExp(`["“「『'][^"”」』']{0,30}(?:${DEED})[^"”」』']{0,12}["”」』']`)],
  ['hearsay', new RegExp(`(${DEED})归\\1`)],
  [
    'negated',
    new RegExp(
      `呵呵|嘿嘿|鬼(?:才|话|都|扯|$|[,。!\\s])|才怪|[个得](?:屁|头|锤|毛|鬼|寂寞)|个啥|寂寞|看看就好|(?:${DEED}|高兴|开心|感动)得[^,。]{0,10}(?:哭|吐|骂|跳楼|睡不着)|想[哭骂吐]|笑话|笑死|糊弄|骗[人谁我]|哄[人谁我]|忽悠|扯淡|瞎[说扯讲编填]|胡[说扯]|[🙄😒😤😡🤬🤮👎💩😅]|又是\\s?已?(?:${DEED})`,
      'u',
    ),
  ],
  // On paper, in name, by rights, to all appearance.
  [
    'hearsay',
    new RegExp(
      `(?:[纸账台][面账]?上|纸面|口头上?|嘴[上里]|名义上?|理论上|形式上|表面上?|按(?:道理|理|说)|照(?:说|理|道理)|字面)[^,。;]{0,8}(?:${DEED})|(?:解决|办结|满意)在(?:纸|嘴|口头|文件|会)`,
    ),
  ],
  [
    'hearsay',
    /(?:猜|估摸|觉得|感觉|觉着|看样子|看情形|看情况|看架势|看这样|看起来|看上去|瞧着|像是|好似|仿佛|说不准|没准|八成|九成九)[^,。;]{0,8}(?:办结|解决|处理|修好|办好|弄好|搞定|销号)/,
  ],
  // Said by mistake, by a machine, as a trial, or passed on.
  [
    'hearsay',
    /误点|误按|误发|误触|手滑(?!报|发)|手误|[点按发选]错|自动(?:点|回|发|填|生成)|(?:^|[\s(,。:])(?:这[条个]?是?)?(?:测试|演示|演练|试一下|试试)(?:一下|下|用)?(?:$|[\s),。:!])|^\s*(?:转|转发)\s*[:,]|(?:都|到处|群里|网上|外面)[^,。;]{0,2}[传讲]/,
  ],
  // Put right in the same breath, or not looked at yet.
  ['hearsay', /(?:不是|不对|[说写打搞弄]错)(?:了|啦|应该?|其实|是|为|[\s,。:;!])*#?\s?\d/],
  [
    'hearsay',
    /(?<![\d.])\d{1,6}号?(?:这[个件条])?\s?(?:不算|除外|例外|没(?!\p{Script=Han})|没有(?=$|[\s,。;!])|还没(?:有|好)?(?=$|[\s,。;!]))/u,
  ],
  [
    'hearsay',
    /(?:还|尚|都|也)?(?:没|未)(?:有|能|来得及)?(?:顾上)?(?:去|过去|到现场)?(?:看(?!到头)|验收|核对|回访|问过|瞧)(?!病)/,
  ],
  // To be watched a while: "基本没问题了就是还要再观察两天".
  ['plan', /(?:还[要得需]|再|继续|仍需|需要?)(?:再|先)?(?:观察|看[几两一]天|试[用跑运]|跑几天|等几天)/],
  ['partial', /(?:基本上?|差不多|大致|应该)(?:是)?没(?:有)?(?:什么|啥)?问题/],
  // "修是修好了，水还是浑的"
  ['negated', /(修|办|弄|搞|处理|解决|通|好|来|装|送|清|铺|换|办结)是(?:给)?\1/],
  // Told or made to say so.
  [
    'hearsay',
    new RegExp(
      `(?:要求|让|叫|逼着?|求着?)[^,。;]{0,6}(?:写|点|报|填|回|选|说|打)[^,。;]{0,4}(?:${DEED})|(?<![已经])被(?:${DEED})`,
    ),
  ],
  [
    'negated',
    new RegExp(
      `不(?:认可|认账|买账|承认)|假装|装作|谎报|谎称|虚报|假报|冒充|伪造|虚假|≠|不等于|不代表|不意味|(?:本来|原本|原先|原来|原以为|本以为)[^,。;]{0,8}(?:${DEED})`,
    ),
  ],
  [
    'question',
    new RegExp(`(?:${DEED}|搞掂|弄好)好?[了咗]?(?:未|冇|没|不|伐|哇|没啊|没得|没有)[呀啊呢嘛哦]?[\\s。!~]*$`),
  ],
  ['condition', /要(?:我|我们|咱们?)?(?:签收|接单?|受理|办结|退回)[^,。;]{0,8}(?:也)?(?:行|可以|成)[,，。;]/],
  [
    'condition',
    /(?:好|完|结|决|妥|定)了?(?:请|麻烦|记得|记着|别忘了?|给我|跟我|和我|同我)(?:再)?(?:告诉|通知|说|讲|吱|吭|喊|叫|回|打)/,
  ],
  // "除西区还没通外，都已办结"
  ['partial', /除了?[^,。;!?]{0,12}(?:还|没|未|不)[^,。;!?]{1,12}外[,\s]/],
  // Another group's is none of ours.
  ['partial', /(?:隔壁|别的|兄弟|其他|人家)(?:工作)?(?:组|村|社区)(?:报)?的?/],
  ['partial', new RegExp(`(?:其[他它余]|别的|另外的|另一[个件]|上一?[个件]|隔壁)[^,。;]{0,8}(?:${DEED})`)],
  [
    'partial',
    /(?:解决|办结|完成)了?的?部分|(?:其余|剩下|剩余|余下|另外)的?[^,。;]{0,4}(?:没|未|还|不)|[就只]剩(?:下)?(?:这|那|一|两|最后|\d)/,
  ],
  [
    'hearsay',
    /有人(?:写|发|说|讲|报)|(?:是)?谁(?:写|发|说|点|填|批|标|改|报|按|讲)(?:的|了)|(?:领导|上面|主任|局长)(?:说|讲|交代)的/,
  ],
  ['hearsay', /可以发|教大家|原话|例如?:|比如|示例|格式[是为:]|这样(?:发|写)/],
  [
    'hearsay',
    /(?<!已|已经|经|经过|现场)核实(?!过了?(?=[,。\s]|$)|完|清楚|属实|无误|了[,。\s]|[,，]?确实)|真假|没信|不信|不属实|没看到|没见到|没看见|系统(?:上|里)?显示|实际(?:上)?(?:没|未|还|并)|的?说法|曾经|一度|听说|据(?:说|称)/,
  ],
  ['hearsay', new RegExp(`(?:说|讲|称|反馈|答复|回复|表示|通报|汇报)[^,。;]{0,12}(?:${DEED})(?!.{0,4}满意)`)],
  [
    'wish',
    new RegExp(`管理员命令|系统(?:命令|指令)|谁来|[你他她][们]?[^,。;]{0,6}把[^,。;]{0,10}(?:${DEED})`),
  ],
  [
    'wish',
    /没人说|也没用|(?:满意|解决|确认)[^,。;]{0,3}(?:再|才)(?:能)?(?:办结|销号)|(?:不要|别|先不|勿)\s?(?:办结|销号)/,
  ],
  ['wish', /建议(?:先)?(?:退回|撤销|作废|合并|挂账|延期|办结)(?!\s*[:,。]?\s*(?:给|到|由|转))/],
  [
    'condition',
    /(?:好|完|结|决|妥|定)了?(?:再|就|后|以后|之后)?(?:告诉|通知|叫(?:我|他)|喊|说一声|联系|我们?再|再(?:去|来|说))|的前提|要么|除非|(?<!不用再?|不必再?|不再|别|无需再?)等[^,。;]{0,14}(?:后|再|了)/,
  ],
  ['negated', new RegExp(`难[以已](?:${DEED})|(?:${DEED})\\s*不\\s*了|离满意|差得(?:很|还)?远`)],
  [
    'negated',
    new RegExp(
      `(?:不要|别|勿|莫|不用|不必|暂不|先别|先不|不能|不准备|不想)\\s?(?:急着|忙着|先|再|直接)?(?:${DEED})|不签收`,
    ),
  ],
  ['plan', /(?<!已|经)予以(?:解决|处理|办理)/],
  [
    'plan',
    /(?:纳入|列入|列为|排入|进入)[^,。;]{0,10}(?:计划|清单|台账|日程)|责任人|约好|约定|答应|承诺|下了?单|请示/,
  ],
  [
    'plan',
    new RegExp(
      `(?:明天|明早|后天|下周|下个?月|月底|稍后|回头|等会|待会|过几天)[^,。;]{0,6}(?:${DEED})(?!了)|(?:处理|办|弄|修|解决|完成)(?:好|完)?\\s?(?:还|尚)?(?:要|需|需要|得)(?:到|等|再|[\\d一二两三四五六七八九十几半])`,
    ),
  ],
  [
    'partial',
    /大体上|大致|大半|一多半|(?<!(?<![\d.])10)(?<!(?:利率|税率|费率|年化|年息|贴息|补贴|浓度|含量|首付|上浮|下浮|优惠|减免|降(?:低|幅|了)?)[^,。;%]{0,8})\d\s?%|百分之(?!百)|[一二三四五六七八九]成|(?:只|仅)(?:是|有)?(?:解决|办|修|处理)|还有(?:一)?(?:点|些|个|部分|几)|尾巴|差不多|临时(?:解决|通行)/,
  ],
  [
    'negated',
    /(?:解决|修好|办结|办好|通|好)了?[^,。;]{0,5}(?:又|再次)(?!谢|感谢|快)|后又|但又|(?:又|再次)(?:堵|断|坏|出现|复发|反弹|漏|停|塌)|复发|反弹/,
  ],
];

/** Who is asked to do it is not who has done it; "已办结，请确认" asks for the next step and stays what it is. */
const ASKED: Partial<Record<ActionName, RegExp>> = {
  accept: /(?:(?<![申邀])请|麻烦|让|叫|催|通知)[^,。;]{0,12}(?:签收|接收|受理)/,
  resolve:
    /(?:(?<![申邀])请|麻烦|让|叫|催|通知)[^,。;]{0,12}(?:办结|解决|处理|销号)(?!.{0,6}(?:完|好|毕|到位))/,
  confirm: /(?:(?<![申邀])请|麻烦|让|叫|催)[^,。;]{0,8}(?:确认|满意)/,
  return:
    /^(?!.*(?:不(?:属|归|在|是)|无权|没有权限))(?=.*(?:(?<![申邀])请|麻烦|让|叫)(?!(?:给?予以?|帮忙|直接|先)?退回)[^,。;]{0,12}退回)/,
};

/** To reopen is to say that it is not so: a no or a relapse is what it is made of. */
const NOT_AGAINST: Partial<Record<ActionName, readonly Doubt[]>> = {
  reopen: ['negated', 'plan', 'hearsay'],
  return: ['negated', 'partial', 'plan', 'hearsay'],
  transfer: ['negated', 'partial', 'plan', 'hearsay'],
  extend: ['negated', 'partial', 'plan', 'condition', 'hearsay'],
  hold: ['negated', 'partial', 'plan', 'condition', 'hearsay'],
  cancel: ['partial', 'plan', 'negated', 'hearsay'],
  merge: ['partial', 'plan'],
  accept: ['partial', 'plan', 'negated'],
};

/** "办结了，货车还是进不来", "满意，但路没通": what follows takes it back. */
const BUT =
  /(?:但是?|可是?(?!以)|不过|然而|只是|就是|却|反正|奈何|无奈)[^。!\n]{0,30}?(?:没|不(?!错|用谢|客气|过)|未|还|仍|又|再次|难|堵|断|坏|停|差|缺|漏)/;
const ENDS_WORK = new RegExp(`${DEED}|搞掂`);
const TAKEN_BACK_BY_WHAT_FOLLOWS: ReadonlySet<ActionName> = new Set(['resolve', 'confirm']);

function isTakenBack(folded: string): boolean {
  const deed = ENDS_WORK.exec(folded);
  if (deed === null) return false;
  const after = folded.slice(deed.index + deed[0].length);
  return BUT.test(after) || stillOpen(after);
}

const CHANGES: ReadonlySet<ActionName> = new Set([
  'resolve',
  'confirm',
  'reopen',
  'accept',
  'return',
  'transfer',
  'cancel',
  'merge',
  'hold',
  'extend',
]);

/** Why a deed beside a number is not believed, or undefined where nothing speaks against it. */
export function disbelief(folded: string, intent: ActionName): Doubt | undefined {
  if (!CHANGES.has(intent)) return undefined;
  const excused = NOT_AGAINST[intent] ?? [];
  // What others say of their own contentment is the very thing that was asked.
  const words = intent === 'confirm' ? folded.replace(CONTENT, ' ') : folded;
  const sign = SIGNS.find(([doubt, pattern]) => !excused.includes(doubt) && pattern.test(words));
  if (sign !== undefined) return sign[0];
  if (ASKED[intent]?.test(folded) === true) return 'wish';
  if (TAKEN_BACK_BY_WHAT_FOLLOWS.has(intent) && isTakenBack(folded)) return 'negated';
  if (TAKEN_BACK_BY_WHAT_FOLLOWS.has(intent) && isOneStep(folded)) return 'partial';
  if (intent === 'accept' && receivesAThing(folded)) return 'hearsay';
  return intent === 'accept' && /不签收|(?:不要|别|勿|暂不|先别)\s?签收/.test(folded) ? 'negated' : undefined;
}

/** "企业表示很满意". */
const CONTENT =
  /(?<![听据没])(?:表示|反馈|回复|说)(?:很|非常|十分|比较|基本|都|挺|相当|也)?(?:满意|认可)(?=$|[,。!\s])/g;

const NAMES_DEED = new RegExp(DEED);
const NO_NEWS: readonly Doubt[] = ['question', 'hearsay', 'wish', 'condition'];

/** Words about a deed that tell no news of the work: "请住建局签收", "原话是‘已解决’". */
export function isMereTalk(folded: string): boolean {
  if (!NAMES_DEED.test(folded)) return false;
  return (
    SIGNS.some(([doubt, pattern]) => NO_NEWS.includes(doubt) && pattern.test(folded)) ||
    Object.values(ASKED).some((pattern) => pattern.test(folded)) ||
    /(?:不要|别|勿|暂不|先别|先不|不)\s?(?:签收|退回|撤销|办结|合并|转办|挂账|延期)/.test(folded)
  );
}
