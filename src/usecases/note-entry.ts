import type { NoteIntent } from '../commands/intent.ts';
import { mayAct } from '../issues/permissions.ts';
import { addEntry } from '../store/supply/entries.ts';
import { ENTRY_KINDS, type EntryKind } from '../store/schema/index.ts';
import { strangerRefused } from '../wording/answers.ts';
import type { Notice } from '../chat/notice.ts';
import { needsOf, reportOfNeeds } from '../commands/notes/chain-needs.ts';
import { supplyRowOf } from '../summaries/entry-figures.ts';
import { noted, withNeeds } from '../wording/noted.ts';
import { withWanted } from '../wording/supply.ts';
import { putQuestion } from './asked/put-question.ts';
import { offerToNeeds } from './supply/offer-to-needs.ts';
import { answer, type Turn } from './turn.ts';

/** Visits, figures, inspections, offers and lists: written down beside the issues, with one line that they were. */
export async function noteEntry(turn: Turn, intent: NoteIntent, position: number): Promise<void> {
  const { tx, organisationId, known, chat, sender, message, inboxId, now } = turn;
  const kind = ENTRY_KINDS.find((one): one is EntryKind => one === intent.intent);
  if (kind === undefined) throw new RangeError(`no entry is made of ${intent.intent}`);
  if (mayAct(sender.grants, 'log').kind !== 'allowed')
    return message.mentionsBot ? answer(turn, strangerRefused()) : undefined;
  const { intent: _kind, subject, chainTitle, ...slots } = intent;
  const object = known.objectNamed(typeof subject === 'string' ? subject : undefined);
  const objectId = object?.id ?? null;
  const groupId = chat?.groupId ?? object?.groupId ?? null;
  const id = await addEntry(tx, organisationId, {
    kind,
    chat: message.chat,
    groupId,
    objectId,
    personId: sender.personId,
    inboxId,
    position,
    title: typeof chainTitle === 'string' ? chainTitle : null,
    slots,
    said: message.text,
    notedAt: now,
  });
  const notice = noted(intent);
  if (notice === undefined) return;
  const offer = supplyRowOf({ id: id ?? 0, kind, groupId, objectId, issueNumber: null, slots, notedAt: now });
  const wanted = id === undefined || offer === undefined ? [] : await offerToNeeds(turn, offer, position);
  await sayNoted(turn, intent, withWanted(notice, wanted));
}

const ANSWER_WITHIN_MINUTES = 30;

/** A list of needs is offered as issues; whoever posted it answers with a tap or a bare 1. */
async function sayNoted(turn: Turn, intent: NoteIntent, notice: Notice): Promise<void> {
  const needs = needsOf(intent);
  const command = reportOfNeeds(needs);
  answer(turn, withNeeds(notice, needs.length, command));
  if (needs.length === 0) return;
  await putQuestion(turn, [{ label: notice.title, command }], ANSWER_WITHIN_MINUTES);
}
