import type { InboundMessage } from '../../chat/message.ts';
import type { ActionIntent, Parsed } from '../../commands/intent.ts';
import type { Issue } from '../../issues/issue.ts';
import { OPEN_STATES } from '../../issues/state.ts';
import { answerOf, FAIR } from '../../issues/plain-answers.ts';
import { fold } from '../../language/fold.ts';
import { hashedNumbers } from '../../language/issue-numbers.ts';
import { answerIn, quotedIssueOf, readQuote } from '../../language/quote.ts';
import type { Db } from '../../store/database/client.ts';
import { kindOfMessage } from '../../store/issues/references.ts';
import { asksGroup } from '../../wording/to-group.ts';
import { allFactsOf, mayActOnAny } from '../issue-facts.ts';
import type { Known } from '../known.ts';
import { senderOf } from '../turn.ts';

/** What the bot asked the group in the notice that is answered. */
type Asked = 'question' | 'result';

/** The issue of the bot's notice that stands quoted in the text itself, as WeChat does it. */
export function issueQuotedInText({ lexicon }: Known, text: string): number | undefined {
  const quoted = quotedIssueOf(text, lexicon.names.botNames);
  return quoted?.fromBot === true ? quoted.issueNumber : undefined;
}

/**
 * What an answer to the bot's own question means, whatever its words would mean alone: 已经办好了 under a department's
 * question is no 办结, and 可以 under 请确认 is a yes. Undefined where nothing of the kind was asked, or the words say enough.
 */
export async function awaitedAnswer(
  db: Db,
  organisationId: number,
  known: Known,
  message: InboundMessage,
  now: Date,
  issue: Issue,
  parsed: Parsed,
): Promise<Parsed | undefined> {
  if (known.chat(message.chat)?.kind === 'department') return undefined;
  const asked = await askedIn(db, organisationId, message);
  if (asked === undefined) return undefined;
  const text = answerIn(message.text).trim();
  // With a number of its own it is no answer, whatever it quotes.
  if (text === '' || hashedNumbers(fold(text)).length > 0) return undefined;
  const sender = senderOf(known, message, now);
  const facts = await allFactsOf(db, organisationId, sender, issue);
  const may = (action: 'supplement' | 'confirm') =>
    mayActOnAny(sender.grants, action, facts).kind === 'allowed';
  const plain = answerOf(text);
  const answers = (intent: Omit<ActionIntent, 'issueNumbers'>): Parsed => ({
    kind: 'intents',
    intents: [{ ...intent, issueNumbers: [issue.number] }],
  });
  if (asked === 'question') {
    if (!OPEN_STATES.includes(issue.state) || !may('supplement')) return undefined;
    return plain === 'courtesy' && !ASSENTS.test(text) ? undefined : answers({ intent: 'supplement', text });
  }
  if (issue.state !== 'resolved' || !may('confirm')) return undefined;
  if (plain === 'yes') return answers({ intent: 'confirm', text });
  if (plain === 'fair') return answers({ intent: 'confirm', text, satisfaction: FAIR });
  return parsed.kind === 'chatter' ? answers({ intent: 'supplement', text }) : undefined;
}

/** 好的 answers a question; 收到 and 谢谢 do not. */
const ASSENTS = /^[\s，,。!！]*(?:好|嗯|[oO][kK])/;

async function askedIn(
  db: Db,
  organisationId: number,
  { chat, replyTo, text }: InboundMessage,
): Promise<Asked | undefined> {
  if (replyTo === undefined) return asksGroup(readQuote(text)?.text ?? '');
  const kind = await kindOfMessage(db, organisationId, chat, replyTo);
  return kind === 'question' || kind === 'result' ? kind : undefined;
}
