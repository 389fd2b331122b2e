import { isReportedBy } from '../issue-facts.ts';
import type { InboundMessage } from '../../chat/message.ts';
import type { AdminIntent, OrderIntent } from '../../commands/orders/admin-grammar.ts';
import { isQuestion } from '../../commands/guards.ts';
import { isAction, type ActionIntent, type ActionName, type Parsed } from '../../commands/intent.ts';
import { urges, withoutNumbers, wordsAlone } from '../../commands/words-alone.ts';
import type { Issue } from '../../issues/issue.ts';
import { transition } from '../../issues/lifecycle.ts';
import { fold } from '../../language/fold.ts';
import { instructionCommand, offeredInstruction, waysToInstruct } from '../../wording/offered-instruction.ts';
import { orderIn } from './first-reading.ts';
import { leadOf, viewOf } from '../issue-view.ts';
import type { Known } from '../known.ts';
import { putQuestion } from '../asked/put-question.ts';
import { survivorOf } from '../survivor.ts';
import { answer, senderOf, type Sender, type Turn } from '../turn.ts';

/** A supervisor's words that only a group or a department may act on: as 批示 they reach everybody. */
export interface Offered {
  readonly kind: 'offered';
  readonly issueNumber: number;
  readonly words: string;
  /** The department that the words would give it to. */
  readonly to?: string;
}

type Meant =
  | { readonly kind: 'ordered'; readonly order: OrderIntent | AdminIntent }
  | { readonly kind: 'parsed'; readonly parsed: Parsed }
  | Offered;

interface Place {
  readonly known: Known;
  readonly message: InboundMessage;
  readonly now: Date;
  readonly issue: Issue;
  readonly parsed: Parsed;
  readonly readOrder: (text: string) => OrderIntent | AdminIntent | undefined;
}

/** What a plain sentence means by who says it and how the issue stands; undefined where it means what it says. */
export function meantByRole(place: Place): Meant | undefined {
  const { known, message, now, parsed } = place;
  if (parsed.kind !== 'intents' || parsed.intents.length === 0) return undefined;
  const sender = senderOf(known, message, now);
  return leaderMeans(place, sender) ?? rulerMeans(place, sender);
}

/** A supervisor's to say as an order, and nobody's to carry out from it as it stands. */
const OFFERED: ReadonlySet<ActionName> = new Set([
  'supplement',
  'progress',
  'reply',
  'request_info',
  'assign',
  'transfer',
  'onsite',
  'escalate',
  'set_priority',
  'extend',
  'hold',
  'fulfil',
  'urge',
]);

function leaderMeans(place: Place, sender: Sender): Meant | undefined {
  const { message, issue, parsed, readOrder } = place;
  if (
    !isLeaderAlone(sender) ||
    isReportedBy(sender, issue) ||
    transition(issue.state, 'instruct').kind !== 'moved'
  )
    return undefined;
  const actions = parsed.kind === 'intents' ? parsed.intents.filter(isAction) : [];
  if (parsed.kind !== 'intents' || actions.length < parsed.intents.length) return undefined;
  if (isQuestion(fold(message.text)) || !actions.every(({ intent }) => OFFERED.has(intent))) return undefined;
  const numbers = [...new Set([issue.number, ...actions.flatMap(({ issueNumbers }) => issueNumbers)])];
  const words = withoutNumbers(wordsAlone(message.text), numbers);
  if (words === '') return undefined;
  const to = departmentToGetIt(issue, actions);
  if (to !== undefined && PLAINLY_REASSIGNS.test(fold(words))) return undefined;
  if (!actions.every(({ intent }) => intent === 'urge'))
    return numbers.length > 1
      ? undefined
      : {
          kind: 'offered',
          issueNumber: issue.number,
          words,
          ...(to === undefined ? {} : { to }),
        };
  const order = urges(message.text) ? undefined : readOrder(instructionCommand(numbers, words));
  return order === undefined ? undefined : { kind: 'ordered', order };
}

/** It goes to the coordinators, who alone can do it: as a 批示 it would reach the one department that cannot. */
const PLAINLY_REASSIGNS =
  /改派|[转派交]给|派到|移交|转[交派办到]|转由|改由|[换改]成|(?:^|请)转(?!告|达|发|弯|变|运|账|移)/;

/** The department that is named to get the issue, where it may be given away at all. */
function departmentToGetIt(issue: Issue, actions: readonly ActionIntent[]): string | undefined {
  const [first, ...others] = actions;
  if (first === undefined || others.length > 0 || transition(issue.state, 'assign').kind !== 'moved')
    return undefined;
  return first.intent === 'assign' || first.intent === 'transfer'
    ? (first.department ?? first.toDepartment)
    : undefined;
}

/** Whoever leads a group or coordinates as well has rights enough to be taken at the word. */
function isLeaderAlone({ grants }: Sender): boolean {
  const roles = new Set(grants.map(({ role }) => role));
  return roles.has('supervisor') && [...roles].every((role) => role === 'supervisor' || role === 'admin');
}

const WAITS_FOR_A_DEPARTMENT: ReadonlySet<Issue['state']> = new Set(['returned', 'triage']);

/** "#21 街道办" where a department is being looked for, by who may name it. */
function rulerMeans({ known, message, issue, parsed }: Place, { grants }: Sender): Meant | undefined {
  if (!WAITS_FOR_A_DEPARTMENT.has(issue.state) || parsed.kind !== 'intents') return undefined;
  if (!grants.some(({ role }) => role === 'coordinator' || role === 'leader')) return undefined;
  const [only, ...others] = parsed.intents;
  if (only?.intent !== 'supplement' || others.length > 0) return undefined;
  const department = departmentAlone(known, wordsAlone(message.text));
  if (department === undefined) return undefined;
  return {
    kind: 'parsed',
    parsed: { kind: 'intents', intents: [{ intent: 'assign', issueNumbers: [issue.number], department }] },
  };
}

/** "#21 #20 街道办": whatever stands first, those that wait for a department get the one that was named. */
export async function meantForSeveral(
  { known, message, now, parsed }: Omit<Place, 'readOrder' | 'issue'>,
  read: (number: number) => Promise<Issue | undefined>,
): Promise<Meant | undefined> {
  const [only, ...others] = parsed.kind === 'intents' ? parsed.intents : [];
  if (only === undefined || others.length > 0 || only.intent !== 'supplement') return undefined;
  if (only.issueNumbers.length < 2) return undefined;
  if (!senderOf(known, message, now).grants.some(({ role }) => role === 'coordinator')) return undefined;
  const department = known.departmentNamed(departmentAlone(known, wordsAlone(message.text)));
  if (department === undefined) return undefined;
  const issues: Issue[] = [];
  for (const number of only.issueNumbers) {
    const issue = await read(number);
    if (issue !== undefined) issues.push(issue);
  }
  const isWaiting = ({ state }: Issue) => WAITS_FOR_A_DEPARTMENT.has(state);
  const waiting = issues.filter(isWaiting);
  if (waiting.length === 0) return undefined;
  // Who has another department is not moved by half a word: it is said of that issue, as ever.
  const elsewhere = issues.filter((issue) => !isWaiting(issue) && leadOf(issue) !== department.id);
  const assign = { intent: 'assign' as const, issueNumbers: numbersOf(waiting), department: department.name };
  const rest = elsewhere.length === 0 ? [] : [{ ...only, issueNumbers: numbersOf(elsewhere) }];
  return { kind: 'parsed', parsed: { kind: 'intents', intents: [assign, ...rest] } };
}

const numbersOf = (issues: readonly Issue[]): number[] => issues.map(({ number }) => number);

const AROUND = [/[吧呗。！!~\s]+$/u, /^(?:就|还是|那就|请|由|派|定)+/u] as const;

/** The one department whose name is all that is said. */
export function departmentAlone(known: Known, words: string): string | undefined {
  const bare = AROUND.reduce((text, edge) => text.replace(edge, ''), words);
  return (known.departmentNamed(words) ?? known.departmentNamed(bare))?.name;
}

const ANSWER_WITHIN_MINUTES = 10;

/** One tap makes a 批示 of it; nothing is passed on before. */
export async function offerInstruction(turn: Turn, { issueNumber, words, to }: Offered): Promise<void> {
  const issue = await survivorOf(turn, issueNumber, 'look');
  if (issue === undefined) return;
  const { known, message, now } = turn;
  const view = viewOf(known, issue);
  const order = orderIn(known, { ...message, text: instructionCommand([issue.number], words) }, now);
  const isDated = order !== undefined && ('due' in order || 'dueDays' in order);
  const department = known.departmentNamed(to);
  const other = department?.id === leadOf(issue) ? undefined : department?.name;
  const options = waysToInstruct(view, words, { isDated, to: other });
  answer(turn, offeredInstruction(view, options));
  await putQuestion(turn, options, ANSWER_WITHIN_MINUTES);
}
