import type { ActionIntent, Intent, Parsed } from '../../commands/intent.ts';
import { parse } from '../../commands/parse.ts';
import { wordsAlone } from '../../commands/words-alone.ts';
import type { Issue } from '../../issues/issue.ts';
import { readIssue } from '../../store/issues/issues.ts';
import { awaitedAnswer, issueQuotedInText } from '../asked/awaited-answer.ts';
import { orderIn } from '../messages/first-reading.ts';
import { isReportedBy } from '../issue-facts.ts';
import { meantByRole, meantForSeveral } from '../messages/meant-by-role.ts';
import { numberedChoice } from '../asked/numbered-choice.ts';
import { isSaidInPassing } from '../messages/said-in-passing.ts';
import { senderOf } from '../turn.ts';
import { isTalkInsteadOfVerdict } from '../asked/waiting-verdict.ts';
import { asParsed, type Heard, type Reading } from './heard.ts';

/** What names an issue, read once more with its state and with who speaks; what the text says alone where it names none. */
export async function ofIssue(heard: Heard): Promise<Reading> {
  const { db, organisationId, known, message, now, first, quotedIssue } = heard;
  const number = quotedIssue ?? firstNumber(first) ?? issueQuotedInText(known, message.text);
  if (number === undefined) return asParsed(first);
  const issue = await readIssue(db, organisationId, number);
  if (quotedIssue === undefined && isSaidInPassing(known, message, now, first, issue))
    return asParsed({ kind: 'chatter' });
  return issue === undefined ? asParsed(first) : read(heard, issue);
}

async function read(heard: Heard, issue: Issue): Promise<Reading> {
  const { db, organisationId, known, message, now, quotedIssue, context } = heard;
  const choice = numberedChoice(known, issue, message.text);
  if (choice !== undefined)
    return asParsed(parse(choice, known.lexicon, { ...context, issueState: issue.state }));
  const parsed = inState(heard, issue);
  const answered = await awaitedAnswer(db, organisationId, known, message, now, issue, parsed);
  if (answered !== undefined) return asParsed(answered);
  if (quotedIssue !== undefined && isTalkInsteadOfVerdict(known, message, now, issue, parsed))
    return { kind: 'undecided', issueNumber: issue.number, words: wordsAlone(message.text) };
  const several = await meantForSeveral({ known, message, now, parsed }, (one) =>
    readIssue(db, organisationId, one),
  );
  if (several !== undefined) return several;
  const readOrder = (text: string) => orderIn(known, { ...message, text }, now);
  return meantByRole({ known, message, now, issue, parsed, readOrder }) ?? asParsed(parsed);
}

function inState({ known, message, now, context }: Heard, issue: Issue): Parsed {
  return parse(message.text, known.lexicon, {
    ...context,
    issueState: issue.state,
    senderIsReporter: isReportedBy(senderOf(known, message, now), issue),
  });
}

function firstNumber(parsed: Parsed): number | undefined {
  if (parsed.kind !== 'intents') return undefined;
  return parsed.intents.find((intent): intent is ActionIntent => hasNumbers(intent))?.issueNumbers[0];
}

function hasNumbers(intent: Intent): boolean {
  return 'issueNumbers' in intent && Array.isArray(intent.issueNumbers) && intent.issueNumbers.length > 0;
}
