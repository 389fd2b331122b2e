import { readCompletion } from '../statements/done/completion.ts';
import { objectMeant } from '../statements/correction.ts';
import { fold } from '../../language/fold.ts';
import { isQuestion } from '../guards.ts';
import type { ActionIntent } from '../intent.ts';
import { ownTakenBack } from '../statements/own-taken-back.ts';
import type { Reading } from '../reading.ts';
import { isElsewhere } from './report-talk.ts';

/** What the mouth does first, and who is meant to listen. */
const LEAD =
  '^(?:[\\s,。:!]|[哦噢啊呃嗯哎诶]|对了|各位|领导|不好意思|抱歉|麻烦|那个|我们?|咱们?|这边|这里|另外|还|再|想|要|顺便|先){0,8}';
/** In whose words more is told of what was reported. */
const ADDS =
  '(?:(?:补充|更正|纠正|补(?=[一个两几]))(?:一?下|一?[点句条]|[两几][点句]|个|说明|情况|内容|信息|说|[啊哈呀哦呢]){0,4}|接(?:着)?上(?:[一面]?[条个]?|文))';
const THEN = '\\s{0,2}[\\s:,。;!\\n]\\s{0,2}';
const EARLIER =
  '(?:刚才|刚刚?|方才|上[面边一]|上(?=[条个件])|前[面头]|上午|早上|今早|下午|昨[天晚]|之前|先前|我|那)';
const SLIPS = '(?:[写说报打搞弄]错|[少漏忘没]了?[说写报填提])';
/** The group's own affairs. */
const OF_THE_GROUP = /值班|考勤|打卡|聚餐|集合|发车/;
const FORGETS =
  '(?:[忘漏少没](?:了|记)?[说写报讲提](?:了|一[点句条])?|[再还]说一?[句下点]|漏了?一[点句条个])[,。:!\\s]{1,3}';
/** What was reported, as one points back at it: 那条, 停水的事, 我报的. */
const MATTER = '(?:事儿?|问题|情况|[条个件单]|[报说提发]的)(?:里|上|那里)?';

interface Form {
  readonly pattern: RegExp;
  /** It points back at what was reported, so that nothing else can be meant. */
  readonly pointsBack?: true;
}

const FORMS: readonly Form[] = [
  // 补充：喷雾器要电动的
  { pattern: new RegExp(`${LEAD}${ADDS}${THEN}`, 'u') },
  // 刚才孙大爷那条再补充一点，…, 上面停水的事补充，…
  {
    pattern: new RegExp(
      `${LEAD}${EARLIER}[^,。:;!?\\n]{0,16}?${MATTER}[,\\s]?(?:我|再|还|要|想|得|来){0,3}${ADDS}${THEN}`,
      'u',
    ),
    pointsBack: true,
  },
  // 忘说了，刚报的路灯是北门那一排: what is told of it is kept whole
  {
    pattern: new RegExp(
      `${LEAD}(?:${FORGETS})?(?=(?:我们?)?刚[才刚]?(?:我们?)?(?:上?报|提|登记)的[^,。;!?\\n]{1,20}?(?:是(?!不是)|在(?!哪|办)|不是|${SLIPS})|${EARLIER}[^,。:;!?\\n]{0,16}?${MATTER}[^,。:;!?\\n]{0,6}${SLIPS})`,
      'u',
    ),
    pointsBack: true,
  },
];
/** 忘说了，…; 对了刚才泰山石膏那个事，… */
const FOLLOWS = new RegExp(
  `${LEAD}(?:${FORGETS}|(?:刚才|刚刚?|上面|上边|上一?(?=[条个件]))[^,。:;!?\\n]{0,16}?${MATTER}[,:\\s]{1,2})`,
  'u',
);
/** Thanks, or a change of mind. */
const NO_NEWS = /^(?:谢|感谢|辛苦|收到|好的|知道|算了|不用|不必|别|先不|撤|取消)/;

const LONGEST = 300;
const LEAST = 2;
/** Whoever has nothing to add to a report of the own group, or asks others to. */
const ROOMS: ReadonlySet<string> = new Set(['work_group', 'private']);

/** "补充：喷雾器要电动的", without a number: more of the own report, and which that is the ledger knows. */
export function ownSupplement(reading: Reading): ActionIntent | undefined {
  const { folded, mentionsBot } = reading;
  if (!mayBeSaid(reading)) return undefined;
  for (const { pattern, pointsBack } of FORMS) {
    const head = pattern.exec(folded)?.[0];
    if (head === undefined) continue;
    const isTalk =
      !mentionsBot && pointsBack === undefined && (isElsewhere(folded) || OF_THE_GROUP.test(folded));
    return isTalk ? undefined : told(reading, head.length);
  }
  return undefined;
}

/** 忘说了，一共三辆: the same, where nothing but the moment says that it belongs to a report, right behind it. */
export function maybeSupplement(reading: Reading): ActionIntent | undefined {
  if (!mayBeSaid(reading) || isElsewhere(reading.folded)) return undefined;
  const head = FOLLOWS.exec(reading.folded)?.[0];
  return head === undefined ? undefined : told(reading, head.length);
}

function mayBeSaid({ folded, quotedIssue, context }: Reading): boolean {
  if (folded.length > LONGEST || quotedIssue !== undefined || context.senderRole === 'liaison') return false;
  if (ownTakenBack(folded) !== undefined) return false;
  return ROOMS.has(context.channel ?? 'work_group');
}

/** "补充：18号前要到位": a day, and no issue's number. */
export const opensWithDay = ({ text = '' }: ActionIntent): boolean => DAY.test(fold(text));
const DAY = /^\d{1,2}号(?:之?前|以前|[之以]后|[上下中]午|早上|晚上|傍晚|夜里|凌晨)/;

/** The word of command itself stood there, with its colon: whoever types it wants an answer. */
export const typesSupplement = ({ folded }: Reading): boolean => TYPED.test(folded);
const TYPED = /^\s*(?:补充|更正)(?:说明|情况)?\s?:/;

function told({ typed, folded, names }: Reading, from: number): ActionIntent | undefined {
  const words = folded.slice(from).trim();
  if (words.length < LEAST || NO_NEWS.test(words)) return undefined;
  if (isQuestion(words) || readCompletion(words).kind === 'done') return undefined;
  const subject = objectMeant(
    folded,
    names.filter(({ start }) => start >= from),
  );
  return {
    intent: 'supplement',
    issueNumbers: [],
    needsClarification: true,
    text: typed.slice(from).trim(),
    ...(subject === undefined ? {} : { subject }),
  };
}
