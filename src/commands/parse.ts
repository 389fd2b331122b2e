import type { Lexicon } from '../directory/lexicon.ts';
import { readActions } from './actions.ts';
import { readAsk } from './asks.ts';
import { readChainIntent } from './chain-intent.ts';
import { actionOf, commandFor, REPORT_EXAMPLE } from './grammar.ts';
import { injectionAt, isBulkOrder } from './refused.ts';
import { isQuestion } from './guards.ts';
import { isAction, type Intent, type Parsed, type ParseContext, type ReportIntent } from './intent.ts';
import { isWalkRound } from './items.ts';
import { readLoose } from './loose.ts';
import { helpOf } from './help-asked.ts';
import { contactQuery } from './inquiries.ts';
import { issuesAsked } from './issues-asked.ts';
import { merelyMentions } from './mere-mention.ts';
import { readNote } from './notes.ts';
import { makeReading, part, type Reading } from './reading.ts';
import { saysItIsNew } from './new-issue.ts';
import { nextPage } from './next-page.ts';
import { passedOn } from './passed-on.ts';
import { readReports } from './report.ts';
import { urgencyOf } from './urgency.ts';
import { announcedReport } from './announced-report.ts';
import { asksOffice, isImplicitReport } from './implicit-report.ts';
import { reportKeyword } from './report-keyword.ts';
import { allMatches } from '../language/all-matches.ts';
import { hashedNumbers } from '../language/issue-numbers.ts';

/**
 * What one message means. It never throws, needs time linear in the length, and reads the first 20,000 characters only.
 * Chatter gets no answer; a keyword or a mention always gets one, as intents or as `misused` with an example of what to type.
 */
export function parse(text: string, lexicon: Lexicon, context: ParseContext): Parsed {
  const reading = makeReading(text, lexicon, context);
  if (isNoTalk(reading)) return { kind: 'chatter' };
  if (merelyMentions(reading)) return { kind: 'chatter' };
  const chain = readChainIntent(reading);
  if (chain !== undefined) return found([chain]);
  return ordered(reading) ?? understood(reading) ?? unanswered(reading);
}

const NOTICE =
  /^\s*(?:"[^"\n]{1,40}"|你|[^\s"]{1,20})\s?(?:撤回了一条消息|拍了拍|加入了?群聊|邀请.{1,40}加入了?群聊|修改群名为)|^\s*\[(?:图片|表情|语音|视频|文件|链接|位置|动画表情|红包|小程序|名片|聊天记录|动态表情)\]\s*$|^\s*<\?xml|^\s*<msg/;

function isNoTalk({ folded, mentionsBot, quotedIssue }: Reading): boolean {
  if (NOTICE.test(folded.slice(0, 120))) return true;
  return !mentionsBot && quotedIssue === undefined && folded.trim() === '';
}

function found(intents: readonly Intent[]): Parsed {
  return { kind: 'intents', intents };
}

/** Orders that are refused whoever gives them; a report that merely holds such words stays a report. */
function ordered(reading: Reading): Parsed | undefined {
  const { folded } = reading;
  if (reportKeyword(folded) !== undefined) return undefined;
  if (injectionAt(folded) !== -1)
    return found([{ intent: 'denied', why: 'injection', needsClarification: true }]);
  if (isBulkOrder(folded)) return found([{ intent: 'denied', why: 'bulk', needsClarification: true }]);
  return undefined;
}

function understood(reading: Reading): Parsed | undefined {
  const help = helpOf(reading);
  if (help !== undefined) return found([help]);
  const passed = passedOn(reading);
  if (passed !== undefined) return found(readReports(passed));
  const keyword = reportKeyword(reading.folded);
  if (keyword !== undefined) return reported(reading, keyword);
  const announced = speaksOfIssue(reading) ? undefined : announcedReport(reading);
  if (announced !== undefined) return reported(reading, announced);
  if (speaksOfIssue(reading) && saysItIsNew(reading)) return found(readReports(reading));
  const issues = issuesAsked(reading);
  if (issues !== undefined) return found([issues]);
  const commanded = opensWithCommand(reading) ? readActions(reading) : [];
  if (commanded.length > 0) return wordless(commanded) ?? found(commanded);
  const ask = nextPage(reading) ?? contactQuery(reading) ?? readAsk(reading);
  if (ask !== undefined) return found([ask]);
  const acted = withoutLeftovers(readActions(reading));
  if (acted.length > 0) return wordless(acted) ?? found(acted);
  if (speaksOfIssue(reading)) return undefined;
  if (isWalkRound(reading)) return found(readReports(reading));
  if (asksOffice(reading)) return found(readReports(reading));
  const note = readNote(reading);
  if (note !== undefined) return found([note]);
  if (isImplicitReport(reading)) return found(readReports(reading));
  const loose = readLoose(reading);
  return loose === undefined ? undefined : found([loose]);
}

const COMMAND_AT_HEAD = /^[\s,:]*(?:@\S{1,20}\s+)?(\p{Script=Han}{2,6})\s{0,2}#\s?\d/u;

/** "答复 #1 先由街道办安排…": the word and the number say what it is, whatever offices the words then name. */
function opensWithCommand({ folded }: Reading): boolean {
  const word = COMMAND_AT_HEAD.exec(folded.slice(0, 60))?.[1];
  return word !== undefined && actionOf(word) !== undefined;
}

/** "12和15解决了，18还没": 18 stays as it is, and nobody needs to be told. */
function withoutLeftovers(acted: readonly Intent[]): readonly Intent[] {
  if (acted.length < 2) return acted;
  return acted.filter(
    (intent) => !(isAction(intent) && /^(?:还|也|尚)?(?:没有|没|未)[。!,]?$/.test(intent.text ?? '')),
  );
}

const WORDS_MISSING: Partial<Record<Intent['intent'], string>> = {
  reply: '答复的内容还没写。',
  supplement: '要补充的情况还没写。',
  request_info: '想追问什么还没写。',
};

/** "答复 #12" with nothing behind it. A return or a result without words goes on: the bot asks for the reason. */
function wordless(acted: readonly Intent[]): Parsed | undefined {
  const [only, ...others] = acted;
  const why =
    only === undefined || others.length > 0 || 'text' in only ? undefined : WORDS_MISSING[only.intent];
  return only === undefined || why === undefined
    ? undefined
    : misused(why, commandFor(only.intent)?.example ?? REPORT_EXAMPLE);
}

/** A number was said and yet nothing follows from it: a condition, thanks. Nothing else is made of that text. */
function speaksOfIssue({ folded }: Reading): boolean {
  return /#\s?\d/.test(folded) && hashedNumbers(folded).length > 0;
}

const TURN =
  /(?:^|[,。;!?\n])\s{0,4}(?:另外?|还有|另有|顺便(?:说一下|报一下)?|对了|同时|再说一下|ps)?[,:]?\s{0,2}(?=(?:(?:签收|退回|办结|催办|加急|撤销|补充|确认|查|答复)\s{0,2})?#\s?\d)/g;

/** A report runs to the end of the message, or to a clause that speaks of a numbered issue: "…；另#12已解决". */
function reported(reading: Reading, keyword: { readonly start: number; readonly end: number }): Parsed {
  const injected = injectionAt(reading.folded);
  const isInjected = injected !== -1 && injected < keyword.start;
  const before =
    isInjected || reading.folded.slice(0, keyword.start).trim() === ''
      ? []
      : readActions(part(reading, 0, keyword.start));
  const turn = allMatches(reading.folded, TURN).find(({ index }) => index > keyword.end);
  const turnAt = turn === undefined || (injected !== -1 && injected < turn.index) ? undefined : turn.index;
  const after =
    turnAt === undefined
      ? []
      : readActions({ ...part(reading, turnAt, reading.folded.length), quotedIssue: undefined });
  const acts = after.filter(({ intent }) => intent !== 'supplement' && intent !== 'query');
  const bodyEnd = acts.length > 0 && turnAt !== undefined ? turnAt : reading.folded.length;
  const body = part(reading, keyword.end, bodyEnd);
  if (!/[\p{L}\p{N}]/u.test(body.folded))
    return before.length + acts.length > 0
      ? found([...before, ...acts])
      : misused('还没写是什么问题。', REPORT_EXAMPLE);
  const reports = readReports(body);
  // "我是学府社区的，报问题，卫生站没有护士了"
  const own = isInjected ? undefined : objectBefore(reading, keyword.start);
  const pressing = urgencyOf(reading.folded.slice(0, keyword.end));
  const kept = isInjected ? keepingHead(reports, reading.typed.slice(0, keyword.start)) : reports;
  return found([
    ...before,
    ...kept.map((one) => ({ ...(pressing && { priority: pressing }), ...(own && { subject: own }), ...one })),
    ...acts,
  ]);
}

/** The one object that is named in front of the keyword. */
function objectBefore({ names }: Reading, at: number): string | undefined {
  const objects = new Set(
    names.filter(({ what, end }) => what === 'object' && end <= at).map(({ name }) => name),
  );
  return objects.size === 1 ? [...objects][0] : undefined;
}

/** What stood before the keyword and is obeyed by nobody is kept as it was typed. */
function keepingHead(reports: readonly ReportIntent[], head: string): readonly ReportIntent[] {
  const [first, ...others] = reports;
  return first === undefined ? reports : [{ ...first, detail: `${head.trim()} ${first.detail}` }, ...others];
}

/** A keyword stood there: it always gets its answer. */
function misused(why: string, example: string): Extract<Parsed, { kind: 'misused' }> {
  return { kind: 'misused', why, example, isKeyword: true };
}

const NEEDS_NUMBER = /^\s*(?:请|麻烦)?(查询|查|绑定|认领管理员|政策|联系卡)\s*[?。!]*\s*$/;

/** Nothing could be made of it: silence for talk, one line with an example for whoever spoke to the bot. */
function unanswered(reading: Reading): Parsed {
  const text = reading.folded.trim();
  if (/^(?:\p{Script=Han}{1,4}\s?)?#+\s*$/u.test(text))
    return { kind: 'misused', why: '编号没写全。', example: '#12 已解决' };
  if (NO_SUCH_NUMBER.test(text)) return misused('没有这个编号，请核对。', '#12 已解决');
  const [, admin, anybody] = WRONG_CODE.exec(text) ?? [];
  const code = admin ?? anybody;
  if (code !== undefined) return misused('代码不对，请核对后再发。', BARE[code]?.[1] ?? '');
  const bare = NEEDS_NUMBER.exec(text)?.[1];
  if (bare !== undefined)
    return misused(...(BARE[bare === '查询' ? '查' : bare] ?? ['没看懂。', REPORT_EXAMPLE]));
  const sought = LOOKS_UP.exec(text)?.[1];
  if (sought !== undefined) return found([{ intent: 'query', issueNumbers: [], words: sought }]);
  if (URGES_ALL.test(text)) return misused('催哪一件要带编号。', commandFor('urge')?.example ?? '催办 #12');
  if (reading.mentionsBot && THANKS.test(text)) return misused('不客气，有事随时说。', REPORT_EXAMPLE);
  if (reading.mentionsBot)
    return { ...misused('没看明白要办什么，可以这样写：', exampleFor(reading)), ...toldIn(reading) };
  return { kind: 'chatter' };
}

/** What is typed most where somebody is, if not a report. */
const USUAL: Partial<Record<NonNullable<ParseContext['channel']>, Parameters<typeof commandFor>[0]>> = {
  leaders: 'stats',
  department: 'reply',
};

function exampleFor({ context: { channel = 'work_group' } }: Reading): string {
  const usual = USUAL[channel];
  return (usual === undefined ? undefined : commandFor(usual)?.example) ?? REPORT_EXAMPLE;
}

const LEAST_TOLD = 6;
const MOST_TOLD = 500;

/** More than a greeting and no question: it may tell of something. */
function toldIn({ typed, folded }: Reading): { told?: string } {
  // A mention at the head was blanked where it was folded.
  const told = typed.slice(folded.length - folded.trimStart().length).trim();
  if (told.length < LEAST_TOLD || told.length > MOST_TOLD) return {};
  return isQuestion(folded) && !AT_A_LOSS.test(folded) ? {} : { told };
}

const AT_A_LOSS = /(?:怎么|咋)(?:办|整|弄)|如何是好|没(?:有)?(?:人|办法)/;

/** Nobody is told to hurry with everything at once. */
const URGES_ALL =
  /^(?:请|麻烦|帮忙|帮我)?(?:把|给我)?(?:全部|所有|统一|挨个|逐个|一起|都)的?(?:问题|工单|单子|部门|事项)?(?:都|全|再)?催(?:办)?(?:一下|一遍|下|催)?[\s。!]*$/;

const THANKS =
  /^(?:好的?)?[\s,。]*(?:谢谢|感谢|多谢|辛苦|谢了)(?:你|您|啊|啦|了|哈|大家|各位|助手|机器人)*[\s,。!~]*$/;

/** #0, and what nobody has counted up to, with or without a word of command. */
const NO_SUCH_NUMBER =
  /^(?:@\S{1,16}\s+)?(?:\p{Script=Han}{1,8}\s?)?#\s?(?:0+|\d{10,})(?![\d.]|号(?!问题|工单))/u;
/** A code is short and stands alone; "绑定手机号的事" is talk. */
const WRONG_CODE =
  /^(认领管理员)(?=[\s:]*\S)|^(?:请|我要)?(绑定)(?:本群|群|身份|账号)?[\s:]+(?=\S{1,20}(?:\s+\S{1,20})?$)/;

/** "查 某某" for what nobody knows; 查 without a space is everyday talk (查酒驾). */
const LOOKS_UP =
  /^(?:请|麻烦|帮我)?(?:查询|查一下|查看|查)[\s:]{1,3}([\p{Script=Han}a-z0-9()]{2,20})[?。!]?$/u;

const BARE: Readonly<Record<string, [string, string]>> = {
  查: ['要查哪一件或哪个对象？', commandFor('query')?.example ?? '查 #12'],
  绑定: ['绑定要带上口令。', commandFor('bind')?.example ?? '绑定 7K2M9Q'],
  认领管理员: ['认领要带上口令。', '认领管理员 ABCD-1234'],
  政策: ['想查哪方面的政策？', commandFor('policy_query')?.example ?? '政策 稳岗返还'],
  联系卡: ['想看谁的联系卡？', commandFor('contact_query')?.example ?? '联系卡 住建局'],
};
