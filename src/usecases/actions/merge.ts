import type { Notice } from '../../chat/notice.ts';
import { carriedOver, earlierClocks } from '../../issues/carried.ts';
import type { EventBody } from '../../issues/event.ts';
import type { Issue } from '../../issues/issue.ts';
import { RULES, transition } from '../../issues/lifecycle.ts';
import { PARTIES } from '../../issues/permissions.ts';
import type { IssueState } from '../../issues/state.ts';
import {
  already,
  refusedByRole,
  refusedByState,
  strangerRefused,
  unknownNumber,
} from '../../wording/answers.ts';
import {
  instructionNote,
  mergedAnswer,
  mergedNote,
  mergeNeedsTwo,
  rulingWords,
} from '../../wording/rulings.ts';
import { overNote, priorityNote, supplementNote } from '../../wording/to-department.ts';
import { resultToConfirm } from '../../wording/to-group.ts';
import { change, tellSource, type Changed, type Said, type Step } from '../change.ts';
import { tellDepartments } from '../reports/departments-chats.ts';
import { allFactsOf, mayActOnAny } from '../issue-facts.ts';
import { leadOf, viewOf } from '../issue-view.ts';
import { possibleFor } from '../asked/possible.ts';
import { survivorOf } from '../survivor.ts';
import { answer, answerOnce, type Turn } from '../turn.ts';

/** Several numbers are one matter (并单): the oldest takes the others in, whichever way round it was said. */
export async function merge(turn: Turn, intent: Said): Promise<void> {
  if (turn.sender.grants.length === 0) return answer(turn, strangerRefused());
  const said = [...new Set([...intent.issueNumbers, ...(intent.into === undefined ? [] : [intent.into])])];
  if (said.length < 2) return answer(turn, mergeNeedsTwo());
  const found = new Map<number, Issue>();
  // In rising order, so that two messages about the same issues never wait for each other.
  for (const number of said.sort((a, b) => a - b)) {
    const issue = await survivorOf(turn, number, 'lock');
    if (issue === undefined) return answer(turn, unknownNumber(number));
    found.set(issue.number, issue);
  }
  const [oldest, ...others] = [...found.values()].sort((a, b) => a.number - b.number);
  if (oldest === undefined || others.length === 0)
    return answerOnce(turn, already(said.at(-1) ?? 0, 'merged'));
  for (const issue of others) if (await isRefused(turn, issue)) return;
  if (await isRefused(turn, oldest, others)) return;
  const survivor = await mergeAll(turn, oldest, others, intent.reason ?? null);
  answer(
    turn,
    mergedAnswer(
      others.map(({ number }) => number),
      viewOf(turn.known, survivor),
    ),
  );
}

/** `takesIn` is what the survivor takes in: a reporter's own duplicate of the same object needs no right over the older issue. */
async function isRefused(turn: Turn, issue: Issue, takesIn?: readonly Issue[]): Promise<boolean> {
  const { tx, organisationId, sender, known } = turn;
  const facts = await allFactsOf(tx, organisationId, sender, issue);
  const possible = possibleFor(sender.grants, issue, facts);
  const permission = mayActOnAny(sender.grants, 'merge', facts);
  if (permission.kind === 'refused' && takesIn?.every((one) => isOfOneObject(one, issue)) !== true) {
    answer(turn, refusedByRole(issue.number, RULES.merge.word, PARTIES[permission.who], possible));
    return true;
  }
  if (transition(issue.state, takesIn === undefined ? 'merge' : 'absorb').kind === 'moved') return false;
  answer(turn, refusedByState(viewOf(known, issue), RULES.merge.word, possible));
  return true;
}

function isOfOneObject(one: Issue, other: Issue): boolean {
  return one.objectId !== null && one.objectId === other.objectId;
}

async function mergeAll(
  turn: Turn,
  oldest: Issue,
  others: readonly Issue[],
  reason: string | null,
): Promise<Issue> {
  let survivor = oldest;
  for (const other of others) {
    const gone = await change(stepOf(turn, other, 'merged'), { type: 'merged', into: oldest.number, reason });
    const grown = await absorb(turn, survivor, other);
    survivor = grown.issue;
    await tellOfMerge(turn, other, gone, grown);
  }
  return survivor;
}

/** The survivor takes it in, with whatever was stronger on it: earlier limits, the class, a 督办, a signature. */
async function absorb(turn: Turn, into: Issue, other: Issue): Promise<Changed> {
  const clocks = earlierClocks(into, other);
  let grown = await change(stepOf(turn, into, into.state), {
    type: 'absorbed',
    issueNumber: other.number,
    ...(clocks === undefined ? {} : { clocks }),
  });
  const carried = carriedOver(into, other);
  for (const { body, to = grown.issue.state } of carried) {
    grown = await change(stepOf(turn, grown.issue, to), body);
    tellOfCarried(turn, body, grown);
  }
  const types = new Set(carried.map(({ body }) => body.type));
  // The other's department takes over what had none, and knows nothing of the order that waited for one.
  if (types.has('dispatched') && !types.has('instructed') && into.instruction !== null)
    tellDepartments(turn, grown.issue, orderNote(turn, grown.issue), `${grown.key}:ordered`);
  return grown;
}

/** Whoever has the survivor learns what it has not been told yet. */
function tellOfCarried(turn: Turn, body: EventBody, { issue, key }: Changed): void {
  const view = viewOf(turn.known, issue);
  if (body.type === 'priority_set') tellDepartments(turn, issue, priorityNote(view), `${key}:carried`);
  if (body.type === 'instructed') tellDepartments(turn, issue, orderNote(turn, issue), `${key}:carried`);
}

function orderNote({ known }: Turn, issue: Issue): Notice {
  const { by = '', text = '', dueAt = null } = issue.instruction ?? {};
  const due = dueAt === null ? null : known.calendar.formatLocal(dueAt, 'dateTime');
  return instructionNote(viewOf(known, issue), { by, text, due, isDated: due !== null });
}

/** What was told of a restricted issue stays with it. */
function carriedIn({ number, detail, sensitive }: Issue, into: Issue): string {
  return sensitive && !into.sensitive
    ? rulingWords.carriedInHidden(number)
    : rulingWords.carriedIn(number, detail);
}

function stepOf(turn: Turn, issue: Issue, to: IssueState): Step {
  const { grants } = turn.sender;
  const as =
    (grants.find(({ role }) => role === 'coordinator' || role === 'leader') ?? grants[0])?.role ?? 'member';
  return { turn, issue, as, to, departmentId: null };
}

async function tellOfMerge(turn: Turn, other: Issue, gone: Changed, grown: Changed): Promise<void> {
  const view = viewOf(turn.known, grown.issue);
  await tellSource(
    turn,
    { ...gone, issue: { ...gone.issue, absorbed: other.absorbed } },
    mergedNote(other.number, view),
    turn.message.chat,
  );
  const staying = new Set(grown.issue.departments.map(({ departmentId }) => departmentId));
  const away = overNote(viewOf(turn.known, other), rulingWords.mergedAway(grown.issue.number));
  tellDepartments(turn, other, away, gone.key, [...staying]);
  tellDepartments(turn, grown.issue, supplementNote(view, carriedIn(other, grown.issue)), grown.key);
  if (grown.issue.state !== 'resolved' || grown.issue.waitsUntil === null) return;
  const department = turn.known.department(leadOf(grown.issue))?.name ?? '';
  const until = turn.known.calendar.formatLocal(grown.issue.waitsUntil, 'dateTime');
  await tellSource(
    turn,
    { issue: other, key: `${grown.key}:result` },
    resultToConfirm(view, department, until),
  );
}
