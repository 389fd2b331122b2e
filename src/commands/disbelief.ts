import type { Doubt } from './guards.ts';
import type { ActionName } from './intent.ts';

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
  ['hearsay', /有人(?:写|发|说|讲|报)|是谁(?:写|发|说)|(?:领导|上面|主任|局长)(?:说|讲|交代)的/],
  ['hearsay', /可以发|教大家|原话|例如?:|比如|示例|格式[是为:]|这样(?:发|写)/],
  [
    'hearsay',
    /核实|真假|没信|不信|不属实|没看到|没见到|没看见|系统(?:上|里)?显示|实际(?:上)?(?:没|未|还|并)|的?说法|曾经|一度|听说|据(?:说|称)/,
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
    /(?:好|完|结|决|妥|定)了?(?:再|就|后|以后|之后)?(?:告诉|通知|叫(?:我|他)|喊|说一声|联系|我们?再|再(?:去|来|说))|的前提|要么|除非|等[^,。;]{0,14}(?:后|再|了)/,
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
    /大体上|大致|大半|一多半|\d\s?%|百分之|[一二三四五六七八九]成|(?:只|仅)(?:是|有)?(?:解决|办|修|处理)|还有(?:一)?(?:点|些|个|部分|几)|尾巴|差不多|临时(?:解决|通行)/,
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
  return: /^(?!.*(?:不(?:属|归|在|是)|无权|没有权限))(?=.*(?:(?<![申邀])请|麻烦|让|叫)[^,。;]{0,12}退回)/,
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
