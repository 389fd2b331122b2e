import type { Lexicon } from '../directory/lexicon.ts';
import { readActions } from './statements/actions.ts';
import { readAsk } from './questions/asks.ts';
import { readChainIntent } from './notes/chain-intent.ts';
import { actionOf, commandFor, REPORT_EXAMPLE } from './grammar.ts';
import { injectionAt, isBulkOrder } from './refused.ts';
import { isAction, type Intent, type Parsed, type ParseContext, type ReportIntent } from './intent.ts';
import { isWalkRound } from './reports/items.ts';
import { readLoose } from './loose.ts';
import { helpOf } from './help-asked.ts';
import { severalAsked } from './questions/several-asked.ts';
import { contactQuery } from './questions/inquiries.ts';
import { issuesAsked } from './questions/issues-asked.ts';
import { merelyMentions } from './mere-mention.ts';
import { readNote } from './notes/notes.ts';
import { makeReading, part, type Reading } from './reading.ts';
import { saysItIsNew } from './reports/new-issue.ts';
import { nextPage } from './questions/next-page.ts';
import { opensWithDay, ownSupplement } from './reports/own-supplement.ts';
import { passedOn } from './reports/passed-on.ts';
import { readReports } from './reports/report.ts';
import { misused, unanswered } from './unanswered.ts';
import { urgencyOf } from './reports/urgency.ts';
import { overAndAnother } from './reports/and-another.ts';
import { announcedReport } from './reports/announced-report.ts';
import { asksOffice, isImplicitReport } from './reports/implicit-report.ts';
import { reportKeyword } from './reports/report-keyword.ts';
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
  const added = speaksOfIssue(reading) ? undefined : ownSupplement(reading);
  if (added !== undefined && opensWithDay(added)) return found([added]);
  const issues = issuesAsked(reading);
  if (issues !== undefined) return found([issues]);
  const both = speaksOfIssue(reading) ? overAndAnother(reading) : undefined;
  if (both !== undefined) return found(both);
  const commanded = opensWithCommand(reading) ? readActions(reading) : [];
  if (commanded.length > 0) return wordless(commanded) ?? found(commanded);
  const ask = nextPage(reading) ?? contactQuery(reading) ?? readAsk(reading);
  if (ask !== undefined) return found([ask]);
  const several = severalAsked(reading);
  if (several !== undefined) return found(several);
  const acted = withoutLeftovers(readActions(reading));
  if (acted.length > 0) return wordless(acted) ?? found(acted);
  if (speaksOfIssue(reading)) return undefined;
  if (added !== undefined) return found([added]);
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
  /(?:^|[,。;!?\n])\s{0,4}(?:另外?|还有|另有|顺便(?:说一下|报一下|(?:再)?问一?[下个句])?|对了|同时|再说一下|ps)?[,:]?\s{0,2}(?=(?:(?:签收|退回|办结|催办|加急|撤销|补充|确认|查|答复)\s{0,2})?#\s?\d)/g;

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
  const asks = turn !== undefined && turn[0].includes('问');
  const acts = after.filter(({ intent }) => intent !== 'supplement' && (asks || intent !== 'query'));
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
