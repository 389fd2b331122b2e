import { transition } from '../../issues/lifecycle.ts';
import { callsOff, namesSession, tellsHour, type OnsiteSession } from '../../issues/onsite.ts';
import type { RoutingRecord } from '../../issues/issue.ts';
import { readEvents } from '../../store/issues/issues.ts';
import { calledOff, onsiteAnswer, onsiteNote, type Invited } from '../../wording/onsite.ts';
import { accusedIn } from '../reports/accused.ts';
import { change, tellSource, type Changed, type Said, type Step } from '../change.ts';
import { liaisonsOn, whereToReach } from '../reports/departments-chats.ts';
import { mayConfirmNow } from '../asked/hear-before-confirming.ts';
import { allFactsOf, mayActOnAny } from '../issue-facts.ts';
import { leadOf, viewOf } from '../issue-view.ts';
import { answer, tell } from '../turn.ts';
import { cancel, supplement } from './group.ts';

/** 现场办公: who has the issue and whoever is asked to come hear of time and place. From anybody who may not call one it is word of it. */
export async function call(step: Step, intent: Said, text: string): Promise<void> {
  const off = callsOff(text);
  const named = namedIn(step, intent);
  const before = await lastSession(step);
  // Called off is only what was called.
  const says = off ? before !== undefined : intent.at !== undefined || named.length > 0;
  if (!says || !(await mayCall(step)) || (await mayConfirmNow(step.turn, step.issue)))
    return supplement(step, intent, text);
  const session: OnsiteSession = {
    at: off ? (before?.at ?? null) : (intent.at ?? before?.at ?? null),
    dayOnly: intent.at === undefined ? (before?.dayOnly ?? true) : !tellsHour(text),
    place: off ? (before?.place ?? null) : (intent.place ?? before?.place ?? null),
    departments: invitedTo(step, named, before),
    cancelled: off,
  };
  const joined = off ? step : await bringIn(step, named);
  const body = { type: 'supplemented', text, onsite: session } as const;
  await invite(step, await change(joined, body, joined.issue.state), session, text);
}

/** "取消明天的现场办公" is no supplement where there is a session to call off. */
export async function callOrSupplement(step: Step, intent: Said, text: string): Promise<void> {
  await (callsOff(text) ? call(step, intent, text) : supplement(step, intent, text));
}

/** "取消 #12 现场办公" calls off the session, not the issue. */
export async function callOffOrCancel(step: Step, intent: Said, reason: string): Promise<void> {
  if (!namesSession(reason)) return cancel(step, intent, reason);
  await call({ ...step, to: step.issue.state }, intent, calledOff(reason));
}

async function mayCall({ turn, issue }: Step): Promise<boolean> {
  const facts = await allFactsOf(turn.tx, turn.organisationId, turn.sender, issue);
  return mayActOnAny(turn.sender.grants, 'onsite', facts).kind === 'allowed';
}

/** Nobody is asked to come about a complaint of themselves. */
function namedIn({ turn: { known }, issue }: Step, { department, assisting = [] }: Said): number[] {
  const accused = accusedIn(known, issue);
  return [department, ...assisting]
    .flatMap((name) => known.departmentNamed(name)?.id ?? [])
    .filter((id) => !accused.includes(id));
}

function invitedTo({ issue }: Step, named: readonly number[], before: OnsiteSession | undefined): number[] {
  const there = issue.departments.map(({ departmentId }) => departmentId);
  return [...new Set([...there, ...named, ...(before?.departments ?? [])])];
}

async function lastSession({ turn, issue }: Step): Promise<OnsiteSession | undefined> {
  const events = await readEvents(turn.tx, turn.organisationId, issue.number);
  const last = events.flatMap(({ body }) => (body.type === 'supplemented' ? (body.onsite ?? []) : [])).at(-1);
  return last?.cancelled === true ? undefined : last;
}

/** Whoever is asked to come helps (协办): so it may sign and answer. */
async function bringIn(step: Step, named: readonly number[]): Promise<Step> {
  const { issue } = step;
  const lead = leadOf(issue);
  const there = issue.departments.map(({ departmentId }) => departmentId);
  const fresh = named.filter((id) => !there.includes(id));
  if (lead === undefined || fresh.length === 0 || transition(issue.state, 'involve').kind !== 'moved')
    return step;
  const routing: RoutingRecord = issue.routing ?? { step: 'ruled', because: [], candidates: [] };
  const assisting = [...there, ...fresh].filter((id) => id !== lead);
  const changed = await change(
    step,
    { type: 'dispatched', lead, assisting, routing, clocks: null },
    issue.state,
  );
  return { ...step, issue: changed.issue };
}

async function invite(step: Step, changed: Changed, session: OnsiteSession, text: string): Promise<void> {
  const { turn, issue: before } = step;
  const { known } = turn;
  const view = viewOf(known, changed.issue);
  const local = (at: string) =>
    known.calendar.formatLocal(new Date(at), session.dayOnly ? 'date' : 'dateTime');
  const when = session.at === null ? null : local(session.at);
  const had = new Set(before.departments.map(({ departmentId }) => departmentId));
  const all: Invited = { told: [], relayed: [], unreached: [] };
  const nameOf = (id: number) => known.department(id)?.name ?? '';
  const names = session.departments.map(nameOf);
  for (const id of session.departments) {
    const places = whereToReach(known, id);
    all[places.length === 0 ? 'unreached' : places[0]?.isOwn === true ? 'told' : 'relayed'].push(nameOf(id));
    for (const { chat, isOwn } of places) {
      const notice = onsiteNote(view, {
        ...session,
        when,
        names,
        text,
        isNew: !had.has(id),
        ...(isOwn ? { mentions: liaisonsOn(known, id, chat, turn.now) } : { standInFor: nameOf(id) }),
      });
      tell(turn, chat.id, notice, `${changed.key}:onsite:d${id}`);
    }
  }
  const said = onsiteAnswer(view, { ...session, when }, all);
  answer(turn, said);
  await tellSource(turn, changed, said, turn.message.chat);
}
