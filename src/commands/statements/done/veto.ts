import type { Doubt } from './completion.ts';
import { depends, isNegatedBefore, isQuestion } from '../../guards.ts';
import type { ActionName } from '../../intent.ts';
import { allMatches } from '../../../language/all-matches.ts';

/** The words by which an action that changes a state is recognised, once more: around them stand the reasons not to believe it. */
const VERBS: Partial<Record<ActionName, RegExp>> = {
  resolve: /办结|解决|销号|搞定|处理好|办好|办完|结案|完结|修好/g,
  confirm: /(?<!不|不太|不够|不是很)满意|确认|认可/g,
  reopen: /重办|重新办理|重开|返工|不(?:太|是很|够|怎么)?满意/g,
  accept: /签收|收到|接收|受理|接单|收悉/g,
  return: /退回|退单|退件|退办|退给|退还|打回/g,
  transfer: /转(?=[办给交到至派由请往送\s]|[^,。;!?]{2,8}[局委办队厅院站部])|移交/g,
  assign: /派给|派到|派往|派单|指派|交办|改派|分派|主办|牵头|交给/g,
  cancel: /撤销|作废|取消|撤回|删除|撤单|撤了|撤掉/g,
  merge: /合并|并到|并入|并单|并案|一个事|一回事|一件事|重复/g,
  hold: /挂账|缓办|暂缓|挂起|搁置/g,
  extend: /延期|延长|宽限|顺延|展期|延至|延到/g,
};

/** "责任已落实到人": now somebody has it, and nothing is done yet. */
const HANDED_OUT =
  /(?:责任|任务|分工|专人)[^,。;]{0,6}落实|落实(?:了|好)?(?:到(?:人|岗|位到人|具体|科室|责任)|专人|责任|任务|分工|人员跟进)/;
const DONE_AFTER_ALL = /(?:已经?|均|都|全部|彻底)(?:解决|办结|修[好复通]|整改完|办[好完]|处理[好完])/;

/** "派交通局行不行" */
const ASKS_BACK = /([行好对妥成中])不\1|合不合适|可不可以|要不要|该不该|用不用/;
/** No verb of theirs stands in the table. */
const UNHEARD: ReadonlySet<ActionName> = new Set(['escalate', 'set_priority', 'onsite']);
/** "原来派给住建局的#51": what was done before orders nothing now. */
const ONCE = /(?:原来|原先|当初|之前|以前|上次|上回|昨天|早就|本来)[^,。;]{0,4}$/;
const LATER =
  /^\s*了?(?:之前|以前|之后|以后|的时候|的话|时(?:叫|请|通知|告诉|要|再)|前(?:请|先|要|告|得)|后(?:请|再|告|通|要|才)|不了|方案|流程|手续|率|标准|条件|需要什么|就(?:通知|告诉|好|行|可以|说|回|讲|提)|才)/;
const UNFINISHED = /^\s*(?:了?一半|了?一部分|中(?:$|\s))/;
const RUMOUR =
  /会上|上次说|昨天说|之前说|听说|据说|听[^,。]{0,8}说|有人说|说是|好像|似乎|大概|可能|估计|恐怕|也许|或许|貌似|据[^,。]{0,6}(?:称|说|讲)|(?:说|称|讲|表示|承诺|答应|保证)(?:是|要|都|会|已经?)?\s*$/;
/** Who is asked says so: "企业表示满意". */
const SAYS_SO = /(?<![听据没])(?:表示|反馈|说)(?:很|非常|十分|比较|基本|都|挺|也)?\s*$/;
const UNSURE =
  /争取|力争|有望|差一?点|差不多|(?<!尽|赶|加)快要?\s*$|要不要|讨论|商量|研究(?:一下|下)?(?:是否|要不要)|预计|打算|计划|准备/;
const ASKED_BY_WHOM = /怎么|如何|谁|为什么|为啥|为何|是否|能否|是不是|有没有|什么时候|何时|到底/;
const WANTED = /希望|尽快|尽早|早日|务必|要求|必须|限|催|盼|等着|记得|提醒/;
const ASKED_OF_OTHERS = /请|让/;
/** "请住建局撤销" speaks to the office; "请住建局牵头" and "请住建局重办" are orders to the bot. */
const ASKS_AN_OFFICE =
  /(?:请|希望|让|叫|催|要求)\s?[^,。;]{1,8}(?:局|委|办|厅|队|部门|他们|你们)[^,。;]{0,4}$/;
const MAY_BE_ASKED_OF_AN_OFFICE: ReadonlySet<ActionName> = new Set(['assign', 'transfer', 'reopen', 'merge']);
const WHEN = /(?:^|[,。\s])(?:若|等|待|直到|除非|就算|一旦|凡)/;

/** Only its own people or the reporter's side can say these; a wish for them is no such word. */
const NOT_BY_WISH: ReadonlySet<ActionName> = new Set(['accept', 'confirm', 'resolve']);
/** A department stands between the verb and what takes it back. */
const NAMES_TARGET: ReadonlySet<ActionName> = new Set(['transfer', 'assign']);
const LOOKS_BACK = 24;

/** Why a change of state that the words seem to ask for was not meant, or undefined where it was. */
export function vetoOf(folded: string, intent: ActionName): Doubt | undefined {
  const pattern = VERBS[intent];
  if ((pattern !== undefined || UNHEARD.has(intent)) && ASKS_BACK.test(folded)) return 'question';
  if (pattern === undefined) return undefined;
  if (intent === 'resolve' && HANDED_OUT.test(folded) && !DONE_AFTER_ALL.test(folded)) return 'plan';
  const doubts = allMatches(folded, pattern).map(({ index, 0: verb }) =>
    doubtAt(folded, index, index + verb.length, intent),
  );
  return doubts.length === 0 || doubts.includes(undefined) ? undefined : doubts[0];
}

function doubtAt(folded: string, at: number, end: number, intent: ActionName): Doubt | undefined {
  const back = folded.slice(Math.max(0, at - LOOKS_BACK), at);
  const before = back.slice(Math.max(...[...STOPS].map((stop) => back.lastIndexOf(stop))) + 1);
  const after = folded.slice(end, end + LOOKS_BACK).split(AT_STOP, 1)[0] ?? '';
  if (depends(folded.slice(Math.max(0, at - 60), at)) || WHEN.test(before) || LATER.test(after))
    return 'condition';
  if (
    NAMES_TARGET.has(intent) &&
    LATER.test(
      after.replace(
        /^[^,。;]{0,10}?(?=之前|以前|之后|以后|的时候|的话|需要什么|流程|方案|不了|后请|后再|就通知|就告诉)/,
        '',
      ),
    )
  )
    return 'condition';
  if (
    ASKED_BY_WHOM.test(before) ||
    isQuestion(`${before}${folded.slice(at, end)}${after}`) ||
    /(?:问过|请问|想问).*没有\s*$/.test(`${before}${after}`)
  )
    return 'question';
  if (NAMES_TARGET.has(intent) && (ONCE.test(before) || /^[^,。;]{0,10}的\s*(?:$|[那这函信文])/.test(after)))
    return 'hearsay';
  const denied = intent === 'cancel' ? before.replace(NO_NEED, '') : before;
  if (isNegatedBefore(folded, at) || NO.test(denied)) return 'negated';
  if (RUMOUR.test(before) && !(intent === 'confirm' && SAYS_SO.test(before))) return 'hearsay';
  if (/部分\s*$/.test(before) || UNFINISHED.test(after)) return 'partial';
  if (UNSURE.test(before)) return 'plan';
  if (!MAY_BE_ASKED_OF_AN_OFFICE.has(intent) && ASKS_AN_OFFICE.test(before)) return 'wish';
  if (!NOT_BY_WISH.has(intent)) return undefined;
  return WANTED.test(before) || (intent !== 'resolve' && ASKED_OF_OTHERS.test(before)) ? 'wish' : undefined;
}

/** "不用管了作废吧": why it is taken back. */
const NO_NEED = /不(?:用|需要?|必)(?:再)?(?:办|管|弄|处理|协调|理)了?/;

const STOPS: readonly string[] = [',', '。', ';', '!', '\n'];
const AT_STOP = /[,。;!\n]/;
const NO =
  /(?:(?<!是|能|要|好|行|可|对)不(?!归|属|是|在|该|满)|没(?!有?问题)|未|别(?!的|人|处)|勿|拒绝|无法)[^,。;!?]{0,3}$/;
