import { scriptOf } from '../../language/script.ts';
import { WITHHELD } from '../../issues/secrecy.ts';
import type { ReportIntent } from '../../commands/intent.ts';
import { messageOf, type InboxRow } from '../../store/inbox/inbox.ts';
import { settleDone } from '../../store/issues/report-batch.ts';
import { LONGEST, type Worker } from './handle-message.ts';
import { finishAnswers } from './finish-answers.ts';
import type { Known } from '../known.ts';
import { openPast } from '../reports/past.ts';
import { plainReports } from './first-reading.ts';
import { report } from '../reports/report.ts';
import { openReportBatch } from '../reports/report-batch.ts';
import { openStage, senderOf, speak, type Turn } from '../turn.ts';

/** A message that reports and does nothing else, as it was read. */
export interface PlainReport {
  readonly row: InboxRow;
  readonly intents: readonly ReportIntent[];
}

/**
 * What most messages are under load: a text that reports, answers nothing, brings no files, in a chat that is bound and
 * writes as it did before. Undefined for everything else, which is worked off by itself.
 */
export function asPlainReport(known: Known, row: InboxRow, now: Date): PlainReport | undefined {
  const message = messageOf(row);
  const { text, replyTo, recalls, attachments = [], isPrivate } = message;
  const chat = known.chat(message.chat);
  if (chat === undefined || isPrivate || row.attempt > 1 || text === WITHHELD || text.length > LONGEST)
    return undefined;
  if (replyTo !== undefined || recalls !== undefined || attachments.length > 0) return undefined;
  if ((scriptOf(text) ?? chat.script ?? 'simplified') !== (chat.script ?? 'simplified')) return undefined;
  const intents = plainReports(known, message, now);
  return intents === undefined ? undefined : { row, intents };
}

/**
 * Works off several chats' reports in one transaction: one commit and a few statements for all. Where anything goes
 * wrong nothing of it stands, and each goes its own way.
 */
export async function reportTogether(
  { db, organisationId, now }: Worker,
  known: Known,
  reports: readonly PlainReport[],
): Promise<void> {
  const at = now();
  await db.transaction(async (tx) => {
    const batch = await openReportBatch(tx, organisationId);
    const past = openPast(tx, organisationId, at);
    const turns = reports.map(({ row, intents }) => {
      const message = messageOf(row);
      const stage = { ...openStage(tx, organisationId, known, at), past, batch, inboxId: row.id, message };
      const turn = { ...stage, chat: known.chat(message.chat), sender: senderOf(known, message, at) };
      return { turn, intents };
    });
    // Numbers are taken in this order; what each then asks the database goes down the one connection without waiting.
    const made = await Promise.allSettled(turns.map(({ turn, intents }) => reportEach(turn, intents)));
    for (const one of made) if (one.status === 'rejected') throw one.reason;
    for (const { turn } of turns) await speak(turn, turn.message.chat);
    const rows = reports.map(({ row }) => row);
    // One after the other down the same connection, without waiting in between.
    const [, settled] = await Promise.all([batch.write(at), settleDone(tx, organisationId, rows, at)]);
    if (settled < rows.length) throw new Error('a lease was lost');
  });
}

async function reportEach(turn: Turn, intents: readonly ReportIntent[]): Promise<void> {
  const saysSeveral = intents.length > 1;
  for (const [position, intent] of intents.entries())
    await report({ ...turn, saysSeveral }, intent, position);
  finishAnswers(turn);
}
