import { mayClose } from './done/closing-words.ts';
import { departmentsMeant, departmentsNamed } from '../departments.ts';
import { readCompletion } from './done/completion.ts';
import { isDoneInFull, isDoneInShort, worksAgain } from './done/done-told.ts';
import { DISCONTENT, depends, isDeedForLater, isNegatedBefore, isQuestion, presses } from '../guards.ts';
import { AND_DOES_IT, ASSIGN, HANDS, INSTEAD, OVER, STAYS, TAKES_OFF } from './words/handing.ts';
import type { ActionName, Intent } from '../intent.ts';
import { ASKS_ELSEWHERE, ASKS_NEWS, TIMELINE, WHY_THERE } from './words/news.ts';
import { ACCEPT, DELIVERS, EXTEND, FORMAL_REPLY, HOLD, mayHold, PROGRESS, REPLY } from './words/office.ts';
import { OFFICIAL_RULES } from './official-rules.ts';
import { CANCEL, ESCALATE, ONSITE, PRIORITY, REOPEN } from './words/order.ts';
import { REQUEST } from './words/request.ts';
import { BELONGS, NOT_OURS, OF_ANOTHER, RETURN } from './words/return.ts';
import { takesBackBySlip } from './slip-told.ts';
import { act, asked, doubtful, notSolved, query, settled, type Said } from './said.ts';
import { stillOpen } from './done/still-open.ts';
import { URGE } from './words/urge.ts';
import { threatens, withoutToldUrging } from './urging.ts';

export type Rule = (said: Said) => Intent[] | undefined;

/** A plain sentence that holds these words, not negated and not asked, means this action. */
function words(intent: ActionName, pattern: RegExp, when: (said: Said) => boolean = () => true): Rule {
  return (said) => {
    const match = pattern.exec(said.folded);
    if (match === null || !when(said) || isNegatedBefore(said.folded, match.index)) return undefined;
    if (depends(said.folded.slice(0, match.index))) return undefined;
    return [act(said, intent, LEADING.has(intent) && match.index < 4 ? match.index + match[0].length : 0)];
  };
}

/** Actions whose words begin behind the word of command. */
const LEADING: ReadonlySet<ActionName> = new Set([
  'cancel',
  'set_priority',
  'escalate',
  'extend',
  'hold',
  'urge',
  'reopen',
]);

const fromGroup = (said: Said) => !said.byOffice;
const fromOffice = (said: Said) => said.byOffice;
const namesOffice = (said: Said) => departmentsMeant(said.folded, said.names).length > 0;

/** "#1 给交通局", "#1 归住建局管": an office and nothing else; its bare name where one is being looked for. */
function handsOver({ folded, names, reading: { context } }: Said): boolean {
  const [office, ...others] = departmentsMeant(folded, names);
  const areHelpers = others.length === 0 || /配合|协办|协助|参与|帮[着衬把个忙]/.test(folded);
  if (office === undefined || !areHelpers || isQuestion(folded)) return false;
  const isChosen = departmentsNamed(folded, names).length > 1 + others.length;
  const upTo = folded.slice(0, office.start);
  // "给金融办肯定不对，给住建局": what stands before speaks of the other.
  const before = isChosen ? upTo.slice(upTo.lastIndexOf(',') + 1) : upTo;
  const isNamed = context.issueState === 'triage' && /^[\s,:。]*$/.test(before);
  if (STAYS.test(before) && AND_DOES_IT.test(folded.slice(office.end))) return true;
  return (
    (isNamed || HANDS.test(before) || (isChosen && INSTEAD.test(before))) &&
    OVER.test(folded.slice(office.end))
  );
}

/** What the department alone can answer: "带公章吗", "25号开始还是26号？". */
const ASKS_MATTER =
  /[带交备][^,。;]{0,6}(?:吗|么|什么|哪些)|要(?:不要)?(?:带|交|准备|几|多少|什么材料|哪些)|(?:价格|价钱|费用|收费|标准)[^,。;]{0,4}(?:多少|几|怎么)|多少(?:钱|一[吨斤个套台])|几(?:份|点(?:钟)?(?:到|来|去|开|集合))|\d{1,2}[号点][^,。;]{0,6}还是|在哪(?:集合|开会|领|交|碰头)|(?:找谁|跟谁)(?:联系|对接|领|拿)/;
/** What a department wants to know of the matter itself. */
const ASKS_WHAT = /几[个台件箱人家吨套辆]|多少|什么(?!时候)|哪(?!天)|型号|规格|尺寸/;

function questions(said: Said): Intent[] | undefined {
  if (WHY_THERE.test(said.folded)) return [query(said, { aspect: 'routing' })];
  if (!isQuestion(said.folded)) return undefined;
  const completion = readCompletion(said.folded);
  if (completion.kind === 'done') return undefined;
  if (completion.kind === 'doubtful' && completion.doubt !== 'question')
    return doubtful(said, completion.doubt);
  if (
    said.byOffice &&
    (!presses(said.folded) || ASKS_WHAT.test(said.folded)) &&
    completion.kind === 'absent' &&
    !/进展|情况如何|怎么样|到哪/.test(said.folded)
  )
    return [act(said, 'request_info')];
  return [asked(said)];
}

function completions(said: Said): Intent[] | undefined {
  const completion = readCompletion(said.folded);
  if (completion.kind === 'absent') return undefined;
  if (completion.kind === 'doubtful')
    return (completion.doubt === 'plan' ? pleased(said) : undefined) ?? doubtful(said, completion.doubt);
  if (stillOpen(said.folded.slice(completion.end)))
    return said.byOffice ? [act(said, 'progress')] : [notSolved(said, 0)];
  return [settled(said, 0)];
}

const PLEASED =
  /(?<!不|不太|不够|不是很|不怎么|不大|没)(?:基本)?满意(?!度|率|吗|答复才)|(?:确认|认可)(?:[,。!\s]|$|解决|办结|无误|完成|销号)|没(?:有)?问题了|五星好评|(?:打|给)?满分(?=$|[,。!\s])|可以销(?!售|往|量|路)|同意(?:销号|办结)/;

/** "贷款到账，可以销了": a department says so of its own work, and it is for others to confirm. */
const MAY_BE_CLOSED = /可以销(?:号|了|掉|单|案|账|(?=$|[,。!]))/;

function pleased(said: Said): Intent[] | undefined {
  const match = PLEASED.exec(said.folded);
  if (match === null || isQuestion(said.folded) || isNegatedBefore(said.folded, match.index))
    return undefined;
  if (
    /快要?(?:解决|[办弄修]?好|通|办完)|(?:请|待|等|争取|希望|让|才能|如果|要是|未|需|如)[^,。]{0,10}$/.test(
      said.folded.slice(0, match.index),
    )
  )
    return undefined;
  if (stillOpen(said.folded) && said.isSettled) return [notSolved(said, 0)];
  return [act(said, said.byOffice && MAY_BE_CLOSED.test(said.folded) ? 'resolve' : 'confirm')];
}

/** "撤销#12的催办": the deed is taken back, not the issue. */
const TAKES_BACK =
  /^[\s,:]*(?:撤销|取消|收回|撤回)[\s的]*(?:催办|督办|挂账|延期|加急|提级|退回|签收|合并|派单|答复)[。!\s]*$/;

/** "把#12解决掉，周五之前！": an order, and no result. */
const TO_BE_DONE =
  /^[\s,:。]*(?:给我|必须|务必|一定|你们?|赶紧|马上)?(?:解决|处理|办|搞|弄|修|落实)(?:掉|好|完|定|妥)(?![了完毕])[,，\s]*(?:最?[晚迟]|限)?[^,。;!?了]{1,8}(?:之?前|以?内)(?=$|[,。!\s])/;

const URGED = words('urge', URGE, (said) => fromGroup(said) || /催|督办/.test(said.folded));

const mayTakeBack = ({ folded, byOffice }: Said): boolean =>
  !isQuestion(folded) && !byOffice && !stillOpen(folded) && !/其实(?:不是|没有?|并?不)|又不是/.test(folded);

/** From the surest words to the vaguest; the first that applies decides. */
export const RULES: readonly Rule[] = [
  (said) =>
    said.quoted && said.reading.quotesBot && said.isSettled && NO_ALONE.test(said.folded)
      ? [notSolved(said, 0)]
      : undefined,
  (said) => (TAKES_BACK.test(said.folded) ? [act(said, 'supplement')] : undefined),
  (said) =>
    TIMELINE.test(said.folded) && said.folded.trim().length < 12
      ? [query(said, { aspect: 'timeline' })]
      : undefined,
  (said) => (ASKS_NEWS.test(said.folded) && !ASKS_ELSEWHERE.test(said.folded) ? [query(said)] : undefined),
  (said) => (WEIGHS.test(said.folded) && !isQuestion(said.folded) ? doubtful(said, 'condition') : undefined),
  ...OFFICIAL_RULES,
  words('cancel', CANCEL, mayTakeBack),
  (said) => (mayTakeBack(said) && takesBackBySlip(said.folded) ? [act(said, 'cancel')] : undefined),
  words(
    'onsite',
    ONSITE,
    (said) =>
      !isQuestion(said.folded) &&
      !/(?:已|刚)(?:经)?[^,。]{0,4}现场|(?:会|办公)[^,。]{0,3}(?:很|非常|开得)?(?:成功|顺利|圆满|开完|结束|开过)|开完|刚开/.test(
        said.folded,
      ),
  ),
  words(
    'return',
    RETURN,
    (said) => !isQuestion(said.folded) && (said.byOffice || said.quoted ? true : /退回/.test(said.folded)),
  ),
  words('escalate', ESCALATE, (said) => !isQuestion(said.folded)),
  words('extend', EXTEND, (said) => !isQuestion(said.folded)),
  words('hold', HOLD, (said) => !isQuestion(said.folded) && mayHold(said)),
  words(
    'assign',
    ASSIGN,
    (said) => !TAKES_OFF.test(said.folded) && namesOffice(said) && !isQuestion(said.folded) && !said.byOffice,
  ),
  (said) => (fromGroup(said) && handsOver(said) ? [act(said, 'assign')] : undefined),
  transferTo,
  words('return', NOT_OURS, (said) => said.byOffice && !isQuestion(said.folded)),
  words('return', OF_ANOTHER, (said) => said.byOffice && namesOffice(said) && !isQuestion(said.folded)),
  words('return', BELONGS, (said) => said.byOffice && namesOffice(said) && !isQuestion(said.folded)),
  words('set_priority', PRIORITY, (said) => !isQuestion(said.folded)),
  words('reopen', REOPEN, (said) => !isQuestion(said.folded)),
  (said) => (fromGroup(said) && ASKS_MATTER.test(said.folded) ? [act(said, 'supplement')] : undefined),
  questions,
  (said) => (fromGroup(said) && TO_BE_DONE.test(said.folded) ? [act(said, 'urge')] : undefined),
  words('request_info', REQUEST, fromOffice),
  words('fulfil', DELIVERS, (said) => delivers(said)),
  (said) =>
    DISCONTENT.test(said.folded) || /不认可|不同意(?:办结|销号)/.test(said.folded)
      ? [act(said, 'reopen')]
      : undefined,
  (said) => (fromGroup(said) && mayClose(said.folded) ? [settled(said, 0)] : undefined),
  completions,
  pleased,
  (said) => (fromOffice(said) && isDoneInFull(said.folded) ? [settled(said, 0)] : undefined),
  (said) => (isDoneInShort(said.folded) ? [settled(said, 0)] : undefined),
  (said) =>
    said.isSettled && fromGroup(said) && worksAgain(said.folded) && !stillOpen(said.folded)
      ? [settled(said, 0)]
      : undefined,
  (said) => (fromGroup(said) && threatens(said.folded) ? [act(said, 'urge')] : undefined),
  (said) =>
    fromGroup(said) && (IF_THEN.test(said.folded) || isDeedForLater(said.folded))
      ? doubtful(said, 'condition')
      : undefined,
  (said) => (said.isSettled && fromGroup(said) && stillOpen(said.folded) ? [notSolved(said, 0)] : undefined),
  (said) => URGED({ ...said, folded: withoutToldUrging(said.folded) }),
  (said) => (stillOpen(said.folded) && fromGroup(said) ? [notSolved(said, 0)] : undefined),
  words('accept', ACCEPT, (said) => fromOffice(said) || said.reading.context.senderRole === undefined),
  (said) =>
    !said.quoted && said.isSettled && fromGroup(said) && FINE.test(said.folded)
      ? [act(said, 'confirm')]
      : undefined,
  (said) => (THANKS.test(said.folded) ? [] : undefined),
  (said) => (CHEERS.test(said.folded) ? [] : undefined),
  (said) => (said.quoted && !said.reading.quotesBot && NODS.test(said.folded) ? [] : undefined),
  words('reply', REPLY, fromOffice),
  words('reply', FORMAL_REPLY, fromOffice),
  words('progress', PROGRESS),
];

/** All that is said to the bot that asked whether it is done. */
const NO_ALONE = /^[\s,。]*(?:不|否|不行|不是|没好|没弄好|没办好|no|❌|👎)[啊呢,。!~\s]*$/u;

/** "要是18号前还解决不了就提级": nothing follows yet. */
const IF_THEN = /^[\s,。:]*(?:要是|如果|假如|倘若|万一|一旦|假使)[^。!\n]{0,40}(?:就|便|再|则|得)/;

/** "正琢磨着把#30撤了": whoever weighs a deed has not done it; 谁说没解决 says neither yes nor no. */
const WEIGHS =
  /谁说[^,。;!?]{0,6}[没未不][^,。;!?]{0,8}$|(?:琢磨|寻思|盘算|犹豫|掂量|合计|纠结|想着|想过|考虑)(?:着|过|一下)?[^,。;!?]{0,12}(?:撤|退|销|结(?![果合构算])|派|转|合并|并|延|挂|取消|作废|再给|宽限|缓)/;

/** What somebody asked was quoted, and this is all there is to it. */
const NODS = /^[\s,。:]*(?:能|会|可以|应该能|是的?|对的?|嗯+)[。!~\s]*$/;

/** "#14 ok", "#26挺好的，没问题" of what is called done: these words and nothing else. */
const FINE =
  /^(?!.*(?:行了行|(?:问题|意见|毛病|不错)吧))(?=.*(?:ok|👌|👍|可以|行|妥|[挺很真蛮]好|不错|没(?:有)?(?:什么|啥)?(?:意见|问题|毛病)))(?:企业|老板|他们|对方|群众|[我咱]们|这边|那边|说|表示|反馈|现在|都|也|ok(?:ay)?|👌|👍|[🏻-🏿]|可以|行|妥|[挺很真蛮]好|不错|没(?:有)?(?:什么|啥)?(?:意见|问题|毛病)|谢谢|感谢|辛苦|[了的吧啊,。!~\s])+$/u;

/** Laughter and applause say nothing of the matter: "呵呵", "厉害了👍". */
const CHEERS =
  /^[\s,。:]*(?:呵呵|哈哈|嘿嘿|嘻嘻|哈|呵|厉害|牛|666+|nb|棒|赞|给力|效率(?:真|好)?高|神速|点赞|加油|辛苦|可以的|真快|这么快|👍|👏|💪|🌹|😂|😄|🎉|\[[^\]]{1,4}\])(?:[了啊呀哈的!~,。\s呵嘿大家各位你们👍👏💪🌹😂😄🎉]|厉害|给力|点赞)*$/u;

const THANKS =
  /^[\s,:。]*(?:收到|好的?|谢谢|感谢|辛苦|知道了|明白|👍|👌|🙏|🌹|ok|嗯|哦|行|可以|赞|给力|太好了|\[[^\]]{1,4}\])[\s,。!~了各位大家你们领导👍👌🙏🌹]*(?:收到|谢谢|感谢|辛苦|大家|各位|你们|领导|了)*[\s,。!~]*$/u;

function transferTo(said: Said): Intent[] | undefined {
  if (isQuestion(said.folded)) return undefined;
  const them = TO_THEM.test(said.folded) && said.byOffice ? onlyOffice(said) : undefined;
  if (them !== undefined) return [{ ...act(said, 'transfer'), toDepartment: them }];
  const target = departmentsNamed(said.folded, said.names).find(({ start }) =>
    TRANSFER_NEAR.test(said.folded.slice(Math.max(0, start - 6), start)),
  );
  if (target === undefined) return undefined;
  const at = said.folded.slice(0, target.start).lastIndexOf('转');
  return isNegatedBefore(said.folded, Math.max(0, at)) ? undefined : [act(said, 'transfer')];
}
/** "跟文旅对接好了，#27转给他们" */
const TO_THEM =
  /(?<!已|已经|不|别|没|未)转(?:交?给|办给)(?:他们|她们|它们|那边|人家|对方)(?:吧|来?办|处理|负责)?\s*(?=$|[,。;!])/;

function onlyOffice({ names }: Said): string | undefined {
  const [only, ...others] = new Set(
    names.filter(({ what }) => what === 'department').map(({ name }) => name),
  );
  return others.length === 0 ? only : undefined;
}

const TRANSFER_NEAR = /(?:转(?:办|给|交|到|至|派|由|请|往|送){0,2}|移交(?:给|到)?)\s?(?:省|市|区|县)?$/;

/** "已联系厂家，周五到货5吨": it is on its way. */
const STILL_TO_COME =
  /(?:明[天早晚]|后天|大后天|周[一二三四五六日天]|星期[一二三四五六日天]|下周|下个?月|月底|\d{1,2}[号日]|过几天|这几天)(?:上午|下午|晚上|之前|前|才|能|就|可以|会|再){0,2}(?:到货?|送|发|来|运)(?!了)/;
/** Some of it is here: "今天先到10000个，剩下的后天到". */
const CAME = /先(?:到|送|发|给)|已经?(?:到|送|发|运)|到了|今[天早]/;

function delivers(said: Said): boolean {
  if (isQuestion(said.folded) || !(said.byOffice || said.need !== undefined)) return false;
  return (
    /[\d一二两三四五六七八九十百千万]\s?(?:个|只|台|套|箱|瓶|桶|件|把|间|吨|斤|公斤|袋|盒|副|双|片|张|份|支|辆|名|人|头|株|顶|床|罐|包|块)/.test(
      said.folded,
    ) &&
    !/预计|计划|争取|将于|准备|需要/.test(said.folded.slice(0, 8)) &&
    (!STILL_TO_COME.test(said.folded) || CAME.test(said.folded))
  );
}
