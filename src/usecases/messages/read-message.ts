import type { InboundMessage } from '../../chat/message.ts';
import { numberAtHead } from '../../commands/statements/numbers/number-at-head.ts';
import { parse } from '../../commands/parse.ts';
import { supplyCameIn } from '../../commands/notes/supply-came.ts';
import type { Db } from '../../store/database/client.ts';
import { issueOfMessage } from '../../store/issues/references.ts';
import { awaited, mayBeAwaited } from '../awaited/awaited.ts';
import { issueQuotedInText } from '../asked/awaited-answer.ts';
import { bareOrderIn } from '../asked/bare-order.ts';
import { contactAsked, contextOf, firstReading, orderIn, type FirstReading } from './first-reading.ts';
import type { Known } from '../known.ts';
import { numberHeard } from '../asked/number-heard.ts';
import { continuedChain } from '../reading/chain.ts';
import { chosen, chosenLate, mayChoose } from '../reading/choice.ts';
import { asParsed, type Heard, type Reader, type Reading, type Said } from '../reading/heard.ts';
import { mayTellMore, moreToldBehind } from '../reading/more-told.ts';
import { ofIssue } from '../reading/of-issue.ts';
import { mayCorrect, ownReportCorrected } from '../reading/own-report.ts';
import { mayAdd, ownReportSupplemented } from '../reading/own-supplement.ts';
import { supplyCame } from '../supply/came.ts';
import { supplyAnswered } from '../supply/reading.ts';
import { verdictOn } from '../asked/waiting-verdict.ts';

/** A bare number answers a choice before it is anything else. */
const OF_CHOICES: readonly Reader<Said>[] = [chosen, chosenLate];

/** In their order: the first that knows what is meant is believed. */
const READERS: readonly Reader[] = [
  supplyAnswered,
  supplyCame,
  ordered,
  ({ db, organisationId, known, message, now, quotedIssue }) =>
    verdictOn(db, organisationId, known, message, now, quotedIssue),
  (heard) => awaited(heard, heard.first, heard.quotedIssue),
  bare,
  contact,
  numbered,
  continuedChain,
  ownReportCorrected,
  ownReportSupplemented,
  moreToldBehind,
];

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
  const said: Said = { db, organisationId, known, message, now };
  const choice = await firstOf(OF_CHOICES, said);
  if (choice !== undefined) return choice;
  const heard = await hear(said);
  return (await firstOf(READERS, heard)) ?? ofIssue(heard);
}

async function firstOf<Place extends Said>(
  readers: readonly Reader<Place>[],
  place: Place,
): Promise<Reading | undefined> {
  for (const reader of readers) {
    const reading = await reader(place);
    if (reading !== undefined) return reading;
  }
  return undefined;
}

async function hear(said: Said): Promise<Heard> {
  const { db, organisationId, known, message, now } = said;
  const { chat, replyTo, text } = message;
  const quotedIssue =
    replyTo === undefined ? undefined : await issueOfMessage(db, organisationId, chat, replyTo);
  const context = {
    ...contextOf(known, message, now),
    ...(quotedIssue === undefined ? {} : { quotedIssue }),
  };
  return { ...said, quotedIssue, context, first: parse(text, known.lexicon, context) };
}

function ordered({ known, message, now, quotedIssue }: Heard): Reading | undefined {
  const order = orderIn(known, message, now, quotedIssue);
  return order === undefined ? undefined : { kind: 'ordered', order };
}

const namesNothing = ({ first, quotedIssue }: Heard) => first.kind !== 'intents' && quotedIssue === undefined;

function bare(heard: Heard): Reading | undefined {
  const order = namesNothing(heard) ? bareOrderIn(heard.known, heard.message, heard.now) : undefined;
  return order === undefined ? undefined : { kind: 'bare', order };
}

function contact({ known, message }: Heard): Reading | undefined {
  const person = contactAsked(known, message.text);
  return person === undefined ? undefined : asParsed({ kind: 'intents', intents: [person] });
}

async function numbered(heard: Heard): Promise<Reading | undefined> {
  const { db, organisationId, known, message, now } = heard;
  return namesNothing(heard) ? numberHeard(db, organisationId, known, message, now) : undefined;
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
  if (!mayAnswer(known, message, now)) return false;
  const reading = await readMessage(db, organisationId, known, message, now);
  return !('parsed' in reading) || reading.parsed.kind !== 'chatter';
}

/** Read without a query: it answers a notice, chooses, corrects, or has the shape of what may be waited for. */
function mayAnswer(known: Known, message: InboundMessage, now: Date): boolean {
  const { text, replyTo } = message;
  return (
    replyTo !== undefined ||
    issueQuotedInText(known, text) !== undefined ||
    mayChoose(text) ||
    mayCorrect(text) ||
    mayAdd(known, message, now) ||
    mayTellMore(message) ||
    numberAtHead(text) !== undefined ||
    supplyCameIn(text, undefined) !== undefined ||
    mayBeAwaited({ known, message, now })
  );
}
