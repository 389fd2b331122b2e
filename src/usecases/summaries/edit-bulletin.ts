import { type EditingCommand, readEditing } from '../../commands/orders/read-editing.ts';
import type { InboundMessage } from '../../chat/message.ts';
import { changeDraft, waitingDraft } from '../../store/inbox/drafts.ts';
import { amendRun, takeRuns } from '../../store/runs.ts';
import { type Edition, editsOf, lastBulletin, nextNumbers } from '../../store/summaries/summaries.ts';
import type { Bulletin, LineChange } from '../../summaries/bulletin.ts';
import { changesBetween, type Edit, edit, withEdits } from '../../summaries/editing.ts';
import * as say from '../../wording/editing.ts';
import { composeWeekly } from './compose.ts';
import type { Known } from '../known.ts';
import { type BulletinKind, periodOf, post, type Target } from './post-bulletins.ts';
import { answer, type Turn } from '../turn.ts';

/** What is said of a bulletin where coordinators look it over; elsewhere the words mean nothing. */
export function editingIn(known: Known, message: InboundMessage): EditingCommand | undefined {
  return known.chat(message.chat)?.kind === 'coordinators' ? readEditing(message.text) : undefined;
}

/** Carries out what a coordinator says of the draft, or of the bulletin that was posted last. */
export async function editBulletin(turn: Turn, command: EditingCommand): Promise<void> {
  if (!turn.sender.grants.some(({ role }) => role === 'coordinator' || role === 'admin'))
    return turn.message.mentionsBot ? answer(turn, say.onlyCoordinators()) : undefined;
  switch (command.intent) {
    case 'release':
      return release(turn);
    case 'edit':
      return editDraft(turn, command);
    case 'correct':
      return correct(turn, command);
    case 'recount':
      return recount(turn);
    case 'unclear':
      return answer(turn, say.howToEdit());
  }
}

async function editDraft(turn: Turn, wanted: Edit): Promise<void> {
  const draft = await waitingDraft(turn.tx, turn.organisationId);
  if (draft === undefined) return answer(turn, say.noDraft());
  const outcome = edit(draft.bulletin, wanted);
  if (outcome.kind !== 'edited') return refuse(turn, outcome);
  const said = { ...outcome.change, by: turn.sender.name, at: turn.now.toISOString() };
  await changeDraft(turn.tx, draft, { bulletin: outcome.bulletin, edits: [...draft.edits, said] });
  answer(turn, say.edited(outcome.change));
}

function refuse(turn: Turn, outcome: Exclude<ReturnType<typeof edit>, { kind: 'edited' }>): void {
  answer(turn, outcome.kind === 'figures' ? say.onlyWords() : say.unclearPlace(outcome.places));
}

/** Posts the draft at once: the runs are taken as if its hour had come, so that nobody posts it again. */
async function release(turn: Turn): Promise<void> {
  const { tx, organisationId, known, now } = turn;
  const draft = await waitingDraft(tx, organisationId);
  if (draft === undefined) return turn.message.mentionsBot ? answer(turn, say.noDraft()) : undefined;
  const kind: BulletinKind = draft.kind === 'monthly' ? 'monthly' : 'weekly';
  const { slot } = draft;
  const targets = leadersOf(known);
  const chats = targets.map(({ chat }) => chat);
  const run = { job: kind, period: slot };
  const taken = await takeRuns(tx, organisationId, { ...run, chats, state: 'posted', ranAt: now });
  if (draft.state === 'held')
    for (const chat of chats) await amendRun(tx, organisationId, { ...run, chat }, 'posted');
  const due = targets.filter(({ chat }) => draft.state === 'held' || taken.has(chat));
  const numberOf = await nextNumbers(tx, organisationId, kind, chats);
  const period = periodOf(known, kind, slot);
  const scope = { kind: 'organisation' } as const;
  for (const { chat } of due) {
    const number = numberOf(chat);
    const place = { organisationId, known, scope, period, number, now: period.to };
    const { figures } = await composeWeekly(tx, place);
    await post(turn, { kind, chat, scope, period, number, figures, bulletin: draft.bulletin }, slot);
  }
  await changeDraft(tx, draft, { state: 'posted' });
  answer(turn, say.released(due.map(({ chat }) => known.chat(chat)?.name ?? chat)));
}

function leadersOf(known: Known): Target[] {
  return known
    .chatsOfKind('leaders')
    .map(({ id }) => ({ chat: id, scope: { kind: 'organisation' } as const }));
}

/** A sentence of what was posted is put right: a new edition says which. */
async function correct(turn: Turn, wanted: Edit): Promise<void> {
  const posted = await lastBulletin(turn.tx, turn.organisationId);
  const bulletin = posted[0]?.bulletin;
  if (bulletin == null) return answer(turn, say.noBulletin());
  const outcome = edit(bulletin, wanted);
  if (outcome.kind !== 'edited') return refuse(turn, outcome);
  await reissue(turn, posted, outcome.bulletin, [{ ...outcome.change, by: turn.sender.name }]);
}

/** The ledger was put right after the bulletin had been posted; sentences that people changed stay as they wrote them. */
async function recount(turn: Turn): Promise<void> {
  const posted = await lastBulletin(turn.tx, turn.organisationId);
  const [first] = posted;
  if (first?.bulletin == null) return answer(turn, say.noBulletin());
  const fresh = (await recomposed(turn, first)).bulletin;
  const edits = await editsOf(turn.tx, turn.organisationId, first);
  const { bulletin, lost } = withEdits({ ...fresh, title: first.bulletin.title }, edits);
  const changes = changesBetween(first.bulletin, bulletin);
  if (changes.length === 0) return answer(turn, say.nothingToCorrect());
  await reissue(turn, posted, bulletin, changes, lost);
}

function recomposed({ tx, organisationId, known }: Turn, { periodFrom, periodTo, number }: Edition) {
  return composeWeekly(tx, {
    organisationId,
    known,
    scope: { kind: 'organisation' },
    period: { from: periodFrom, to: periodTo },
    number: number ?? 1,
    now: periodTo,
  });
}

async function reissue(
  turn: Turn,
  posted: readonly Edition[],
  bulletin: Bulletin,
  changes: readonly LineChange[],
  lost: readonly LineChange[] = [],
): Promise<void> {
  for (const old of posted) {
    const { figures } = await recomposed(turn, old);
    const edition = old.edition + 1;
    const title = say.editionTitle(old.bulletin?.title ?? old.title, edition);
    await post(
      turn,
      {
        kind: old.kind,
        chat: old.chat,
        scope: { kind: 'organisation' },
        period: { from: old.periodFrom, to: old.periodTo },
        number: old.number ?? 1,
        figures,
        bulletin: { ...bulletin, title },
        edition,
        changes,
      },
      old.periodTo,
    );
  }
  answer(
    turn,
    say.corrected(
      changes,
      posted.map(({ chat }) => turn.known.chat(chat)?.name ?? chat),
      lost,
    ),
  );
}
