import type { OrderIntent } from '../commands/orders/admin-grammar.ts';
import type { ActionIntent } from '../commands/intent.ts';
import type { Issue } from '../issues/issue.ts';
import { RULES, transition } from '../issues/lifecycle.ts';
import { PARTIES, RESPONSIBLE, type IssueFacts, type Permission } from '../issues/permissions.ts';
import {
  already,
  nothingChanged,
  notYet,
  refusedByRole,
  refusedByState,
  strangerRefused,
  unknownNumber,
} from '../wording/answers.ts';
import { DISSATISFIED, neededWords, STILL_OPEN, TOGETHER, WAYS, type Way } from './actions/table.ts';
import { isComplaint } from './reports/accused.ts';
import { askForWords } from './awaited/words.ts';
import { askWhich, onlyCandidate } from './asked/ask-which.ts';
import { hearAside } from './asked/hear-before-confirming.ts';
import { allFactsOf, mayActOnAny } from './issue-facts.ts';
import { leadOf, viewOf } from './issue-view.ts';
import { possibleFor } from './asked/possible.ts';
import { askIfSolvedEarly } from './solved-early.ts';
import { survivorOf } from './survivor.ts';
import { answer, answerOnce, type Sender, type Turn } from './turn.ts';

type Act = ActionIntent | OrderIntent;

/** Carries out what was said about issues, each by its own number; without one it asks and changes nothing. */
export async function act(turn: Turn, intent: Act): Promise<void> {
  const together = TOGETHER[intent.intent];
  if (together !== undefined) return together(turn, intent);
  const ways = intent.satisfaction === '不满意' ? DISSATISFIED : WAYS[intent.intent];
  if (ways === undefined) return answer(turn, notYet());
  if ('doubtful' in intent && intent.doubtful) return answerTalk(turn, intent);
  if (intent.issueNumbers.length === 0 || intent.needsClarification === true) {
    const only = intent.intent === 'accept' ? await onlyCandidate(turn, intent) : undefined;
    return only === undefined ? askWhich(turn, intent) : actOn(turn, intent, only, ways);
  }
  // In rising order, so that two messages about the same issues never wait for each other.
  for (const number of [...intent.issueNumbers].sort((a, b) => a - b))
    await actOn(turn, intent, number, ways);
}

/** Words about a deed that told no news of it: nothing is written, and whoever meant it is told what to type. */
async function answerTalk(turn: Turn, intent: Act): Promise<void> {
  for (const number of intent.issueNumbers.slice(0, 1)) {
    if (await hearAside(turn, number, wordsOf(intent) || turn.message.text)) continue;
    const issue = await survivorOf(turn, number, 'look');
    answer(turn, issue === undefined ? unknownNumber(number) : nothingChanged(viewOf(turn.known, issue)));
  }
}

async function actOn(turn: Turn, intent: Act, number: number, usual: readonly Way[]): Promise<void> {
  const issue = await survivorOf(turn, number, 'lock');
  if (!issue) return answer(turn, unknownNumber(number));

  const ways = intent.stillOpen === true && SETTLED.has(issue.state) ? STILL_OPEN : usual;
  const facts = await allFactsOf(turn.tx, turn.organisationId, turn.sender, issue);
  const open = ways.filter(({ when }) => when === undefined || when.includes(issue.state));
  const permitted = open
    .map((way) => ({ way, permission: mayActOnAny(turn.sender.grants, way.action, facts) }))
    .find(({ permission }) => permission.kind === 'allowed');
  if (permitted?.permission.kind !== 'allowed') return refuse(turn, issue, intent, ways, facts);

  const { way, permission } = permitted;
  const departmentId = speaksForDepartment(permission.as, way) ? departmentOf(turn.sender, issue) : null;
  const standing = departmentId !== null && departmentId !== leadOf(issue) ? 'assist' : 'lead';
  const move = transition(issue.state, way.action, standing);
  const isOld = move.kind === 'already' || hasSigned(issue, way, departmentId);
  const more = isOld ? moreTold(issue, intent, way) : undefined;
  if (more !== undefined) return actOn(turn, intent, number, more);
  if (move.kind === 'already' || isHeldAsGranted(issue, intent))
    return answerOnce(turn, already(number, issue.state));
  if (move.kind === 'refused') {
    if (ASIDE.has(way.action) && (await hearAside(turn, number, turn.message.text))) return;
    return refuseByState(turn, issue, intent, way.action, facts);
  }
  if (hasSigned(issue, way, departmentId)) return answerOnce(turn, already(number, issue.state));

  if (HANDS_ON.has(way.action) && permission.as !== 'coordinator' && isComplaint(turn.known, issue))
    return answer(turn, refusedByRole(number, RULES[way.action].word, PARTIES.coordinator));
  const words = wordsOf(intent);
  const needed = neededWords(way.action);
  if (needed !== undefined && words === '')
    return askForWords(turn, number, { word: RULES[way.action].word, what: needed });
  await way.run({ turn, issue, as: permission.as, to: move.to, departmentId }, intent, words);
}

/** "#34 收到，马上到" from who has signed already, a second 办结 with another result: the deed is old, the words are news. */
function moreTold({ state, result }: Issue, intent: Act, { action }: Way): readonly Way[] | undefined {
  const words = wordsOf(intent);
  if (words === '') return undefined;
  if (action === 'accept') return WAYS.progress;
  return action === 'resolve' && state === 'resolved' && words !== result ? WAYS.reply : undefined;
}

/** 批准挂账 pressed twice, or by two coordinators: the second is no refused extension. */
function isHeldAsGranted({ state }: Issue, intent: Act): boolean {
  return state === 'on_hold' && 'grants' in intent && intent.grants === 'hold';
}

/** Who gets an issue: that of a complaint is the coordinators' to say. */
const HANDS_ON: ReadonlySet<Way['action']> = new Set(['choose', 'assign', 'involve', 'escalate']);

/** What cannot be done while a result waits for its confirmation, and says that somebody is not content. */
const ASIDE: ReadonlySet<Way['action']> = new Set(['urge', 'escalate', 'set_priority']);

const SETTLED: ReadonlySet<Issue['state']> = new Set(['resolved', 'closed']);

/** A liaison speaks for the department where the action is a department's, and for nobody else where the own report is meant. */
function speaksForDepartment(as: string, { action }: Way): boolean {
  return as === 'liaison' && ['department', 'lead_department'].includes(RESPONSIBLE[action]);
}

/** Of the departments that have the issue, the one that the sender speaks for; the lead before the others. */
function departmentOf({ grants }: Sender, issue: Issue): number | null {
  const mine = new Set(
    grants.filter(({ role }) => role === 'liaison').map(({ departmentId }) => departmentId),
  );
  return issue.departments.find(({ departmentId }) => mine.has(departmentId))?.departmentId ?? null;
}

function hasSigned(issue: Issue, { action }: Way, departmentId: number | null): boolean {
  const signed = issue.departments.find((one) => one.departmentId === departmentId)?.acceptedAt ?? null;
  return action === 'accept' && signed !== null;
}

/** Where to it goes is a slot of its own and no part of why. */
const GIVES_BACK: ReadonlySet<Act['intent']> = new Set(['return', 'transfer']);

/** The words that the action needs; a reason may have been read apart from the rest. */
function wordsOf({ intent, text, reason, replyText, question, outcomeText }: Act): string {
  if (GIVES_BACK.has(intent) && reason !== undefined) return reason;
  return (text ?? reason ?? replyText ?? question ?? outcomeText ?? '').trim();
}

async function refuse(
  turn: Turn,
  issue: Issue,
  intent: Act,
  ways: readonly Way[],
  facts: readonly IssueFacts[],
): Promise<void> {
  const { grants } = turn.sender;
  if (grants.length === 0) return answer(turn, strangerRefused());
  const refusals = ways.map(({ action }) => ({ action, permission: mayActOnAny(grants, action, facts) }));
  const first = refusals.find(({ permission }) => permission.kind === 'refused');
  // Permitted in another state only: the state is what stands in the way.
  if (first === undefined || refusals.some(({ permission }) => permission.kind === 'allowed'))
    return refuseByState(turn, issue, intent, (refusals.at(-1) ?? first)?.action ?? 'note', facts);
  const who = whoInstead(turn, issue, first.permission);
  const possible = possibleFor(grants, issue, facts);
  const isWithNobody =
    isOffice(first.permission) && leadOf(issue) === undefined && UNDISPATCHED.has(issue.state);
  answer(turn, refusedByRole(issue.number, RULES[first.action].word, who, possible, isWithNobody));
}
const UNDISPATCHED: ReadonlySet<Issue['state']> = new Set(['reported', 'triage']);

async function refuseByState(
  turn: Turn,
  issue: Issue,
  intent: Act,
  action: Way['action'],
  facts: readonly IssueFacts[],
): Promise<void> {
  if (isSolved(intent) && mayActOnAny(turn.sender.grants, 'supplement', facts).kind === 'allowed')
    if (await askIfSolvedEarly(turn, issue, wordsOf(intent) || RULES[action].word)) return;
  const possible = possibleFor(turn.sender.grants, issue, facts);
  answer(turn, refusedByState(viewOf(turn.known, issue), RULES[action].word, possible));
}

/** One that is over, said by itself: several get one line each and no question. */
const isSolved = ({ intent, issueNumbers, satisfaction }: Act): boolean =>
  (intent === 'resolve' || intent === 'confirm') && issueNumbers.length === 1 && satisfaction !== '不满意';

function whoInstead(turn: Turn, issue: Issue, permission: Permission): string {
  if (permission.kind === 'allowed') return '';
  const lead = turn.known.department(leadOf(issue))?.name;
  return isOffice(permission) && lead !== undefined ? `${lead}联络员` : PARTIES[permission.who];
}

const isOffice = (permission: Permission): boolean =>
  permission.kind === 'refused' && (permission.who === 'department' || permission.who === 'lead_department');
