import { ISSUE_STATES, type IssueState, STATE_WORDS } from '../../issues/state.ts';

/** A state as a cell tells it. */
export interface StateReading {
  /** `null` is an empty cell. */
  readonly state: IssueState | 'unclear' | null;
  /** It speaks of an end without plainly saying one, and was read as still open. */
  readonly isAssumed: boolean;
}

const DAY =
  '(?:\\d{2,4}[年./-]\\d{1,2}[月./-]\\d{1,2}[日号]?|\\d{1,2}月\\d{1,2}[日号]?|今[天日]|昨[天日]|当[天日])';
const MATTER = '(?:[该此本]?(?:问题|事项|诉求|困难|工单|任务|隐患|矛盾|纠纷)|企业|群众|[该此本]件)?';
const HOW =
  '(?:已经?|现已|业已|均|都|皆|全部?|完全|彻底|妥善|圆满|顺利|自行|协调|按期|按时|如期|提前|超期|逾期|当场|现场|通过)*';
const DONE =
  '(?:办结|完成|完结|解决|销号|销账|办完|办好|办妥|办毕|结案|办理(?:完毕|完成|完结|办结|结束|到位)|处[理置](?:完毕|完成|完结|办结|到位|好)|整改(?:完毕|完成|到位)|落实(?:完毕|完成|到位)|(?:解决|协调|实施)到位|完成(?:办理|处理|处置|整改|落实|解决|销号)|关闭|闭环|验收通过|验收合格|通过验收)';
const MARK = '[√✓✔☑]';

/** A clause that says in whole, and of the whole, that it is done: no word more than that. */
const CLOSED = new RegExp(
  `^(?:${DAY})?${MARK}?(?:${MATTER}${HOW}(?:于${DAY})?(?:${DONE}[了]?)+|(?:整改|办理|落实|解决|协调)已(?:经)?(?:全部)?完成|已(?:全部)?(?:整改|落实)|(?:进度|完成率?|已完成)?100%|是|${MARK}|y|yes)${MARK}?(?:${DAY})?$`,
  'i',
);
/** `3月20日办结` may be a plan as well: what happened has its 已. */
const ON_A_DAY = new RegExp(`^${DAY}(?!.*已)`);
/** An aim for all that it says of the end. */
const AIM = /^(?:协调|自行|现场|当场|通过)(?:解决|处理|办理|办结|完成|整改|落实|销号)/;

const RESOLVED =
  /^(?:[现正]?待(?:企业|群众|对方|反映人|当事人|报送人|工作组)?(?:确认|回访|销号|验收|评价)|已(?:经)?(?:反馈|答复)|未回访)$/;
const CANCELLED =
  /^(?:已经?|予以|同意|拟?不再办理)?(?:作废|撤销|取消|撤回|重复件|无效(?:件|诉求|问题)?|不予受理|不受理)(?:了|处理)?$/;

/** What keeps the rest of a cell from being over, whatever one clause of it says. */
const DOUBT =
  /[?吗吧未没不尚待还剩仍暂拟需难但只仅]|基本(?!满意)|部分|一半|大致|初步|阶段|临时|余下|其余|预计|计划|争取|力争|可能|应该|估计|即将|将|快[办完解要]|接近|准备|申请|建议|要求|尽快|限期|继续|持续|正在|中$|进行|推进|跟进|跟踪|后续|下一?[步周月]|明[天日年]|[年月]底|前$|除.*外|无法|重新|另|等|反复|复发|转办|移交|交办|\d+\/\d+|(?<!\d)\d{1,2}(?:\.\d+)?%/;
/** Said of what is over, though it says 不 or 未. */
const HARMLESS = /^(?:无(?:其他|其它|遗留|后续)*问题|无异议|.{0,8}(?:非常|很|比较|较)?(?<!不|不太)满意)$/;

type Rule = (said: string, clauses: readonly string[]) => boolean;

const about =
  (pattern: RegExp): Rule =>
  (said) =>
    pattern.test(said);

/** One clause says it, and no other takes it back. */
const plainly =
  (says: (clause: string) => boolean): Rule =>
  (_, clauses) =>
    clauses.some(says) && clauses.every((one) => says(one) || HARMLESS.test(one) || !DOUBT.test(one));

const isClosed = (clause: string) => CLOSED.test(clause) && !ON_A_DAY.test(clause) && !AIM.test(clause);

/** The first that fits wins: what is not done yet is said with the words of what is. */
const RULES: readonly (readonly [Rule, IssueState])[] = [
  [about(/^(?:重办|返工|重新办理)/), 'reopened'],
  [about(/并单|合并|并入/), 'merged'],
  [plainly((clause) => CANCELLED.test(clause)), 'cancelled'],
  [
    about(/(?<!取消|解除|结束|不再|不予|不|未|拟|申请|建议)(?:挂账|暂缓|搁置)|暂时(?:无法|不能)|不具备条件/),
    'on_hold',
  ],
  [about(/(?<!不予|不|未|拟|申请|建议)(?:退回|退件)/), 'returned'],
  [about(/^(?:未派|待派|待分|待交办|未交办|待转办)/), 'triage'],
  [
    about(
      /^(?:部分|基本|阶段性|已?初步)|(?:[未没不尚]|暂未|还未|没有)(?:能)?(?:全部|完全|彻底|有)?(?:办结|办理完|完成|解决|办完|销号|落实|整改)|^(?:否|不是|×|x|✗|✘|n|no)(?=$|[,;。/(])/i,
    ),
    'in_progress',
  ],
  [plainly((clause) => RESOLVED.test(clause)), 'resolved'],
  [about(/未(?:办理|启动|开始|办)$|^待办|待办理|待签收|未签收/), 'dispatched'],
  [about(/^已?(?:派单|交办|转办|派发|移交)/), 'dispatched'],
  [about(/^已?(?:签收|接收|受理|接单)$/), 'accepted'],
  [plainly(isClosed), 'closed'],
  [
    about(
      /正在|推进|跟进|进行|在办|持续|(?:办理|处理|解决|协调|实施|对接|完成|办结|销号|整改|落实|审批|研究|施工|建设|招标)中|办理$|(?<!\d)\d{1,2}(?:\.\d+)?%/,
    ),
    'in_progress',
  ],
  [about(/^(?:已?登记|新增)$/), 'reported'],
];

/** Words of an end that no rule took for one: nothing closes on a doubt. */
const SPEAKS_OF_AN_END =
  /办结|办完|办好|完成|完结|解决|销号|销账|办理完|结案|关闭|闭环|到位|落实|整改|验收|回访|确认|评价|答复|反馈|协调|作废|撤销|取消|撤回|无效|受理|挂账|退回|^[是√✓✔☑y]/i;

const OWN_WORDS: ReadonlyMap<string, IssueState> = new Map(
  ISSUE_STATES.map((state) => [STATE_WORDS[state], state]),
);

/** Reads what a column of states says; what is over is only what says so plainly. */
export function readState(text: string): StateReading {
  const said = text
    .normalize('NFKC')
    .replaceAll(/\s+/g, '')
    .replace(/[。.!;,]+$/, '');
  if (said === '' || /^[/\-—]+$/.test(said)) return sure(null);
  const share = /^(\d{1,3}(?:\.\d+)?)%$/.exec(said)?.[1];
  if (share !== undefined) return sure(Number(share) >= 100 ? 'closed' : 'in_progress');
  const state = OWN_WORDS.get(said) ?? RULES.find(([fits]) => fits(said, clausesOf(said)))?.[1];
  if (state !== undefined) return sure(state);
  return SPEAKS_OF_AN_END.test(said) && !/^是\/否$/.test(said)
    ? { state: 'in_progress', isAssumed: true }
    : sure('unclear');
}

/** Whether a result in free words tells that the last of it is still to come. */
export function isUnfinished(result: string): boolean {
  const { state } = readState(result);
  if (state === 'closed' || state === 'resolved' || state === 'cancelled') return false;
  return state !== 'unclear' || clausesOf(result.normalize('NFKC')).some((clause) => DOUBT.test(clause));
}

function sure(state: StateReading['state']): StateReading {
  return { state, isAssumed: false };
}

/** What stands in brackets says something of its own. */
function clausesOf(said: string): string[] {
  return said.split(/[,;:。、!()[\]【】]|并且|(?<!合)并(?![单入])/).filter((clause) => clause !== '');
}
