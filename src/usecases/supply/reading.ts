import type { Parsed } from '../../commands/intent.ts';
import { supplyAnswers } from '../../commands/notes/supply-answer.ts';
import { fold } from '../../language/fold.ts';
import { hashedNumbers } from '../../language/issue-numbers.ts';
import { answerIn } from '../../language/quote.ts';
import { readSupplyOf } from '../../store/supply/supply.ts';
import { issueQuotedInText } from '../asked/awaited-answer.ts';
import { asParsed, type Heard, type Reading } from '../reading/heard.ts';
import { senderOf } from '../turn.ts';

/**
 * "#12 可供5000只" from a group that was asked; anybody else's words mean what they always do. Asks the database only where
 * the text has that shape, or quotes a notice, and its sender belongs to a group.
 */
export async function supplyAnswered(heard: Heard): Promise<Reading | undefined> {
  const { known, message } = heard;
  const quoted = heard.quotedIssue ?? issueQuotedInText(known, message.text);
  const answers = supplyAnswers(message.text, quoted);
  if (answers.length > 0) {
    const numbers = answers.map(({ issueNumber }) => issueNumber);
    return (await wereAsked(heard, numbers)) ? { kind: 'supply', answers } : undefined;
  }
  const isTalk = quoted !== undefined && !message.mentionsBot && talksUnderQuote(message.text, heard.first);
  return isTalk && (await wereAsked(heard, [quoted])) ? asParsed({ kind: 'chatter' }) : undefined;
}

async function wereAsked(heard: Heard, numbers: readonly number[]): Promise<boolean> {
  const { db, organisationId, known, message, now } = heard;
  const groups = new Set(senderOf(known, message, now).grants.flatMap(({ groupId }) => groupId ?? []));
  if (groups.size === 0) return false;
  const said = await readSupplyOf(db, organisationId, numbers);
  const asked = new Set(
    said
      .filter(({ kind, groupId }) => kind === 'supply_match' && groupId !== null && groups.has(groupId))
      .map(({ issueNumber }) => issueNumber),
  );
  return numbers.every((number) => asked.has(number));
}

/** 收到 or 我问问厂里 under the question is for the colleagues: it signs nothing, adds nothing, and needs no refusal. */
const TALK: ReadonlySet<string> = new Set(['accept', 'supplement', 'reply', 'progress', 'request_info']);

function talksUnderQuote(text: string, first: Parsed): boolean {
  const typed = answerIn(text);
  if (hashedNumbers(fold(typed)).length > 0) return false;
  return first.kind === 'intents' && first.intents.every(({ intent }) => TALK.has(intent));
}
