import type { ChatId } from '../../chat/message.ts';
import type { EventBody } from '../../issues/event.ts';
import type { Issue } from '../../issues/issue.ts';
import type { IssueState } from '../../issues/state.ts';
import { waitingIssues } from '../../store/issues/lists.ts';
import { readIssue } from '../../store/issues/issues.ts';
import { closeQuestions } from '../../store/issues/references.ts';
import { BOT } from '../../wording/bot.ts';
import { closedUnverifiedNote, triageRequest } from '../../wording/to-coordinators.ts';
import { overNote } from '../../wording/to-department.ts';
import { tellDepartments } from '../reports/departments-chats.ts';
import { eachByItself } from '../messages/each-by-itself.ts';
import type { Worker } from '../messages/handle-message.ts';
import { viewOf } from '../issue-view.ts';
import { record } from '../record.ts';
import { departmentChoices } from '../reports/report.ts';
import { openStage, speak, tell, type Stage } from '../turn.ts';

const AT_ONCE = 100;
/** What silence does once it has lasted long enough; returns how many issues it moved. */
export async function endSilences(worker: Worker): Promise<number> {
  const numbers = await waitingIssues(worker.db, worker.organisationId, worker.now(), AT_ONCE);
  await eachByItself(numbers, (number) => endSilence(worker, number));
  return numbers.length;
}

async function endSilence({ db, organisationId, known, now }: Worker, number: number): Promise<void> {
  const knows = await known();
  const at = now();
  await db.transaction(async (tx) => {
    const issue = await readIssue(tx, organisationId, number, 'lock');
    if (issue?.waitsUntil == null || issue.waitsUntil > at) return;
    const stage = openStage(tx, organisationId, knows, at);
    if (issue.priority === 'urgent') stage.urgent.add(number);
    if (issue.state === 'triage') await passToCoordinators(stage, issue);
    else await closeUnverified(stage, issue);
    await speak(stage);
  });
}

async function passToCoordinators(stage: Stage, issue: Issue): Promise<void> {
  const routing = issue.routing ?? { step: 'asked' as const, because: [], candidates: [] };
  const { key } = await write(stage, issue, { type: 'put_to_triage', routing, waitsUntil: null }, 'triage');
  const notice = triageRequest(
    viewOf(stage.known, issue),
    departmentChoices(stage.known, issue),
    '报告人没有选定部门，请派单',
  );
  for (const { id } of stage.known.chatsOfKind('coordinators')) tell(stage, id, notice, key);
}

async function closeUnverified(stage: Stage, issue: Issue): Promise<void> {
  const written = await write(stage, issue, { type: 'closed_unverified' }, 'closed');
  const view = viewOf(stage.known, written.issue);
  tell(
    stage,
    issue.sourceChat as ChatId,
    { ...closedUnverifiedNote(view), replyTo: issue.sourceMessage },
    written.key,
  );
  tellDepartments(stage, written.issue, overNote(view, '申报人没有回音，按未回访办结'), written.key);
}

async function write(stage: Stage, issue: Issue, body: EventBody, to: IssueState) {
  const { tx, organisationId, now } = stage;
  const event = { issueNumber: issue.number, at: now, actor: BOT, inboxId: null, to, body };
  const written = await record(stage, issue, [event]);
  await closeQuestions(tx, organisationId, issue.number);
  return { issue: written.issue, key: `issue:${issue.number}:${written.seq}` };
}
