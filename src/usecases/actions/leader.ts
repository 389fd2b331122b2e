import type { RoutingRecord } from '../../issues/issue.ts';
import { RULES, transition } from '../../issues/lifecycle.ts';
import { writeClocks } from '../../issues/limits.ts';
import { PARTIES } from '../../issues/permissions.ts';
import { recount } from '../../issues/recount.ts';
import { needsRuling } from '../../issues/rulings.ts';
import { readEvents } from '../../store/issues/issues.ts';
import type { IssueState } from '../../issues/state.ts';
import { accusedThemselves, alreadyLeads, done, needsWords, refusedByRole } from '../../wording/answers.ts';
import { decisionRequest } from '../../wording/to-coordinators.ts';
import { overNote } from '../../wording/to-department.ts';
import { dispatchedLater, escalatedNote } from '../../wording/to-group.ts';
import { accusedIn } from '../reports/accused.ts';
import { change, dispatchClocks, tellSource, type Said, type Step } from '../change.ts';
import { requestDepartments } from '../reports/departments-chats.ts';
import { leadOf, viewOf } from '../issue-view.ts';
import { similarCases } from '../routing/similar.ts';
import { priorityStays, tellOfPriority } from '../cards/tell-of-priority.ts';
import { answer, tell } from '../turn.ts';
import { involve } from './rulings.ts';

/** What the reporter chooses, and what leaders and coordinators rule. */

/** The reporter names the department; what a leader or a coordinator has ruled since stands. */
export async function choose(step: Step, intent: Said): Promise<void> {
  const { turn, issue } = step;
  const events = await readEvents(turn.tx, turn.organisationId, issue.number);
  const last = events.findLast(({ body }) => body.type === 'dispatched');
  const isRuled =
    last !== undefined && RULES_OVER_REPORTERS.has(last.actor.role) && !RULES_OVER_REPORTERS.has(step.as);
  if (isRuled || issue.returnCount > 0)
    return answer(turn, refusedByRole(issue.number, RULES.assign.word, PARTIES.leader));
  return assign(step, intent);
}
const RULES_OVER_REPORTERS: ReadonlySet<string> = new Set(['leader', 'coordinator']);

/** Dispatches to the departments said: the first time with fresh clocks, later with number and history kept, and a deadline that lies ahead. */
export async function assign(step: Step, intent: Said): Promise<void> {
  const { turn, issue } = step;
  const { known } = turn;
  const lead = known.departmentNamed(intent.department ?? intent.toDepartment);
  if (!lead && (intent.assisting ?? []).length > 0 && transition(issue.state, 'involve').kind === 'moved')
    return involve({ ...step, to: issue.state }, intent);
  if (!lead) return answer(turn, needsWords(issue.number, '派给', '部门名称'));
  const accused = accusedIn(known, issue);
  if (accused.includes(lead.id)) return answer(turn, accusedThemselves(issue.number, lead.name));
  // After two returns the ruling is the coordinator's (终审).
  if (needsRuling(issue) && step.as !== 'coordinator')
    return answer(turn, refusedByRole(issue.number, '裁定', PARTIES.coordinator));
  const before = issue.departments.map(({ departmentId }) => departmentId);
  const said = (intent.assisting ?? []).flatMap((name) => known.departmentNamed(name)?.id ?? []);
  const kept = issue.departments
    .filter(({ role }) => role === 'assist')
    .map(({ departmentId }) => departmentId);
  const assisting = [...new Set(said.length > 0 ? said : kept)].filter(
    (id) => id !== lead.id && !accused.includes(id),
  );
  // Said again: nothing is written, so that signature and figures stay.
  if (
    leadOf(issue) === lead.id &&
    WITH_THE_LEAD.has(issue.state) &&
    assisting.every((id) => before.includes(id))
  )
    return answer(turn, alreadyLeads(viewOf(known, issue)));
  const routing: RoutingRecord = {
    step: 'ruled',
    because: [`${turn.sender.name}选定${lead.name}`],
    candidates: [{ departmentId: lead.id, confidence: 1 }],
  };
  const clocks = dispatchClocks(turn, issue, lead.id);
  const changed = await change(step, { type: 'dispatched', lead: lead.id, assisting, routing, clocks });
  const view = viewOf(known, changed.issue);
  answer(turn, dispatchedLater(view));
  await tellSource(turn, changed, dispatchedLater(view), turn.message.chat);
  const reason = before.length === 0 ? 'new' : 'rerouted';
  const fresh = [lead.id, ...assisting].filter((id) => !before.includes(id) || id === lead.id);
  const similar = await similarCases(turn, changed.issue, lead.id);
  requestDepartments(turn, changed.issue, { reason, similar, only: fresh, key: changed.key });
  for (const id of before.filter((id) => id !== lead.id && !assisting.includes(id)))
    for (const chat of known.chatsOfDepartment(id))
      tell(turn, chat.id, overNote(view, `已改派${lead.name}`), changed.key);
}

/** The limits are counted anew; one that comes to end sooner counts from now. Holds and extensions since stay. */
export async function setPriority(step: Step, intent: Said, words: string): Promise<void> {
  const { turn, issue } = step;
  const priority = intent.priority ?? 'urgent';
  if (priority === issue.priority) return priorityStays(step, words);
  const events = await readEvents(turn.tx, turn.organisationId, issue.number);
  const due = recount(events, priority, turn.known.calendar, { now: turn.now, limits: issue });
  const clocks = due === null ? null : writeClocks(due);
  const reason = words === '' ? {} : { reason: words };
  const changed = await change(step, { type: 'priority_set', priority, clocks, ...reason });
  const view = viewOf(turn.known, changed.issue);
  answer(turn, done(view, priority === 'urgent' ? '已加急' : '级别已改'));
  await tellOfPriority(turn, changed, words);
}

/**
 * Raised to a superior unit, which takes the lead while the lower one stays as the group's partner; with no such unit
 * the leaders are asked to decide. Either way it stands under 需协调事项 until it is done.
 */
export async function escalate(step: Step, intent: Said): Promise<void> {
  const { turn, issue } = step;
  const { known } = turn;
  const said = known.departmentNamed(
    intent.to ?? intent.toDepartment ?? intent.department ?? intent.suggestedDepartment,
  );
  const lead = known.department(leadOf(issue));
  const named = said ?? known.department(lead?.superiorId);
  // While it is held nobody else takes it on: the leaders decide.
  const isFree = transition(issue.state, 'assign').kind === 'moved';
  const superior = isFree && !accusedIn(known, issue).includes(named?.id ?? -1) ? named : undefined;
  const to = named?.name ?? '领导群';
  const reason = intent.reason ?? intent.text ?? null;
  const raised =
    superior === undefined || superior.id === lead?.id
      ? step
      : { ...step, ...(await raise(step, superior, reason)) };
  const changed = await change(raised, { type: 'escalated', to, reason }, raised.issue.state);
  const view = viewOf(known, changed.issue);
  answer(turn, escalatedNote(view, to));
  await tellSource(turn, changed, escalatedNote(view, to), turn.message.chat);
  if (superior !== undefined && superior.id !== lead?.id) {
    const why = reason === null ? {} : { said: `提级原因：${reason}` };
    requestDepartments(turn, changed.issue, {
      reason: 'escalated',
      ...why,
      only: [superior.id],
      key: changed.key,
    });
  }
  const notice = decisionRequest(view, to, reason);
  for (const { id } of known.chatsOfKind('leaders')) tell(turn, id, notice, `${changed.key}:decision`);
}

const WITH_THE_LEAD: ReadonlySet<IssueState> = new Set([
  'dispatched',
  'accepted',
  'in_progress',
  'on_hold',
  'reopened',
]);

async function raise(step: Step, superior: { id: number; name: string }, reason: string | null) {
  const { issue, turn } = step;
  const lower = issue.departments.map(({ departmentId }) => departmentId).filter((id) => id !== superior.id);
  const routing: RoutingRecord = {
    step: 'ruled',
    because: [`${turn.sender.name}提级到${superior.name}${reason === null ? '' : `：${reason}`}`],
    candidates: [{ departmentId: superior.id, confidence: 1 }],
  };
  const clocks = dispatchClocks(turn, issue, superior.id);
  return change(
    step,
    { type: 'dispatched', lead: superior.id, assisting: lower, routing, clocks },
    'dispatched',
  );
}
