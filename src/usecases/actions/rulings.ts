import type { Notice } from '../../chat/notice.ts';
import { transition } from '../../issues/lifecycle.ts';
import { withoutDays } from '../../commands/orders/read-order.ts';
import type { Issue, RoutingRecord } from '../../issues/issue.ts';
import { LIMITS, writeClocks } from '../../issues/limits.ts';
import { extendedBy, extendedSoFar, shifted } from '../../issues/recount.ts';
import { readEvents } from '../../store/issues/issues.ts';
import { accusedThemselves, done, needsWords } from '../../wording/answers.ts';
import {
  decidedNote,
  extensionRequest,
  holdRequest,
  instructed,
  instructionNote,
  instructionToDispatch,
  NEEDED,
  orderLimitPassed,
  type OrderSaid,
  rulingWords,
} from '../../wording/rulings.ts';
import { accusedIn } from '../reports/accused.ts';
import { askForWords } from '../awaited/words.ts';
import { change, tellSource, type Changed, type Said, type Step } from '../change.ts';
import { requestDepartments, tellDepartments } from '../reports/departments-chats.ts';
import { leadOf, viewOf } from '../issue-view.ts';
import { departmentChoices } from '../reports/report.ts';
import { answer, tell, type Turn } from '../turn.ts';

/** What a lead department asks for, and what coordinators, supervisors and leaders decide about it. */

export async function askExtension(step: Step, intent: Said, words: string): Promise<void> {
  const { turn, issue } = step;
  const workingDays = daysAsked(turn, issue, intent);
  const reason = withoutDays(words);
  if (workingDays === undefined || reason === '') {
    const [word, what] = missing(workingDays, reason);
    return askForWords(turn, issue.number, { word, what, said: words });
  }
  if (waits(step)) return;
  if (await overCap(step, workingDays)) return;
  const departmentId = lead(step);
  const changed = await change(step, { type: 'extension_asked', reason, departmentId, workingDays });
  const department = turn.known.department(departmentId)?.name ?? '';
  askCoordinators(
    step,
    changed,
    extensionRequest(viewOf(turn.known, changed.issue), { department, workingDays, reason }),
  );
}

function missing(workingDays: number | undefined, reason: string): readonly [string, string] {
  if (workingDays !== undefined) return NEEDED.extensionReason;
  return reason === '' ? NEEDED.extension : NEEDED.extensionDays;
}

export async function askHold(step: Step, intent: Said, reason: string): Promise<void> {
  if (waits(step)) return;
  const departmentId = lead(step);
  const until = intent.until ?? null;
  const changed = await change(step, { type: 'hold_asked', reason, departmentId, until });
  const { known } = step.turn;
  const department = known.department(departmentId)?.name ?? '';
  const view = viewOf(known, changed.issue);
  askCoordinators(step, changed, holdRequest(view, { department, reason, until: localOf(step.turn, until) }));
}

/** Grants what was asked for last; less may be given, and without a request an extension needs its days. */
export async function approve(step: Step, intent: Said): Promise<void> {
  const { turn, issue } = step;
  const { pending } = issue;
  if (pending !== null && intent.grants !== undefined && intent.grants !== pending.kind)
    return answer(turn, done(viewOf(turn.known, issue), rulingWords.otherAsked(pending.kind)));
  if (pending?.kind === 'hold') return holdNow(step, pending.reason, pending.until, intent.comment);
  const isAnswer = intent.workdays === undefined || intent.onlyIfAwaited === true;
  if (pending === null && isAnswer) return nothingAsked(step);
  return extend(step, intent, '');
}

/** From the limit, or from now where that has passed: days that are over help nobody. */
export async function extend(step: Step, intent: Said, _words: string): Promise<void> {
  const { turn, issue } = step;
  const { pending, deadline } = issue;
  const asked = pending?.kind === 'extension' ? pending.workingDays : undefined;
  const workingDays = daysAsked(turn, issue, intent) ?? asked;
  if (workingDays === undefined || deadline === null)
    return answer(turn, needsWords(issue.number, ...NEEDED.extension));
  if (await overCap(step, workingDays)) return;
  const until = extendedBy(laterOf(deadline, turn.now), workingDays, turn.known.calendar);
  const changed = await change(step, { type: 'extended', workingDays, deadline: until.toISOString() });
  const words = rulingWords.approved(turn.known.calendar.formatLocal(until, 'dateTime'));
  await decide(step, changed, 'extended', words, intent.comment ?? null);
}

export async function hold(step: Step, intent: Said, reason: string): Promise<void> {
  await holdNow(step, reason, intent.until === undefined ? null : new Date(intent.until));
}

async function holdNow(step: Step, reason: string, until: Date | null, comment?: string): Promise<void> {
  const move = transition(step.issue.state, 'hold');
  if (move.kind !== 'moved') throw new Error(`#${step.issue.number} cannot be held from ${step.issue.state}`);
  const changed = await change(step, { type: 'held', reason, until: until?.toISOString() ?? null }, move.to);
  const said = [rulingWords.reason(reason), ...(comment === undefined ? [] : [comment])].join('；');
  await decide(step, changed, 'held', rulingWords.held, said);
}

export async function decline(step: Step, _: Said, reason: string): Promise<void> {
  if (step.issue.pending === null) return nothingAsked(step);
  const changed = await change(step, { type: 'declined', reason });
  const view = viewOf(step.turn.known, changed.issue);
  answer(step.turn, done(view, rulingWords.declined));
  tellDepartments(
    step.turn,
    changed.issue,
    decidedNote(view, 'declined', rulingWords.reason(reason)),
    changed.key,
  );
}

/** Work goes on: every limit moves by the office time that the hold lasted. */
export async function release(step: Step): Promise<void> {
  const { turn, issue } = step;
  const changed = await change(step, { type: 'released', clocks: movedClocks(turn, issue) });
  await decide(step, changed, 'released', rulingWords.released, null);
}

function movedClocks(
  { known: { calendar }, now }: Turn,
  { heldSince, signDueAt, returnDueAt, deadline }: Issue,
) {
  if (heldSince === null || signDueAt === null || returnDueAt === null || deadline === null) return null;
  const heldMs = calendar.workingMsBetween(heldSince, now);
  return writeClocks(shifted({ signDueAt, returnDueAt, deadline }, heldMs, calendar));
}

/**
 * 督办 has a date, and shows in every brief until the issue is done; a 批示 adds words, and sets or moves a date only
 * where it plainly says by when the matter is to be done.
 */
export async function instruct(step: Step, intent: Said, text: string): Promise<void> {
  const { turn, issue } = step;
  const said = dueOf(turn, intent);
  if (said !== null && said <= turn.now) return answer(turn, limitPassed(turn, issue.number, said));
  const isDated = said !== null || intent.supervises === true;
  const dueAt = said ?? standingDate(turn, issue, isDated);
  const changed = await change(step, { type: 'instructed', text, dueAt: dueAt?.toISOString() ?? null });
  const view = viewOf(turn.known, changed.issue);
  const due = dueAt === null ? null : turn.known.calendar.formatLocal(dueAt, 'dateTime');
  const order = { by: turn.sender.name, text, due, isDated };
  const notice = instructionNote(view, order);
  answer(turn, instructed(view, order));
  const isWithNobody = WITH_NOBODY.has(issue.state);
  const away = isWithNobody ? leadOf(issue) : undefined;
  tellDepartments(turn, changed.issue, notice, changed.key, away === undefined ? [] : [away]);
  if (isWithNobody) askToDispatch(turn, changed, order);
  await tellSource(turn, changed, { ...notice, buttons: [], hint: '' }, turn.message.chat);
}

const WITH_NOBODY: ReadonlySet<Issue['state']> = new Set(['reported', 'triage', 'returned']);

/** Whoever gets it next reads the order in the request; until then it is the coordinators' to hand on. */
function askToDispatch(turn: Turn, { issue, key }: Changed, order: OrderSaid): void {
  const notice = instructionToDispatch(
    viewOf(turn.known, issue),
    order,
    departmentChoices(turn.known, issue),
  );
  for (const { id } of turn.known.chatsOfKind('coordinators')) tell(turn, id, notice, key);
}

/** No later word takes a date back; 督办 without one of its own gets the next working day, where none lies ahead. */
function standingDate({ known, now }: Turn, { instruction }: Issue, isDated: boolean): Date | null {
  const stands = instruction?.dueAt ?? null;
  if (!isDated || (stands !== null && stands > now)) return stands;
  return known.calendar.addWorkingDays(now, 1);
}

/** By when: a day that was said, or so many working days; 今天 said after office hours is until midnight. */
function dueOf({ known: { calendar }, now }: Turn, { due, dueDays }: Said): Date | null {
  if (due === undefined) return dueDays === undefined ? null : calendar.addWorkingDays(now, dueDays);
  const day = calendar.localDate(now);
  const said = new Date(due);
  return said <= now && calendar.localDate(said) === day ? calendar.at(day, '23:59') : said;
}

const DAYS_SHOWN = 3;

function limitPassed({ known: { calendar }, now }: Turn, number: number, said: Date): Notice {
  const example = calendar.formatLocal(calendar.addWorkingDays(now, DAYS_SHOWN), 'date');
  return orderLimitPassed(number, calendar.formatLocal(said, 'dateTime'), example);
}

/** 督办 is over: no brief lists it any more, and no card warns of its date. */
export async function lift(step: Step): Promise<void> {
  const { turn, issue } = step;
  if (issue.instruction === null)
    return answer(turn, done(viewOf(turn.known, issue), rulingWords.notInstructed));
  const changed = await change(step, { type: 'instruction_lifted' });
  await decide(step, changed, 'lifted', rulingWords.lifted, null);
}

/** More departments help (协办); the lead, the state and the clock stay. */
export async function involve(step: Step, intent: Said): Promise<void> {
  const { turn, issue } = step;
  const { known } = turn;
  const said = (intent.assisting ?? []).flatMap((name) => known.departmentNamed(name)?.id ?? []);
  if (said.length === 0) return answer(turn, needsWords(issue.number, ...NEEDED.involve));
  const accused = known.department(accusedIn(known, issue).find((id) => said.includes(id)));
  if (accused !== undefined) return answer(turn, accusedThemselves(issue.number, accused.name));
  const there = issue.departments.map(({ departmentId }) => departmentId);
  const fresh = said.filter((id) => !there.includes(id));
  if (fresh.length === 0) return answer(turn, done(viewOf(known, issue), rulingWords.alreadyInvolved));
  const leadId = leadOf(issue) ?? fresh[0]!;
  const routing: RoutingRecord = issue.routing ?? { step: 'ruled', because: [], candidates: [] };
  const assisting = [...there, ...fresh].filter((id) => id !== leadId);
  const changed = await change(
    step,
    { type: 'dispatched', lead: leadId, assisting, routing, clocks: null },
    issue.state,
  );
  const names = fresh.flatMap((id) => known.department(id)?.name ?? []).join('、');
  answer(turn, done(viewOf(known, changed.issue), rulingWords.involved(names)));
  requestDepartments(turn, changed.issue, { reason: 'new', only: fresh, key: changed.key });
}

/** @throws where the permission table let somebody through who acts for no department */
function lead({ departmentId }: Step): number {
  if (departmentId === null) throw new Error('acts for no department');
  return departmentId;
}

function waits({ turn, issue }: Step): boolean {
  if (issue.pending === null) return false;
  answer(turn, done(viewOf(turn.known, issue), rulingWords.waitsAlready));
  return true;
}

function nothingAsked({ turn, issue }: Step): void {
  answer(turn, done(viewOf(turn.known, issue), rulingWords.nothingAsked));
}

/** The cap is for all extensions together; null leaves it to whoever approves. */
async function overCap({ turn, issue }: Step, workingDays: number): Promise<boolean> {
  const cap = LIMITS[issue.priority].extensionWorkingDays;
  if (cap === null) return false;
  const events = await readEvents(turn.tx, turn.organisationId, issue.number);
  const left = cap - extendedSoFar(events, turn.known.calendar);
  if (workingDays <= left) return false;
  answer(turn, done(viewOf(turn.known, issue), rulingWords.overCap(left)));
  return true;
}

const LONGEST_COUNTED = 60;

const laterOf = (one: Date, other: Date): Date => (one > other ? one : other);

/** "3个工作日", or the working days up to a date that was said. */
function daysAsked({ known, now }: Turn, { deadline }: Issue, { workdays, until }: Said): number | undefined {
  if (workdays !== undefined) return workdays > 0 ? workdays : undefined;
  if (until === undefined || deadline === null) return undefined;
  const end = new Date(until);
  let days = 0;
  const from = laterOf(deadline, now);
  while (days < LONGEST_COUNTED && extendedBy(from, days, known.calendar) < end) days += 1;
  return days === 0 ? undefined : days;
}

function askCoordinators(step: Step, { issue, key }: Changed, notice: Parameters<typeof answer>[1]): void {
  const { turn } = step;
  answer(turn, done(viewOf(turn.known, issue), rulingWords.asked));
  const coordinators = turn.known.chatsOfKind('coordinators');
  const chats = coordinators.length > 0 ? coordinators : turn.known.chatsOfKind('leaders');
  for (const { id } of chats) tell(turn, id, notice, `${key}:asked`);
}

async function decide(
  { turn, departmentId }: Step,
  changed: Changed,
  decided: 'extended' | 'held' | 'released' | 'lifted',
  words: string,
  said: string | null,
): Promise<void> {
  const view = viewOf(turn.known, changed.issue);
  answer(turn, done(view, words));
  const notice = decidedNote(view, decided, said);
  tellDepartments(turn, changed.issue, notice, changed.key, departmentId === null ? [] : [departmentId]);
  await tellSource(turn, changed, notice, turn.message.chat);
}

function localOf({ known }: Turn, iso: string | null): string | null {
  return iso === null ? null : known.calendar.formatLocal(new Date(iso), 'dateTime');
}
