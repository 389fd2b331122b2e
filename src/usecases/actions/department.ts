import { confirmationWaitsUntil } from '../../issues/waits.ts';
import { readsAsDone } from '../../commands/statements/done/reads-as-done.ts';
import { transition } from '../../issues/lifecycle.ts';
import { returnProposed, tellsNotDone } from '../../issues/not-done.ts';
import { rulingIsFinal, needsRuling } from '../../issues/rulings.ts';
import { fold } from '../../language/fold.ts';
import { withCame, withOwnCame, withWayToConfirm, type Came } from '../../wording/supply.ts';
import { done, finishedWith, notDoneYet, progressNoted, signed } from '../../wording/answers.ts';
import { rulingWords } from '../../wording/rulings.ts';
import {
  acceptedNote,
  relayedProgress,
  relayedQuestion,
  relayedReply,
  resultToConfirm,
  returnedNote,
} from '../../wording/to-group.ts';
import { rulingRequest } from '../../wording/to-coordinators.ts';
import { overNote } from '../../wording/to-department.ts';
import { change, dispatchClocks, tellSource, type Changed, type Said, type Step } from '../change.ts';
import { accusedIn, isComplaint } from '../reports/accused.ts';
import { requestDepartments } from '../reports/departments-chats.ts';
import { putQuestion } from '../asked/put-question.ts';
import { leadOf, viewOf } from '../issue-view.ts';
import { chooseCommand, type Choice } from '../../wording/to-group.ts';
import { departmentChoices } from '../reports/report.ts';
import { answer, tell } from '../turn.ts';

/** What a department's liaison does; each is told to the group that reported, in the department's own words. */

/** @throws where the permission table let somebody through who acts for no department */
function mine({ departmentId }: Step): number {
  if (departmentId === null) throw new Error('acts for no department');
  return departmentId;
}

function standingOf(step: Step): 'lead' | 'assist' {
  return leadOf(step.issue) === mine(step) ? 'lead' : 'assist';
}

function names(step: Step, changed: Changed) {
  const { known } = step.turn;
  return { view: viewOf(known, changed.issue), department: known.department(mine(step))?.name ?? '' };
}

/** The words with it are meant for whoever waits: who comes, and in how many days. */
export async function accept(step: Step, intent: Said, said: string): Promise<void> {
  const handler = intent.handler ?? null;
  const changed = await change(step, {
    type: 'accepted',
    departmentId: mine(step),
    handler,
    ...(said === '' ? {} : { text: said }),
    ...(intent.due === undefined ? {} : { promisedAt: intent.due }),
  });
  const { view, department } = names(step, changed);
  answer(step.turn, signed(view, said !== ''));
  if (leadOf(changed.issue) === mine(step) || said !== '')
    await tellSource(step.turn, changed, acceptedNote(view, department, { handler, said }));
}

export async function progress(step: Step, intent: Said, text: string, came?: Came): Promise<void> {
  const { lexicon } = step.turn.known;
  const named = lexicon.find(fold(text)).filter(({ what }) => what === 'department');
  const suggestedDepartment = returnProposed(text, named);
  const back = transition(step.issue.state, 'return', standingOf(step));
  if (suggestedDepartment !== undefined && back.kind === 'moved')
    return giveBack({ ...step, to: back.to }, { ...intent, suggestedDepartment, reason: text }, text);
  const changed = await change(step, { type: 'progressed', text, departmentId: mine(step) });
  const { view, department } = names(step, changed);
  const finish = came === undefined ? waysToFinish(step, intent, changed, text) : [];
  answer(step.turn, withOwnCame(progressNoted(view, finish), came));
  if (finish.length > 0) await putQuestion(step.turn, finish, ANSWER_WITHIN_MINUTES, view.number);
  const relayed = withCame(relayedProgress(view, department, text), came);
  await tellSource(step.turn, changed, withWayToConfirm(relayed, view, came));
}

const ANSWER_WITHIN_MINUTES = 30;
/** "已派人核查": done, and yet no result. */
const HANDED_ON =
  /已(?:经)?(?:安排|派|联系|通知|转|报|交|组织|协调|对接|约|列入|纳入|受理|签收|收到|督促|下单|采购)/;

/** "#1 便道铺好了，大车能走" of one issue from who has it: a result, if they say so. */
function waysToFinish(step: Step, { issueNumbers }: Said, { issue }: Changed, text: string): Choice[] {
  const mayFinish = transition(issue.state, 'resolve', standingOf(step)).kind === 'moved';
  if (issueNumbers.length !== 1 || !mayFinish) return [];
  return readsAsDone(text) && !HANDED_ON.test(fold(text)) ? [finishedWith(issue.number, text)] : [];
}

export async function reply(step: Step, _: Said, text: string): Promise<void> {
  const changed = await change(step, { type: 'replied', text, departmentId: mine(step) });
  const { view, department } = names(step, changed);
  answer(step.turn, done(view, '答复已转告工作组'));
  await tellSource(step.turn, changed, relayedReply(view, department, text));
}

export async function requestInfo(step: Step, _: Said, text: string): Promise<void> {
  const changed = await change(step, { type: 'info_requested', text, departmentId: mine(step) });
  const { view, department } = names(step, changed);
  answer(step.turn, done(view, '已转问工作组'));
  await tellSource(step.turn, changed, relayedQuestion(view, department, text));
}

/** 办结 with words that say that nothing was done is asked about, and changes nothing. */
export async function resolve(step: Step, _: Said, text: string): Promise<void> {
  if (tellsNotDone(text)) return answer(step.turn, notDoneYet(viewOf(step.turn.known, step.issue), text));
  const waitsUntil = confirmationWaitsUntil(step.turn.now, step.turn.known.calendar);
  const changed = await change(step, {
    type: 'resolved',
    result: text,
    departmentId: mine(step),
    waitsUntil: waitsUntil.toISOString(),
  });
  const { view, department } = names(step, changed);
  answer(step.turn, done(view, '结果已转告工作组'));
  const until = step.turn.known.calendar.formatLocal(waitsUntil, 'dateTime');
  await tellSource(step.turn, changed, resultToConfirm(view, department, until));
}

/**
 * Returned with a reason. It goes on to the department that was suggested; without one, and after the second return
 * always, to the coordinators, whose ruling is final.
 */
export async function giveBack(step: Step, intent: Said, words: string): Promise<void> {
  const { turn, issue } = step;
  const departmentId = mine(step);
  const suggested = turn.known.departmentNamed(intent.suggestedDepartment ?? intent.toDepartment);
  // "转办 #12 交通局" says where to, and that is why.
  const isTargetAlone = intent.reason === undefined && suggested !== undefined;
  const reason = isTargetAlone ? rulingWords.belongsTo(suggested.name) : words;
  if (leadOf(issue) !== departmentId) return dropOut(step, reason);
  if (rulingIsFinal(issue))
    return answer(turn, done(viewOf(turn.known, issue), '已由协调员终审裁定，请先办理；有困难可答复说明'));

  const accused = accusedIn(turn.known, issue);
  const isFree = suggested !== undefined && suggested.id !== departmentId && !accused.includes(suggested.id);
  const suggestedId = isFree ? suggested.id : null;
  const changed = await change(step, { type: 'returned', reason, departmentId, suggestedId });
  if (suggestedId === null || needsRuling(changed.issue) || isComplaint(turn.known, issue))
    await askForRuling(step, changed, reason, suggestedId);
  else await passOn(step, changed, suggestedId, reason);
}

async function dropOut(step: Step, reason: string): Promise<void> {
  const changed = await change(
    step,
    { type: 'returned', reason, departmentId: mine(step), suggestedId: null },
    step.issue.state,
  );
  const { view, department } = names(step, changed);
  answer(step.turn, done(view, '已退出协办'));
  const notice = overNote(view, `${department}退出协办：${reason}`);
  for (const { id } of step.turn.known.chatsOfDepartment(leadOf(changed.issue) ?? Number.NaN))
    tell(step.turn, id, notice, changed.key);
}

/** What was suggested first, and never whoever has just returned it. */
function rulingChoices(step: Step, { issue }: Changed, suggestedId: number | null): Choice[] {
  const { known } = step.turn;
  const suggested = known.department(suggestedId);
  const returned = known.department(mine(step))?.name;
  const accused = accusedIn(known, issue).flatMap((id) => known.department(id)?.name ?? []);
  const others = departmentChoices(known, issue).filter(
    ({ label }) => label !== returned && label !== suggested?.name && !accused.includes(label),
  );
  const first =
    suggested === undefined
      ? []
      : [{ label: suggested.name, command: chooseCommand(issue.number, suggested.name) }];
  return [...first, ...others].slice(0, 3);
}

async function askForRuling(
  step: Step,
  changed: Changed,
  reason: string,
  suggestedId: number | null,
): Promise<void> {
  const { turn } = step;
  const { view, department } = names(step, changed);
  answer(turn, done(view, '已退回，由协调员裁定'));
  await tellSource(turn, changed, returnedNote(view, department, reason, '已请协调员裁定'));
  const choices = rulingChoices(step, changed, suggestedId);
  const notice = rulingRequest(view, choices, department, reason, needsRuling(changed.issue));
  for (const { id } of turn.known.chatsOfKind('coordinators'))
    tell(turn, id, notice, `${changed.key}:ruling`);
}

async function passOn(step: Step, returned: Changed, suggestedId: number, reason: string): Promise<void> {
  const { turn } = step;
  const { department } = names(step, returned);
  const to = turn.known.department(suggestedId)?.name ?? '';
  const assisting = returned.issue.departments
    .filter(({ role, departmentId }) => role === 'assist' && departmentId !== suggestedId)
    .map(({ departmentId }) => departmentId);
  const routing = {
    step: 'ruled' as const,
    because: [`${department}退回（${reason}），建议转${to}`],
    candidates: [{ departmentId: suggestedId, confidence: 1 }],
  };
  const clocks = dispatchClocks(turn, returned.issue, suggestedId);
  const changed = await change(
    { ...step, issue: returned.issue },
    { type: 'dispatched', lead: suggestedId, assisting, routing, clocks },
    'dispatched',
  );
  const view = viewOf(turn.known, changed.issue);
  answer(turn, done(view, `已转${to}`));
  await tellSource(turn, changed, returnedNote(view, department, reason, `已转${to}`));
  requestDepartments(turn, changed.issue, {
    reason: 'rerouted',
    said: `${department}退回：${reason}`,
    only: [suggestedId],
    key: changed.key,
  });
}
