import type { InboundMessage } from '../../chat/message.ts';
import type { Parsed } from '../../commands/intent.ts';
import type { Issue } from '../../issues/issue.ts';
import { fold } from '../../language/fold.ts';
import { hashedNumbers, namedNumbers } from '../../language/issue-numbers.ts';
import type { Known } from '../known.ts';
import { senderOf } from '../turn.ts';

/** What moves nothing: a number without a sign beside it may as well be a count. */
const NEWS: ReadonlySet<string> = new Set(['progress', 'request_info']);

/** Whoever types the word of command hears that there is no such number. */
const ADDS = /[补補]充|更正/;

/** Who looks a number up hears that there is none. */
const LOOKS_UP = /[查看瞅瞧问問]/;

/**
 * "301什么情况": no number of ours, and so another's (a room, a bus).
 * "30已经安排车", typed by a department without a sign and without the bot being spoken to: news of an issue that lies
 * with this department, else talk. What changes a state is answered whatever the number.
 */
export function isSaidInPassing(
  known: Known,
  message: InboundMessage,
  now: Date,
  parsed: Parsed,
  issue: Issue | undefined,
): boolean {
  if (message.mentionsBot || parsed.kind !== 'intents' || parsed.intents.length === 0) return false;
  if (hasSign(message.text)) return false;
  if (parsed.intents.every(({ intent }) => intent === 'query'))
    return issue === undefined && !message.isPrivate && !LOOKS_UP.test(message.text);
  if (parsed.intents.every(({ intent }) => intent === 'supplement'))
    return issue === undefined && !message.isPrivate && !ADDS.test(message.text);
  if (!parsed.intents.every(({ intent }) => NEWS.has(intent))) return false;
  const { grants } = senderOf(known, message, now);
  const own = grants.flatMap(({ role, departmentId }) => (role === 'liaison' ? [departmentId] : []));
  if (own.length === 0) return false;
  return issue === undefined || !issue.departments.some(({ departmentId }) => own.includes(departmentId));
}

function hasSign(text: string): boolean {
  const folded = fold(text);
  return hashedNumbers(folded).length > 0 || namedNumbers(folded).length > 0;
}
