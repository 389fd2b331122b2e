import type { Issue } from '../issues/issue.ts';
import { PARTIES } from '../issues/permissions.ts';
import { readEvents } from '../store/issues/issues.ts';
import { strangerRefused, unknownNumber } from '../wording/answers.ts';
import { notForYou, privateOnly } from '../wording/people.ts';
import { openCard } from '../wording/private-card.ts';
import { eventLine } from '../wording/timeline.ts';
import { REPORTER_WORD } from '../wording/view.ts';
import { allFactsOf, isReportedBy, mayActOnAny } from './issue-facts.ts';
import { unnamed, viewOf } from './issue-view.ts';
import { survivorOf } from './survivor.ts';
import { answer, answerUnmasked, type Turn } from './turn.ts';

/** "电话 #12": the phone and all that was said, in a private chat, to who handles the issue. */
export async function showToHandler(turn: Turn, numbers: readonly number[]): Promise<void> {
  if (turn.sender.grants.length === 0) return answer(turn, strangerRefused());
  for (const number of numbers) {
    const issue = await survivorOf(turn, number, 'look');
    if (issue === undefined) answer(turn, unknownNumber(number));
    else if (!(await mayRead(turn, issue))) answer(turn, notForYou(number, PARTIES.coordinator));
    else if (!turn.message.isPrivate) answer(turn, privateOnly(issue.number));
    else await showAll(turn, issue);
  }
}

/** Handlers, coordinators and supervisors; whoever reported knows it all anyway. */
export async function mayRead(turn: Turn, issue: Issue): Promise<boolean> {
  const facts = await allFactsOf(turn.tx, turn.organisationId, turn.sender, issue);
  return (
    isReportedBy(turn.sender, issue) ||
    mayActOnAny(turn.sender.grants, 'read_restricted', facts).kind === 'allowed'
  );
}

/** Everything, unmasked; a department complained about still does not learn who did. */
export async function showAll(turn: Turn, issue: Issue): Promise<void> {
  const { known, tx, organisationId } = turn;
  const hidesReporter = issue.sensitive && isOnlyLiaison(turn) && !isReportedBy(turn.sender, issue);
  const events = await readEvents(tx, organisationId, issue.number);
  const nameOf = (id: number) => known.department(id)?.name ?? `${id}`;
  const lines = events.map((event) => {
    const told =
      hidesReporter && event.actor.name === issue.reporterName
        ? { ...event.actor, name: REPORTER_WORD }
        : event.actor;
    const line = eventLine({ ...event, actor: told }, nameOf, (at) => known.calendar.formatLocal(at, 'date'));
    return `${known.calendar.formatLocal(event.at, 'dateTime')} ${hidesReporter ? unnamed(line, issue) : line}`;
  });
  const { contact } = known.object(issue.objectId) ?? { contact: null };
  answerUnmasked(
    turn,
    openCard(viewOf(known, issue), {
      detail: hidesReporter ? unnamed(issue.detail, issue) : issue.detail,
      reporter: hidesReporter ? null : issue.reporterName,
      contact:
        hidesReporter || contact === null ? null : [contact.name, contact.phone ?? ''].join(' ').trim(),
      timeline: lines,
    }),
  );
}

function isOnlyLiaison({ sender }: Turn): boolean {
  return !sender.grants.some(({ role }) => role === 'coordinator' || role === 'supervisor');
}
