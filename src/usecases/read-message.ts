import type { InboundMessage } from '../chat/message.ts';
import type { ActionIntent, Intent, ParseContext, Parsed } from '../commands/intent.ts';
import type { AdminIntent, OrderIntent } from '../commands/admin-grammar.ts';
import { parse } from '../commands/parse.ts';
import type { BareOrder } from '../commands/read-bare-order.ts';
import { wordsAlone } from '../commands/words-alone.ts';
import { simplify } from '../language/fold.ts';
import { lastPosting } from '../store/entries.ts';
import { readIssue } from '../store/issues.ts';
import {
  issueOfMessage,
  lateQuestion,
  latestReport,
  openQuestion,
  type Question,
} from '../store/references.ts';
import type { Db } from '../store/client.ts';
import { awaited, mayBeAwaited } from './awaited/awaited.ts';
import type { Offer, Suggested, Which } from './awaited/place.ts';
import { awaitedAnswer, issueQuotedInText } from './awaited-answer.ts';
import { bareOrderIn } from './bare-order.ts';
import { meantByRole, meantForSeveral, type Offered } from './meant-by-role.ts';
import { numberHeard, type MaybeMeant } from './number-heard.ts';
import { numberedChoice } from './numbered-choice.ts';
import { isSaidInPassing } from './said-in-passing.ts';
import { contactAsked, contextOf, firstReading, orderIn, type FirstReading } from './first-reading.ts';
import type { Known } from './known.ts';
import { senderOf } from './turn.ts';
import { isTalkInsteadOfVerdict, verdictOn, type Undecided } from './waiting-verdict.ts';

/** A bare "2" or "２。": an answer to a choice, if one is open. */
const BARE_CHOICE = /^\s*[1-9１-９][.。、．]?\s*$/u;

/** "改成交通局", "对象是泰山石膏不是泰和新材": said of the report that the sender has just made. */
const CORRECTS =
  /^\s*(?:不对|错了|[搞写弄]错了)?[,，。!！\s]*(?:应该是|改成|改为|换成|改到|对象(?:是|应该是|应为|改成|改为|换成|更正为|[搞写弄]错)|不是.{1,12}[,，]?\s?(?:而?是|应该是))[^#＃]{1,30}$/u;
const CORRECTED_WITHIN_MS = 10 * 60_000;

export type Reading =
  | { readonly kind: 'parsed'; readonly parsed: Parsed }
  /** A ruling about an issue, or an admin's word about the directory. */
  | { readonly kind: 'ordered'; readonly order: OrderIntent | AdminIntent; readonly questionId?: number }
  | Undecided
  | Offered
  | Offer
  | Which
  | Suggested
  /** A word of command, and nothing that says about which issue. */
  | { readonly kind: 'bare'; readonly order: BareOrder }
  | MaybeMeant
  /** The answer to a choice that the bot offered: the command it stands for. */
  | { readonly kind: 'chosen'; readonly questionId: number; readonly parsed: Parsed }
  /** A bare number that answers a choice which ran out a short while ago. */
  | { readonly kind: 'late'; readonly question: Question; readonly command: string };

/**
 * Reads a message with all that its place tells: the chat, the sender, the message it answers, a choice that is open,
 * and the state of the issue it is about. Asks the database only where the text itself points to something.
 */
export async function readMessage(
  db: Db,
  organisationId: number,
  known: Known,
  message: InboundMessage,
  now: Date,
): Promise<Reading> {
  const chosen = await chosenCommand(db, organisationId, message, now);
  if (chosen !== undefined) {
    const { questionId } = chosen;
    const order = orderIn(known, { ...message, text: chosen.command }, now);
    if (order !== undefined) return { kind: 'ordered', order, questionId };
    const parsed = parse(chosen.command, known.lexicon, contextOf(known, message, now));
    return { kind: 'chosen', questionId, parsed };
  }
  const late = await lateChoice(db, organisationId, known, message, now);
  if (late !== undefined) return late;
  const quotedIssue =
    message.replyTo === undefined
      ? undefined
      : await issueOfMessage(db, organisationId, message.chat, message.replyTo);
  const order = orderIn(known, message, now, quotedIssue);
  if (order !== undefined) return { kind: 'ordered', order };
  const verdict = await verdictOn(db, organisationId, known, message, now, quotedIssue);
  if (verdict !== undefined) return verdict;
  const context: ParseContext = {
    ...contextOf(known, message, now),
    ...(quotedIssue === undefined ? {} : { quotedIssue }),
  };
  const first = parse(message.text, known.lexicon, context);
  const unnumbered = await awaited({ db, organisationId, known, message, now }, first, quotedIssue);
  if (unnumbered !== undefined) return unnumbered;
  const bare =
    first.kind === 'intents' || quotedIssue !== undefined ? undefined : bareOrderIn(known, message, now);
  if (bare !== undefined) return { kind: 'bare', order: bare };
  const person = contactAsked(known, message.text);
  if (person !== undefined) return { kind: 'parsed', parsed: { kind: 'intents', intents: [person] } };
  const numbered =
    first.kind === 'intents' || quotedIssue !== undefined
      ? undefined
      : await numberHeard(db, organisationId, known, message, now);
  if (numbered !== undefined) return numbered;
  const chain = await continuedChain(db, organisationId, known, message, first, context);
  if (chain !== undefined) return { kind: 'parsed', parsed: chain };
  const corrected =
    quotedIssue === undefined ? await correction(db, organisationId, message, first, now) : undefined;
  if (corrected !== undefined)
    return {
      kind: 'parsed',
      parsed: parse(corrected, known.lexicon, { ...context, senderIsReporter: true }),
    };
  const number = quotedIssue ?? firstNumber(first) ?? issueQuotedInText(known, message.text);
  if (number === undefined) return { kind: 'parsed', parsed: first };
  const issue = await readIssue(db, organisationId, number);
  if (quotedIssue === undefined && isSaidInPassing(known, message, now, first, issue))
    return { kind: 'parsed', parsed: { kind: 'chatter' } };
  if (!issue) return { kind: 'parsed', parsed: first };
  const choice = numberedChoice(known, issue, message.text);
  if (choice !== undefined)
    return {
      kind: 'parsed',
      parsed: parse(choice, known.lexicon, { ...context, issueState: issue.state }),
    };
  const sender = senderOf(known, message, now);
  const parsed = parse(message.text, known.lexicon, {
    ...context,
    issueState: issue.state,
    senderIsReporter:
      issue.reporterAccount === sender.account ||
      (sender.personId !== null && issue.reporterId === sender.personId),
  });
  const answered = await awaitedAnswer(db, organisationId, known, message, now, issue, parsed);
  if (answered !== undefined) return { kind: 'parsed', parsed: answered };
  if (quotedIssue !== undefined && isTalkInsteadOfVerdict(known, message, now, issue, parsed))
    return { kind: 'undecided', issueNumber: issue.number, words: wordsAlone(message.text) };
  const readAs = (text: string) => orderIn(known, { ...message, text }, now);
  const several = await meantForSeveral({ known, message, now, parsed }, (one) =>
    readIssue(db, organisationId, one),
  );
  if (several !== undefined) return several;
  const meant = meantByRole({ known, message, now, issue, parsed, readOrder: readAs });
  if (meant !== undefined) return meant;
  return { kind: 'parsed', parsed };
}

/** Whether the bot has anything to do with a message. Chatter costs no query, but for a line that has the shape of an answer. */
export async function concernsBot(
  db: Db,
  organisationId: number,
  known: Known,
  message: InboundMessage,
  now: Date,
  first: FirstReading = firstReading(known, message, now),
): Promise<boolean> {
  if (first.concerns) return true;
  if ((await numberHeard(db, organisationId, known, message, now)) !== undefined) return true;
  const { text, replyTo } = message;
  const answersNotice = replyTo !== undefined || issueQuotedInText(known, text) !== undefined;
  const mayAnswer =
    answersNotice ||
    BARE_CHOICE.test(text) ||
    CORRECTS.test(simplify(text)) ||
    mayBeAwaited({ known, message, now });
  if (!mayAnswer) return false;
  const reading = await readMessage(db, organisationId, known, message, now);
  return !('parsed' in reading) || reading.parsed.kind !== 'chatter';
}

/** A 接龙 is posted whole each time: read against its last posting, only what is new or changed counts. */
async function continuedChain(
  db: Db,
  organisationId: number,
  { lexicon }: Known,
  { chat, text }: InboundMessage,
  parsed: Parsed,
  context: ParseContext,
): Promise<Parsed | undefined> {
  const chain =
    parsed.kind === 'intents' ? parsed.intents.find(({ intent }) => intent === 'chain') : undefined;
  if (chain === undefined || !('chainTitle' in chain) || typeof chain.chainTitle !== 'string')
    return undefined;
  const previousChain = await lastPosting(db, organisationId, chat, chain.chainTitle);
  return previousChain === undefined ? undefined : parse(text, lexicon, { ...context, previousChain });
}

/** What corrects the own report of a moment ago, with its number in front. */
async function correction(
  db: Db,
  organisationId: number,
  { chat, sender, text }: InboundMessage,
  parsed: Parsed,
  now: Date,
): Promise<string | undefined> {
  if (parsed.kind !== 'chatter' || !CORRECTS.test(simplify(text))) return undefined;
  const since = new Date(now.getTime() - CORRECTED_WITHIN_MS);
  const number = await latestReport(db, organisationId, chat, sender.account, since);
  return number === undefined ? undefined : `#${number} ${text}`;
}

async function chosenCommand(
  db: Db,
  organisationId: number,
  { chat, sender, text }: InboundMessage,
  now: Date,
) {
  if (!BARE_CHOICE.test(text)) return undefined;
  const question = await openQuestion(db, organisationId, chat, sender.account, now);
  const option = question?.options[Number.parseInt(text.normalize('NFKC').trim(), 10) - 1];
  return question && option && option.asksFor === undefined
    ? { questionId: question.id, command: option.command }
    : undefined;
}

/** Only what plainly answers it on the same day: nothing else was asked of this account there since, and the number stood among the choices. */
async function lateChoice(
  db: Db,
  organisationId: number,
  { calendar }: Known,
  { chat, sender, text }: InboundMessage,
  now: Date,
): Promise<Extract<Reading, { kind: 'late' }> | undefined> {
  if (!BARE_CHOICE.test(text)) return undefined;
  const since = calendar.at(calendar.localDate(now), '00:00');
  const question = await lateQuestion(db, organisationId, chat, sender.account, { now, since });
  const option = question?.options[Number.parseInt(text.normalize('NFKC').trim(), 10) - 1];
  return question && option && option.asksFor === undefined
    ? { kind: 'late', question, command: option.command }
    : undefined;
}

function firstNumber(parsed: Parsed): number | undefined {
  if (parsed.kind !== 'intents') return undefined;
  return parsed.intents.find((intent): intent is ActionIntent => hasNumbers(intent))?.issueNumbers[0];
}

function hasNumbers(intent: Intent): boolean {
  return 'issueNumbers' in intent && Array.isArray(intent.issueNumbers) && intent.issueNumbers.length > 0;
}
