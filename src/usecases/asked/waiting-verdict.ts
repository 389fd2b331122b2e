import type { InboundMessage } from '../../chat/message.ts';
import type { OrderIntent } from '../../commands/orders/admin-grammar.ts';
import type { Parsed } from '../../commands/intent.ts';
import { readVerdict, type VerdictSaid } from '../../commands/statements/read-verdict.ts';
import { opensWithWord } from '../../commands/words-alone.ts';
import type { Issue, PendingRequest } from '../../issues/issue.ts';
import { mayAct } from '../../issues/permissions.ts';
import type { Db } from '../../store/database/client.ts';
import { undecided, waysToDecide } from '../../wording/undecided.ts';
import { viewOf } from '../issue-view.ts';
import type { Known } from '../known.ts';
import { putQuestion } from './put-question.ts';
import { survivorOf } from '../survivor.ts';
import { answer, senderOf, type Turn } from '../turn.ts';

/** Somebody who may decide a request that waits said something about it that decides nothing for sure. */
export interface Undecided {
  readonly kind: 'undecided';
  readonly issueNumber: number;
  readonly words: string;
  readonly workdays?: number;
}

export type Decided = { readonly kind: 'ordered'; readonly order: OrderIntent } | Undecided;

/** Read without a query; undefined where nothing speaks of a decision or the sender has none to make. */
export function verdictIn(
  known: Known,
  message: InboundMessage,
  now: Date,
  quotedIssue?: number,
): VerdictSaid | undefined {
  if (mayAct(senderOf(known, message, now).grants, 'extend').kind !== 'allowed') return undefined;
  const said = readVerdict(message.text, {
    now,
    isWorkingDay: (date) => known.calendar.isWorkingDay(date),
    ...(quotedIssue === undefined ? {} : { quotedIssue }),
  });
  // "答复 #12 经研究，同意临时占道": the word of command says what it is.
  return said?.verdict.kind === 'unsure' && opensWithWord(message.text) ? undefined : said;
}

/** 同意, 不批 and the like, where a request of the issue's department waits: decided by its state, not by the words alone. */
export async function verdictOn(
  db: Db,
  organisationId: number,
  known: Known,
  message: InboundMessage,
  now: Date,
  quotedIssue?: number,
): Promise<Decided | undefined> {
  const said = verdictIn(known, message, now, quotedIssue);
  if (said === undefined) return undefined;
  for (const number of said.issueNumbers) {
    const issue = await survivorOf({ tx: db, organisationId }, number, 'look');
    if (issue?.pending != null) return decided(said, issue.number, issue.pending);
  }
  return NAMES_REQUEST.test(message.text) ? awaitedByNobody(said) : undefined;
}

const NAMES_REQUEST = /延期|挂[账帐賬帳]/;

/** "#2 不同意延期", and nobody asked for any: the answer says so, and no department reads it as news. */
function awaitedByNobody({ verdict, issueNumbers }: VerdictSaid): Decided | undefined {
  if (verdict.kind === 'unsure' || 'workdays' in verdict || 'until' in verdict) return undefined;
  const order =
    verdict.kind === 'approve'
      ? { intent: 'approve' as const, issueNumbers, onlyIfAwaited: true as const }
      : { intent: 'decline' as const, issueNumbers, text: verdict.reason, reason: verdict.reason };
  return { kind: 'ordered', order };
}

export function decided(
  { verdict, issueNumbers, words }: VerdictSaid,
  issueNumber: number,
  pending: PendingRequest,
): Decided {
  const { kind: _, ...said } = verdict;
  if (verdict.kind === 'unsure' || !fits(verdict, pending))
    return { kind: 'undecided', issueNumber, words, ...said };
  const ofDays = 'workdays' in said || 'until' in said ? { grants: 'extension' as const } : {};
  const order =
    verdict.kind === 'approve'
      ? { intent: 'approve' as const, issueNumbers, onlyIfAwaited: true as const, ...said, ...ofDays }
      : { intent: 'decline' as const, issueNumbers, text: verdict.reason, reason: verdict.reason };
  return { kind: 'ordered', order };
}

/** Days belong to an extension, and nobody grants more than was asked for by a word in passing. */
function fits(verdict: VerdictSaid['verdict'], pending: PendingRequest): boolean {
  if (verdict.kind !== 'approve') return true;
  if (pending.kind === 'hold') return verdict.workdays === undefined && verdict.until === undefined;
  return (verdict.workdays ?? 0) <= pending.workingDays;
}

const TALK: ReadonlySet<string> = new Set(['supplement', 'urge', 'progress', 'reply', 'note', 'onsite']);

/** Any other talk under the request itself is no news for the department as long as it waits for a yes or no. */
export function isTalkInsteadOfVerdict(
  known: Known,
  message: InboundMessage,
  now: Date,
  { pending }: Issue,
  parsed: Parsed,
): boolean {
  if (pending === null || parsed.kind !== 'intents' || opensWithWord(message.text)) return false;
  if (mayAct(senderOf(known, message, now).grants, 'extend').kind !== 'allowed') return false;
  return parsed.intents.length > 0 && parsed.intents.every(({ intent }) => TALK.has(intent));
}

const ANSWER_WITHIN_MINUTES = 10;

/** Says that nothing is decided yet, and offers what can be meant. */
export async function askToDecide(turn: Turn, { issueNumber, words, workdays }: Undecided): Promise<void> {
  const issue = await survivorOf(turn, issueNumber, 'look');
  if (issue?.pending == null) return;
  const { known } = turn;
  const department = known.department(issue.pending.departmentId)?.name ?? '';
  const view = viewOf(known, issue);
  const options = waysToDecide(view, issue.pending, words, workdays);
  answer(turn, undecided(view, issue.pending, department, options));
  await putQuestion(turn, options, ANSWER_WITHIN_MINUTES);
}
