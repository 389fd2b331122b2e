import type { ActionIntent } from '../../commands/intent.ts';
import { stillReopens } from '../../issues/waits.ts';
import { done, needsWords, plainAnswer } from '../../wording/answers.ts';
import { cancelledNote, closedNote, reopenedNote } from '../../wording/to-group.ts';
import { overNote, supplementNote, urgeNote } from '../../wording/to-department.ts';
import { change, freshClocks, tellSource, type Changed, type Step } from '../change.ts';
import { requestDepartments, tellDepartments } from '../departments-chats.ts';
import { viewOf } from '../issue-view.ts';
import { answer } from '../turn.ts';

/** What the group, the reporter or the object's contact does. */

/** Answers where it was typed; the reporting group hears of it too when that is another chat. */
function answerAndTell(step: Step, changed: Changed, notice: Parameters<typeof answer>[1]): void {
  answer(step.turn, notice);
  if (step.turn.message.chat !== changed.issue.sourceChat) tellSource(step.turn, changed, notice);
}

export async function supplement(step: Step, _: ActionIntent, text: string): Promise<void> {
  const changed = await change(step, { type: 'supplemented', text });
  const view = viewOf(step.turn.known, changed.issue);
  answer(
    step.turn,
    done(
      view,
      changed.issue.departments.length === 0 ? '已补充' : `已补充，并转给${view.lead ?? '承办部门'}`,
    ),
  );
  tellDepartments(step.turn, changed.issue, supplementNote(view, text), changed.key);
}

export async function note(step: Step, _: ActionIntent, text: string): Promise<void> {
  const changed = await change(step, { type: 'progressed', text, departmentId: null });
  answer(step.turn, done(viewOf(step.turn.known, changed.issue), '进展已记下'));
}

/** "#12 已解决" by whom it is to say: result and confirmation in one. */
export async function resolveAndConfirm(step: Step, intent: ActionIntent, text: string): Promise<void> {
  const result = text === '' ? '申报人确认已解决' : text;
  const resolved = await change(
    step,
    { type: 'resolved', result, departmentId: null, waitsUntil: null },
    'resolved',
  );
  await close({ ...step, issue: resolved.issue }, intent, null);
}

export async function confirm(step: Step, intent: ActionIntent, text: string): Promise<void> {
  await close(step, intent, text === '' ? null : text);
}

async function close(step: Step, intent: ActionIntent, comment: string | null): Promise<void> {
  const satisfaction = intent.satisfaction ?? null;
  const changed = await change(step, { type: 'confirmed', satisfaction, comment }, 'closed');
  const view = viewOf(step.turn.known, changed.issue);
  const words = satisfaction === null ? '申报人已确认' : `申报人评价：${satisfaction}`;
  answerAndTell(step, changed, closedNote(view, words));
  tellDepartments(step.turn, changed.issue, overNote(view, `已办结，${words}`), changed.key);
}

export async function reopen(step: Step, _: ActionIntent, reason: string): Promise<void> {
  const { turn, issue } = step;
  const { closedAt } = issue;
  if (closedAt !== null && !stillReopens(closedAt, turn.now, turn.known.calendar))
    return void answer(
      turn,
      plainAnswer(`#${issue.number} 办结已超过15天`, ['请重新报一条：报问题 对象 情况']),
    );
  const changed = await change(step, { type: 'reopened', reason, clocks: freshClocks(turn, issue) });
  answerAndTell(step, changed, reopenedNote(viewOf(turn.known, changed.issue)));
  requestDepartments(turn, changed.issue, {
    reason: 'reopened',
    said: `重办原因：${reason}`,
    key: changed.key,
  });
}

/** 不满意 is 重办, and that wants a reason. */
export async function dissatisfied(step: Step, intent: ActionIntent, reason: string): Promise<void> {
  if (reason === '') answer(step.turn, needsWords(step.issue.number, '重办', '哪里没解决'));
  else await reopen({ ...step, to: 'reopened' }, intent, reason);
}

export async function urge(step: Step, intent: ActionIntent): Promise<void> {
  const text = intent.text === undefined || intent.text === '' ? null : intent.text;
  const { turn } = step;
  const changed = await change(step, { type: 'urged', text });
  const view = viewOf(turn.known, changed.issue);
  const today = turn.known.calendar.localDate(turn.now);
  tellDepartments(turn, changed.issue, urgeNote(view, text), `issue:${view.number}:urged:${today}`);
  answer(turn, done(view, '已催办，同一天只转达一次'));
}

export async function cancel(step: Step, _: ActionIntent, reason: string): Promise<void> {
  const changed = await change(step, { type: 'cancelled', reason });
  const view = viewOf(step.turn.known, changed.issue);
  answerAndTell(step, changed, cancelledNote(view, reason));
  tellDepartments(step.turn, changed.issue, overNote(view, '已作废，不用再办'), changed.key);
}
