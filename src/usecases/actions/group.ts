import type { Notice } from '../../chat/notice.ts';
import { putsObjectRight } from '../../commands/statements/correction.ts';
import { needPutRight, type NeedCorrected, withNeed } from '../../commands/notes/need-correction.ts';
import { asksForDiscretion } from '../../commands/reports/discretion.ts';
import type { ServiceObject } from '../../directory/directory.ts';
import { fold } from '../../language/fold.ts';
import { PARTIES } from '../../issues/permissions.ts';
import { tellsNews } from '../../issues/plain-answers.ts';
import { stillReopens } from '../../issues/waits.ts';
import { readEvents } from '../../store/issues/issues.ts';
import { done, needsWords, passedOn, restrictedNow } from '../../wording/answers.ts';
import { needWords, withUnclearNeed } from '../../wording/need.ts';
import { objectWords, withUnknownObject } from '../../wording/object.ts';
import { cancelledNote, closedNote, reopenedNote } from '../../wording/to-group.ts';
import { withCame, withOwnCame, withPartners, withWayToConfirm, type Came } from '../../wording/supply.ts';
import { urgeWords } from '../../wording/cards.ts';
import { overNote, supplementNote, urgeNote } from '../../wording/to-department.ts';
import { change, freshClocks, tellSource, type Changed, type Said, type Step } from '../change.ts';
import { requestDepartments, tellDepartments } from '../reports/departments-chats.ts';
import { passUrgeOn } from '../cards/pass-urge.ts';
import { followUp } from '../reports/follow-up.ts';
import { viewOf } from '../issue-view.ts';
import { hearBeforeConfirming, mayConfirmNow } from '../asked/hear-before-confirming.ts';
import { recallGivers, seekAgain } from '../supply/seek-again.ts';
import { answer } from '../turn.ts';

/** What the group, the reporter or the object's contact does. */

/** Answers where it was typed; whoever reported hears of it too where that is another chat. */
async function answerAndTell(step: Step, changed: Changed, notice: Notice): Promise<void> {
  answer(step.turn, notice);
  await tellSource(step.turn, changed, notice, step.turn.message.chat);
}

export async function supplement(step: Step, intent: Said, text: string): Promise<void> {
  const { known } = step.turn;
  const isCorrection = putsObjectRight(fold(text));
  const object = isCorrection ? known.objectNamed(intent.subject) : undefined;
  if (object !== undefined) return putObjectRight(step, object, text);
  if (!step.issue.sensitive && asksForDiscretion(fold(text))) return restrict(step, text);
  if (await mayConfirmNow(step.turn, step.issue)) return hearBeforeConfirming(step, text);
  const need = needPutRight(fold(text), step.issue.quantities);
  if (need !== undefined && need !== 'unclear') return putNeedRight(step, need, text);
  const isAnswer = await answersQuestion(step);
  const changed = await change(step, { type: 'supplemented', text });
  const view = viewOf(known, changed.issue);
  const passedOn =
    changed.issue.departments.length === 0 ? '已补充' : `已补充，并转给${view.lead ?? '承办部门'}`;
  const said = done(view, passedOn);
  const withObject = isCorrection && NAMES_OBJECT.test(fold(text)) ? withUnknownObject(said) : said;
  answer(step.turn, need === 'unclear' ? withUnclearNeed(withObject) : withObject);
  const notice = supplementNote(view, text, isAnswer ? 'answer' : 'supplement');
  tellDepartments(step.turn, changed.issue, notice, changed.key);
}

/** From now on no chat shows what it is about; to keep a thing from eyes harms nobody, so that nothing is asked. */
async function restrict(step: Step, text: string): Promise<void> {
  const changed = await change(step, { type: 'supplemented', text, restricts: true });
  const view = viewOf(step.turn.known, changed.issue);
  answer(step.turn, restrictedNow(view));
  tellDepartments(step.turn, changed.issue, supplementNote(view, text), changed.key);
}

/** A department has asked, and nobody of the group has said anything since. */
async function answersQuestion({ turn, issue }: Step): Promise<boolean> {
  const events = await readEvents(turn.tx, turn.organisationId, issue.number);
  const last = events.findLast(
    ({ body }) =>
      body.type === 'info_requested' ||
      body.type === 'supplemented' ||
      (body.type === 'progressed' && body.departmentId === null),
  );
  return last?.body.type === 'info_requested';
}

const NAMES_OBJECT = /对象/;

/** The issue is about somebody else than it said: who has it, and its history, learn from whom to whom. */
async function putObjectRight(step: Step, object: ServiceObject, text: string): Promise<void> {
  const { turn, issue } = step;
  const before = turn.known.object(issue.objectId)?.name ?? null;
  if (object.name === before) return answer(turn, done(viewOf(turn.known, issue), objectWords.same(before)));
  const told = objectWords.history(object.name, before, text);
  const changed = await change(step, { type: 'supplemented', text: told, objectId: object.id });
  const view = viewOf(turn.known, changed.issue);
  answer(turn, done(view, objectWords.changed(object.name, before)));
  tellDepartments(turn, changed.issue, supplementNote(view, told), changed.key);
}

/** More or less is needed than was reported: cards and bulletins tell the new amount from now on, the history both. */
async function putNeedRight(step: Step, need: NeedCorrected, text: string): Promise<void> {
  const { turn, issue } = step;
  const { before, after } = need;
  const told = needWords.history(after, before, text);
  const quantities = issue.quantities.map((one) => (one === before ? after : one));
  const title = withNeed(issue.title, need);
  const changed = await change(step, { type: 'supplemented', text: told, quantities, title });
  const view = viewOf(turn.known, changed.issue);
  const partners = after.value > before.value ? await seekAgain(turn, changed.issue) : [];
  answer(turn, withPartners(done(view, needWords.changed(after, before)), partners));
  tellDepartments(turn, changed.issue, supplementNote(view, told), changed.key);
}

/** What the group tells of an issue that lies with a department is the department's to know. */
export async function note(step: Step, _: Said, text: string, came?: Came): Promise<void> {
  if (await mayConfirmNow(step.turn, step.issue)) return hearBeforeConfirming(step, text);
  const changed = await change(step, { type: 'progressed', text, departmentId: null });
  const view = viewOf(step.turn.known, changed.issue);
  const noted = passedOn(view, changed.issue.departments.length > 0);
  answer(step.turn, withWayToConfirm(withOwnCame(noted, came), view, came));
  const told = withCame(supplementNote(view, text, 'progress'), came);
  tellDepartments(step.turn, changed.issue, told, changed.key);
}

/**
 * "#12 已解决" by whom it is to say: result and confirmation in one. What a department said that it did stays the result,
 * also where the issue was reopened since; the reporter's own account stands only where there is none.
 */
export async function resolveAndConfirm(step: Step, intent: Said, text: string): Promise<void> {
  const tellsHow = intent.outcomeText !== undefined && text !== '' && !THANKS.test(fold(text));
  const own = tellsHow ? text : SOLVED;
  const result = (await resultOfDepartment(step)) ?? own;
  const resolved = await change(
    step,
    { type: 'resolved', result, departmentId: null, waitsUntil: null },
    'resolved',
  );
  await close({ ...step, issue: resolved.issue }, intent, text === '' || text === result ? null : text);
}

const SOLVED = '申报人确认已解决';
const THANKS = /^[\s,。!]*(?:谢谢|感谢|多谢|辛苦)[^\d]{0,8}$/;

/** The last result that a department gave; a file's counts as one. */
async function resultOfDepartment({ turn, issue }: Step): Promise<string | undefined> {
  const events = await readEvents(turn.tx, turn.organisationId, issue.number);
  return events
    .flatMap(({ body }) => (body.type === 'resolved' && body.departmentId !== null ? [body.result] : []))
    .at(-1);
}

export async function confirm(step: Step, intent: Said, text: string): Promise<void> {
  await close(step, intent, text === '' ? null : text);
}

async function close(step: Step, intent: Said, comment: string | null): Promise<void> {
  const satisfaction = intent.satisfaction ?? null;
  const changed = await change(step, { type: 'confirmed', satisfaction, comment }, 'closed');
  const view = viewOf(step.turn.known, changed.issue);
  const words = satisfaction === null ? '申报人已确认' : `申报人评价：${satisfaction}`;
  await answerAndTell(step, changed, closedNote(view, words));
  tellDepartments(step.turn, changed.issue, overNote(view, `已办结，${words}`), changed.key);
}

export async function reopen(step: Step, _: Said, reason: string): Promise<void> {
  const { turn, issue } = step;
  const { closedAt } = issue;
  if (closedAt !== null && !stillReopens(closedAt, turn.now, turn.known.calendar))
    return followUp(step, reason);
  const changed = await change(step, { type: 'reopened', reason, clocks: freshClocks(turn, issue) });
  await recallGivers(turn, changed);
  const partners = await seekAgain(turn, changed.issue);
  const note = withPartners(reopenedNote(viewOf(turn.known, changed.issue)), partners);
  await answerAndTell(step, changed, note);
  requestDepartments(turn, changed.issue, {
    reason: 'reopened',
    said: `重办原因：${reason}`,
    key: changed.key,
  });
}

/** 不满意 is 重办, and that wants a reason. */
export async function dissatisfied(step: Step, intent: Said, reason: string): Promise<void> {
  if (reason === '') answer(step.turn, needsWords(step.issue.number, '重办', '哪里没解决'));
  else await reopen({ ...step, to: 'reopened' }, intent, reason);
}

/** Passed on once a day for each issue; where the department was reminded often enough today, with its next reminders. */
export async function urge(step: Step, intent: Said): Promise<void> {
  const text = intent.text === undefined || intent.text === '' ? null : intent.text;
  const { turn } = step;
  const changed = await change(step, { type: 'urged', text });
  const view = viewOf(turn.known, changed.issue);
  const passed = await passUrgeOn(turn, changed.issue, urgeNote(view, text));
  const to = view.lead ?? PARTIES.coordinator;
  const words = {
    passedOn: urgeWords.passedOn(to),
    later: urgeWords.later(to),
    today: urgeWords.today,
    nobody: urgeWords.nobody,
  };
  const tellsMore = passed !== 'passedOn' && text !== null && tellsNews(text);
  if (tellsMore) tellDepartments(turn, changed.issue, supplementNote(view, text, 'progress'), changed.key);
  answer(turn, done(view, tellsMore ? urgeWords.news(to) : words[passed]));
}

export async function cancel(step: Step, _: Said, reason: string): Promise<void> {
  const changed = await change(step, { type: 'cancelled', reason });
  const view = viewOf(step.turn.known, changed.issue);
  await answerAndTell(step, changed, cancelledNote(view, reason));
  tellDepartments(step.turn, changed.issue, overNote(view, '已作废，不用再办'), changed.key);
}
