import { rankOf } from '../../outbox/ranks.ts';
import { rewriteWaiting, waitingNotices } from '../../store/deliveries/waiting-notices.ts';
import { passedOn, priorityUnchanged } from '../../wording/answers.ts';
import { priorityNote, supplementNote, withPriority } from '../../wording/to-department.ts';
import { change, type Changed, type Step } from '../change.ts';
import { tellDepartments } from '../reports/departments-chats.ts';
import { viewOf } from '../issue-view.ts';
import { answer, asRead, tell, type Turn } from '../turn.ts';

/**
 * Whoever knows of the issue hears that its class has changed. A request that waits for the morning takes on the new
 * class instead; where it became urgent, all that waits about it goes out now.
 */
export async function tellOfPriority(turn: Turn, { issue, key }: Changed, said: string): Promise<void> {
  const { tx, organisationId, known, now } = turn;
  const view = viewOf(known, issue);
  const waiting = await waitingNotices(tx, organisationId, issue.number, now);
  for (const { id, chat, notice: waits } of waiting) {
    const notice = asRead(known, chat, withPriority(waits, view, said));
    const hurries = issue.priority === 'urgent' ? { dueAt: now } : {};
    await rewriteWaiting(tx, organisationId, id, { notice, priority: rankOf(notice), ...hurries });
  }
  const knowAlready = new Set(
    waiting.flatMap(({ kind, chat }) => (kind === 'request' || kind === 'triage' ? [chat] : [])),
  );
  const unaware = issue.departments
    .filter(({ departmentId }) => known.chatsOfDepartment(departmentId).some(({ id }) => knowAlready.has(id)))
    .map(({ departmentId }) => departmentId);
  tellDepartments(turn, issue, priorityNote(view, said), key, unaware);
  if (issue.departments.length > 0) return;
  for (const { id } of known.chatsOfKind('coordinators'))
    if (!knowAlready.has(id)) tell(turn, id, priorityNote(view, said), key);
}

/** "#32 加急，全村没水喝" where it is urgent already: the class stays, the words reach whoever has it. */
export async function priorityStays(step: Step, words: string): Promise<void> {
  const { turn, issue } = step;
  if (words === '') return answer(turn, priorityUnchanged(viewOf(turn.known, issue)));
  const changed = await change(step, { type: 'supplemented', text: words }, issue.state);
  const view = viewOf(turn.known, changed.issue);
  const notice = supplementNote(view, words, 'progress');
  answer(turn, passedOn(view, true));
  if (issue.departments.length > 0) return tellDepartments(turn, changed.issue, notice, changed.key);
  for (const { id } of turn.known.chatsOfKind('coordinators')) tell(turn, id, notice, changed.key);
}
