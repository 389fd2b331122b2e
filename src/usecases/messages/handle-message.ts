import { orderHelpLines, type AdminIntent, type OrderIntent } from '../../commands/orders/admin-grammar.ts';
import type { Intent, Parsed } from '../../commands/intent.ts';
import { EVERYTHING, helpLines, helpOn, helpTopic, shortHelp } from '../../commands/help.ts';
import { messageOf, settleInbox, type InboxRow } from '../../store/inbox/inbox.ts';
import { closeQuestion } from '../../store/issues/references.ts';
import { tellOnce } from '../../store/inbox/hints.ts';
import { WITHHELD } from '../../issues/secrecy.ts';
import { withheld, withheldInPrivate } from '../../wording/people.ts';
import { denied, help, misused, notYet, tooLong, unboundChat } from '../../wording/answers.ts';
import type { Db } from '../../store/database/client.ts';
import { act } from '../act.ts';
import { administer } from '../admin/administer.ts';
import { attachToReport, isWordless } from '../reports/attach-files.ts';
import { answerAwaited, isAwaited } from '../awaited/awaited.ts';
import { askBareOrder } from '../asked/bare-order.ts';
import { bind } from '../people/bind.ts';
import { hearInQuestion } from '../asked/hear-before-confirming.ts';
import { heardAgain } from '../chat-events/heard-again.ts';
import { showToHandler } from '../private-view.ts';
import { readsScript } from './chat-script.ts';
import type { Known, KnownCache } from '../known.ts';
import { contactCard } from '../people/contact-card.ts';
import { editBulletin, editingIn } from '../summaries/edit-bulletin.ts';
import { finishAnswers } from './finish-answers.ts';
import { offerInstruction } from './meant-by-role.ts';
import { askWhetherMeant } from '../asked/number-heard.ts';
import { noteDelivery } from '../note-delivery.ts';
import { noteEntry } from '../note-entry.ts';
import { offerAfterRecall } from './recall.ts';
import { offerToTake } from '../reports/offer-to-take.ts';
import { query } from '../query.ts';
import { answerLate } from '../asked/answer-late.ts';
import { readMessage } from './read-message.ts';
import { report } from '../reports/report.ts';
import { reschedule, schedulingIn } from '../summaries/reschedule.ts';
import { sendSpecialReport } from '../summaries/send-special-report.ts';
import { stats } from '../summaries/stats.ts';
import { answerSupply } from '../supply/answer-ask.ts';
import { answer, openStage, senderOf, speak, tell, type Turn } from '../turn.ts';
import { askToDecide } from '../asked/waiting-verdict.ts';

/** Characters of one message; a longer one is answered with a request to send it in parts. */
export const LONGEST = 20_000;

export interface Worker {
  readonly db: Db;
  readonly organisationId: number;
  readonly known: KnownCache;
  readonly now: () => Date;
}

/**
 * Works one message off in one transaction: what it changes, what the bot will say about it, and that it is done.
 * @returns false when the lease was lost meanwhile; then nothing of it stands
 */
export async function handleMessage(worker: Worker, row: InboxRow): Promise<boolean> {
  const known = await worker.known();
  const now = worker.now();
  class LeaseLost extends Error {}
  try {
    await worker.db.transaction(async (tx) => {
      const here = await heardAgain(tx, worker.organisationId, known, messageOf(row));
      const reading = await readsScript(tx, worker.organisationId, here, row);
      const turn = turnOf(tx, worker.organisationId, reading, row, now);
      await respond(turn);
      finishAnswers(turn);
      await speak(turn, turn.message.chat);
      if (!(await settleInbox(tx, row, { state: 'done', doneAt: now }))) throw new LeaseLost();
    });
    return true;
  } catch (error) {
    if (error instanceof LeaseLost) return false;
    throw error;
  }
}

function turnOf(tx: Db, organisationId: number, known: Known, row: InboxRow, now: Date): Turn {
  const message = messageOf(row);
  return {
    ...openStage(tx, organisationId, known, now),
    inboxId: row.id,
    message,
    chat: known.chat(message.chat),
    sender: senderOf(known, message, now),
  };
}

async function respond(turn: Turn): Promise<void> {
  const { tx, organisationId, known, message, now } = turn;
  if (message.text === WITHHELD) return answer(turn, message.isPrivate ? withheldInPrivate() : withheld());
  if (message.recalls !== undefined) return offerAfterRecall(turn);
  if (isWordless(message)) return attachToReport(turn);
  const editing = editingIn(known, message);
  if (editing !== undefined) return editBulletin(turn, editing);
  const scheduling = schedulingIn(known, message);
  if (scheduling !== undefined) return reschedule(turn, scheduling);
  const reading = await readMessage(tx, organisationId, known, message, now);
  if ('questionId' in reading && reading.questionId !== undefined)
    await closeQuestion(tx, organisationId, reading.questionId);
  if (reading.kind === 'ordered') return carryOutOrder(turn, reading.order);
  if (reading.kind === 'undecided') return askToDecide(turn, reading);
  if (reading.kind === 'bare') return askBareOrder(turn, reading.order);
  if (isAwaited(reading)) return answerAwaited(turn, reading);
  if (reading.kind === 'offered') return offerInstruction(turn, reading);
  if (reading.kind === 'late') return answerLate(turn, reading);
  if (reading.kind === 'maybe') return askWhetherMeant(turn, reading);
  if (reading.kind === 'supply') return answerSupply(turn, reading.answers);
  const { parsed } = reading;
  if (turn.chat === undefined && !message.isPrivate && !isBinding(parsed)) {
    // An unbound group gets one line, and then silence.
    if (parsed.kind !== 'chatter') tell(turn, message.chat, unboundChat(), 'unbound');
    return;
  }
  if (parsed.kind !== 'chatter' && message.text.length > LONGEST) return answer(turn, tooLong());
  if (parsed.kind === 'misused') return hint(turn, parsed);
  if (parsed.kind !== 'intents') return;
  const saysSeveral = parsed.intents.length > 1;
  for (const [position, intent] of parsed.intents.entries())
    await carryOut({ ...turn, saysSeveral }, intent, position);
}

async function carryOutOrder(turn: Turn, order: OrderIntent | AdminIntent): Promise<void> {
  if (turn.chat === undefined && !turn.message.isPrivate)
    return tell(turn, turn.message.chat, unboundChat(), 'unbound');
  if (!('issueNumbers' in order)) return administer(turn, order);
  if (order.intent === 'special_report') return sendSpecialReport(turn, order.issueNumbers);
  return order.intent === 'phone' ? showToHandler(turn, order.issueNumbers) : act(turn, order);
}

async function carryOut(turn: Turn, intent: Intent, position: number): Promise<void> {
  switch (intent.intent) {
    case 'report':
      return report(turn, intent, position);
    case 'query':
      return (await hearInQuestion(turn, intent)) ? undefined : query(turn, intent);
    case 'stats':
      return stats(turn, intent);
    case 'bind':
      return bind(turn, intent);
    case 'help':
      return answer(turn, help(helpFor(turn)));
    case 'denied':
      return answer(turn, denied());
    case 'visit_log':
    case 'metric':
    case 'inspection':
    case 'supply_offer':
    case 'chain':
      return noteEntry(turn, intent, position);
    case 'fulfil':
      await noteDelivery(turn, intent, position);
      return act(turn, intent);
    case 'contact_query':
      return contactCard(turn, intent);
    case 'policy_query':
      return answer(turn, notYet());
    default:
      return act(turn, intent);
  }
}

/** A screen of it, unless more was asked for: “帮助 全部”, “帮助 退回”. */
function helpFor({ sender, message }: Turn): string[] {
  const role = sender.grants[0]?.role ?? 'stranger';
  const topic = helpTopic(message.text);
  if (topic === undefined) return shortHelp(role);
  return topic === EVERYTHING ? [...helpLines(role), ...orderHelpLines(role)] : helpOn(role, topic);
}

/** A wrong command gets one line with an example, at most once per person and ten minutes; a keyword or an @ always gets one. */
async function hint(turn: Turn, wrong: Parsed & { kind: 'misused' }): Promise<void> {
  const { tx, organisationId, sender, now, message } = turn;
  if (wrong.told !== undefined && (await offerToTake(turn, wrong.told))) return;
  const isNew = await tellOnce(tx, organisationId, sender.account, now);
  if (isNew || message.mentionsBot || wrong.isKeyword === true)
    answer(turn, misused(wrong.why, wrong.example));
}

function isBinding(parsed: Parsed): boolean {
  return parsed.kind === 'intents' && parsed.intents.some(({ intent }) => intent === 'bind');
}
