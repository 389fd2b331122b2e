import { platformOf, type InboundMessage } from '../../chat/message.ts';
import type { Issue } from '../../issues/issue.ts';
import { OPEN_STATES } from '../../issues/state.ts';
import { queueAttachments } from '../../store/attachments.ts';
import type { Db } from '../../store/database/client.ts';
import { readIssue } from '../../store/issues/issues.ts';
import { latestReport } from '../../store/issues/references.ts';
import { filesNote, filesWords } from '../../wording/files.ts';
import { tellDepartments } from './departments-chats.ts';
import { viewOf } from '../issue-view.ts';
import { BELONGS_WITHIN_MS } from './recent-files.ts';
import { record } from '../record.ts';
import { actorOf, type Turn } from '../turn.ts';

export function isWordless({ text, attachments = [] }: InboundMessage): boolean {
  return attachments.length > 0 && text.trim() === '';
}

/** The open issue that the sender reported in this chat in the last minutes: a photo without a word belongs to it. */
async function justReported(
  db: Db,
  organisationId: number,
  { chat, sender }: InboundMessage,
  now: Date,
): Promise<Issue | undefined> {
  const since = new Date(now.getTime() - BELONGS_WITHIN_MS);
  const number = await latestReport(db, organisationId, chat, sender.account, since);
  const issue = number === undefined ? undefined : await readIssue(db, organisationId, number, 'lock');
  return issue !== undefined && OPEN_STATES.includes(issue.state) ? issue : undefined;
}

/** Writes what came with a message into the issue's history; the departments hear that there is more to see. */
export async function attachFiles(turn: Turn, issue: Issue): Promise<void> {
  const { tx, organisationId, message, now, inboxId, known } = turn;
  const files = message.attachments ?? [];
  if (files.length === 0) return;
  const text = filesWords(files);
  const { seq } = await record(turn, issue, [
    {
      issueNumber: issue.number,
      at: now,
      actor: actorOf(turn, turn.sender.grants[0]?.role ?? 'stranger'),
      inboxId,
      to: issue.state,
      body: { type: 'supplemented', text, files },
    },
  ]);
  // Where they can be had, the departments get them with the note: fetch-attachments.ts.
  if (platformOf(message.chat) !== 'sandbox') {
    const from = { issueNumber: issue.number, inboxId, chat: message.chat, messageId: message.id };
    return queueAttachments(tx, organisationId, from, files, now);
  }
  tellDepartments(turn, issue, filesNote(viewOf(known, issue), text), `issue:${issue.number}:${seq}`);
}

/** A photo after the report: no answer, it only belongs there. */
export async function attachToReport(turn: Turn): Promise<void> {
  const issue = await justReported(turn.tx, turn.organisationId, turn.message, turn.now);
  if (issue !== undefined) await attachFiles(turn, issue);
}
