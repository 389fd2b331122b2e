import { headOf } from './heads.ts';
import { isQuestion } from './guards.ts';
import { isAction, type ActionIntent, type ActionName } from './intent.ts';
import { part, type Reading } from './reading.ts';
import { makeSaid } from './said.ts';
import { readStatement } from './statement.ts';

/** "这个单子", "刚派来的那件", "该问题": one issue, and everybody in the room is supposed to know which. */
const THIS_ONE =
  /^[\s,。]*(?:各位领导|领导|你们|我们)?(?:刚才|刚刚|刚|今天|昨天|上午|下午|早上)?(?:(?:派|发|转|推|收到?)(?:给我们|过来|来)?的)?(?:[这那][一]?(?:个|件|条|张)?(?:单子?|问题|工单|诉求|事项|件(?!事))|[该此本](?:件|单|问题|工单|事项)|(?<=的)[这那](?:个|件|条))[\s,]*/;

/** What a department does with an issue. */
const DEEDS: ReadonlySet<ActionName> = new Set(['accept', 'return', 'transfer', 'resolve', 'extend', 'hold']);
/** One word of command with its result behind it is as plain as 这个单子. */
const OPENS: ReadonlySet<ActionName> = new Set(['resolve', 'return']);

/** "这个单子派错了，退回去", in a department's chat: the deed without its number, so that the bot asks which is meant. */
export function deedWithoutNumber(reading: Reading): ActionIntent | undefined {
  const { folded, context } = reading;
  const byOffice = context.senderRole === 'liaison' && context.channel === 'department';
  if (!byOffice || isQuestion(folded)) return undefined;
  const named = THIS_ONE.exec(folded)?.[0].length ?? 0;
  const rest = part(reading, named, folded.length);
  if (named === 0 && !opensWithDeed(rest)) return undefined;
  const [deed, ...others] = readStatement(rest, [], [], false);
  if (deed === undefined || others.length > 0 || !isAction(deed) || !DEEDS.has(deed.intent)) return undefined;
  return { ...deed, issueNumbers: [], needsClarification: true };
}

function opensWithDeed(reading: Reading): boolean {
  const head = headOf(makeSaid(reading, [], [], false));
  if (head === undefined || !OPENS.has(head.intent) || head.at > 2) return false;
  return /^\s?[,。:]\s?\p{Script=Han}{2}/u.test(reading.folded.slice(head.end));
}
