import type { InboundMessage } from '../../chat/message.ts';
import type { Parsed } from '../../commands/intent.ts';
import {
  isNoDay,
  numberAtHead,
  type NumberAtHead,
} from '../../commands/statements/numbers/number-at-head.ts';
import type { Issue } from '../../issues/issue.ts';
import { OPEN_STATES, type IssueState } from '../../issues/state.ts';
import { fold } from '../../language/fold.ts';
import type { Db } from '../../store/database/client.ts';
import { readIssue } from '../../store/issues/issues.ts';
import { isThisMeant, waysToHear, type Heard } from '../../wording/number-heard.ts';
import { viewOf } from '../issue-view.ts';
import type { Known } from '../known.ts';
import { departmentAlone } from '../messages/meant-by-role.ts';
import { putQuestion } from './put-question.ts';
import { survivorOf } from '../survivor.ts';
import { answer, senderOf, type Sender, type Turn } from '../turn.ts';

/** "27号电梯修好了": the number may well be an issue's that this chat knows; nothing is done before somebody says so. */
export interface MaybeMeant {
  readonly kind: 'maybe';
  readonly issueNumber: number;
  readonly heard: Heard;
  readonly words: string;
  readonly byOffice: boolean;
}

/**
 * What nobody would read as said to the bot, read against the ledger: an open issue of that number which lies with the
 * speaker's department or was reported in this group, and words that fit it. Anything else stays talk.
 */
export async function numberHeard(
  db: Db,
  organisationId: number,
  known: Known,
  message: InboundMessage,
  now: Date,
): Promise<MaybeMeant | { readonly kind: 'parsed'; readonly parsed: Parsed } | undefined> {
  const said = numberAtHead(message.text);
  if (said === undefined) return undefined;
  const sender = senderOf(known, message, now);
  if (sender.grants.length === 0) return undefined;
  const issue = await readIssue(db, organisationId, said.number);
  if (issue === undefined || !OPEN_STATES.includes(issue.state)) return undefined;
  const side = sideOf(known, message, sender, issue);
  if (side === undefined) return undefined;
  const department = side === 'office' ? undefined : departmentAlone(known, said.words);
  const heard = department === undefined ? heardIn(said, side, issue) : waitsFor(issue, department);
  if (heard === undefined) return undefined;
  if (heard === 'asks')
    return {
      kind: 'parsed',
      parsed: { kind: 'intents', intents: [{ intent: 'query', issueNumbers: [issue.number] }] },
    };
  return { kind: 'maybe', issueNumber: issue.number, heard, words: said.words, byOffice: side === 'office' };
}

type Side = 'office' | 'group' | 'ruler';

/** How the chat in which it was said has to do with the issue. */
function sideOf(known: Known, message: InboundMessage, { grants }: Sender, issue: Issue): Side | undefined {
  const chat = known.chat(message.chat);
  const isLiaison = grants.some(
    ({ role, departmentId }) =>
      role === 'liaison' && issue.departments.some((one) => one.departmentId === departmentId),
  );
  if (isLiaison && (message.isPrivate || chat?.kind === 'department')) return 'office';
  if (chat?.kind === 'work_group') return chat.groupId === issue.groupId ? 'group' : undefined;
  const rules = grants.some(({ role }) => role === 'coordinator' || role === 'supervisor');
  return rules && (chat?.kind === 'coordinators' || chat?.kind === 'leaders') ? 'ruler' : undefined;
}

function heardIn(
  said: NumberAtHead,
  side: Side,
  issue: Issue,
): 'done' | 'news' | 'asks' | 'urges' | undefined {
  const { tells } = said;
  // What a department says is done under the number of an issue of its own is as likely that as what it did on the first.
  const fits = isNoDay(said) || isAbout(said, issue) || (side === 'office' && tells === 'done');
  if (tells === 'asks') return side === 'office' ? undefined : tells;
  if (tells === 'urges') return side === 'ruler' ? tells : undefined;
  if (tells === 'name') return side === 'office' && isAbout(said, issue) ? 'news' : undefined;
  if (!fits || side === 'ruler') return undefined;
  return tells;
}

/** Some word of the report stands in what is said. */
function isAbout({ pairs }: NumberAtHead, { title, detail }: Issue): boolean {
  const told = fold(`${title} ${detail}`);
  return [...pairs].some((pair) => told.includes(pair));
}

const WAITING: ReadonlySet<IssueState> = new Set(['reported', 'triage', 'returned']);

const waitsFor = ({ state }: Issue, department: string): Heard | undefined =>
  WAITING.has(state) ? { department } : undefined;

const ANSWER_WITHIN_MINUTES = 10;

export async function askWhetherMeant(turn: Turn, maybe: MaybeMeant): Promise<void> {
  const { issueNumber, heard, words, byOffice } = maybe;
  const issue = await survivorOf(turn, issueNumber, 'look');
  if (issue === undefined) return;
  const view = viewOf(turn.known, issue);
  const ways = waysToHear(view, heard, words, byOffice);
  answer(turn, isThisMeant(view, heard, words, ways));
  await putQuestion(turn, ways, ANSWER_WITHIN_MINUTES);
}
