import { headOf } from '../numbers/heads.ts';
import { isAction, type ActionIntent, type ActionName } from '../../intent.ts';
import { part, type Reading } from '../../reading.ts';
import { makeSaid } from '../said.ts';
import { readStatement } from '../statement.ts';

const WHEN = '(?:刚才|刚刚|刚|今天|昨天|上午|下午|早上|上面|前面|最后)?';
const ISSUE = '(?:单子?(?![元位价独])|工单|问题|诉求|事项|件(?!事))';

/** 这个 alone may be anything, and is an issue only where the deed follows at once. */
const DOES = '(?=[\\s,]*(?:[我咱本已现刚都不能可再先要请派转退签延挂接办]|申请|处理|解决))';

interface Side {
  /** One issue is spoken of, and everybody in the room is supposed to know which. */
  readonly thisOne: RegExp;
  readonly deeds: ReadonlySet<ActionName>;
  /** One word of command with its result behind it is as plain as 这个单子. */
  readonly opens?: RegExp;
}

/** "这个单子", "刚派来的那件", "该问题", and what alone a department can do with an issue. */
const OFFICE: Side = {
  thisOne: new RegExp(
    `^[\\s,。]*(?:各位领导|领导|你们|我们)?${WHEN}(?:(?:派|发|转|推|收到?)(?:给我们|过来|来)?的)?(?:[这那]一?(?:个|件|条|张)?${ISSUE}|[该此本](?:件|单|问题|工单|事项)|[这那](?:个|条|件(?!事))${DOES})[\\s,]*`,
  ),
  deeds: new Set(['accept', 'return', 'transfer', 'resolve', 'extend', 'hold']),
  opens: /^(?:已?办结|已?签收|受理|接单|退回|退单|退件)了?$/,
};
/** "刚才那条", "昨天报的那个", "把这个单子": what a group asks to be done with one. */
const GROUP: Side = {
  thisOne: new RegExp(
    `^[\\s,。]*(?:请|麻烦)?[把将]?(?:我们?)?(?:${WHEN.slice(0, -1)}(?:(?:上?报|提|登记|反映)的)?[这那](?:个|条|件)(?:单子?|工单|问题)?|[这那]个?(?:单子|工单))[\\s,]*`,
  ),
  deeds: new Set(['urge', 'assign', 'set_priority', 'escalate']),
};
/** Who may give an issue to a department, or say how pressing it is. */
const RULES: ReadonlySet<ActionName> = new Set(['assign', 'set_priority', 'escalate']);

/** What is told of another day or place. */
const ELSEWHERE = /会上|新闻|记者|上次|上回|去年|以前|曾经|听说/;

/** "这个单子派错了，退回去", in a department's chat: the deed without its number, so that the bot asks which is meant. */
export function deedWithoutNumber(reading: Reading): ActionIntent | undefined {
  const { folded, context } = reading;
  const side =
    context.channel === 'department' ? (context.senderRole === 'liaison' ? OFFICE : undefined) : GROUP;
  if (side === undefined || ELSEWHERE.test(folded)) return undefined;
  const named = side.thisOne.exec(folded)?.[0].length ?? 0;
  const rest = part(reading, named, folded.length);
  if (named === 0 && !opensWithDeed(rest, side)) return undefined;
  const [deed, ...others] = readStatement(rest, [], [], false);
  if (deed === undefined || others.length > 0 || !isAction(deed) || !side.deeds.has(deed.intent))
    return undefined;
  return isSaidToTheBot(deed.intent, rest)
    ? { ...deed, issueNumbers: [], needsClarification: true }
    : undefined;
}

/** Pressing is the bot's to do only by its own word; ruling is only for whoever rules. */
function isSaidToTheBot(intent: ActionName, { folded, context: { senderRole } }: Reading): boolean {
  if (intent === 'urge') return /^[\s,]*(?:再|帮忙|帮我|请|麻烦|给我|你)*催/.test(folded);
  return !RULES.has(intent) || senderRole === 'leader' || senderRole === 'coordinator';
}

/** 签收了，快递放门卫: what else is signed for and sent back. */
const OF_A_THING = /快递|包裹|合同|发票|货|信件|文件|款|物资|邮件|表格/;

/** Cheaply told: only behind it is the head looked at. */
const MAY_OPEN = /^.{0,6}?(?:办结|签收|受理|接单|退回|退单|退件)/;

function opensWithDeed(reading: Reading, { opens }: Side): boolean {
  if (opens === undefined || !MAY_OPEN.test(reading.folded)) return false;
  const head = headOf(makeSaid(reading, [], [], false));
  if (head === undefined || !opens.test(head.word) || head.at > 2) return false;
  if (head.intent !== 'resolve' && OF_A_THING.test(reading.folded)) return false;
  return /^(?:了|去|吧|啦){0,3}\s?[,。:]\s?\p{Script=Han}{2}/u.test(reading.folded.slice(head.end));
}
