import type { Calendar, Period } from '../../calendar/calendar.ts';
import type { ChatId } from '../../chat/message.ts';
import { addDraft, changeDraft, type Draft, draftOf } from '../../store/inbox/drafts.ts';
import type { RunState } from '../../store/runs.ts';
import { keepSummary, type NewSummary, nextNumbers, scopeText } from '../../store/summaries/summaries.ts';
import { type Bulletin, bulletinNotice } from '../../summaries/bulletin.ts';
import { type BulletinFacts, saysNothing } from '../../summaries/bulletin-facts.ts';
import { draftHeld, draftToRead } from '../../wording/editing.ts';
import { withFiles } from './bulletin-files.ts';
import { composeMany, composeWeekly, type SummaryScope } from './compose.ts';
import type { Known } from '../known.ts';
import { earlierWeeks } from './summary-file.ts';
import { tell, type Stage } from '../turn.ts';

/** Where something is posted, and about whom. */
export interface Target {
  readonly chat: ChatId;
  readonly scope: SummaryScope;
}

export type BulletinKind = 'weekly' | 'monthly';

/** The bulletins of one slot, in every chat that has come due: all of them read the ledger at the same moment. */
export async function postBulletins(
  stage: Stage,
  kind: BulletinKind,
  targets: readonly Target[],
  slot: Date,
): Promise<Map<ChatId, RunState>> {
  const { tx, organisationId, known } = stage;
  const draft = await draftOf(tx, organisationId, kind, slot);
  if (draft !== undefined && draft.state !== 'posted' && known.settings.preview?.silence === 'hold')
    return holdDraft(stage, draft, kind, targets, slot);
  return postAll(stage, kind, targets, slot, draft);
}

async function postAll(
  stage: Stage,
  kind: BulletinKind,
  targets: readonly Target[],
  slot: Date,
  draft: Draft | undefined,
): Promise<Map<ChatId, RunState>> {
  const { tx, organisationId, known } = stage;
  const period = periodOf(known, kind, slot);
  const numberOf = await nextNumbers(
    tx,
    organisationId,
    kind,
    targets.map(({ chat }) => chat),
  );
  const scopes = targets.map(({ scope }) => scope);
  const compose = await composeMany(tx, { organisationId, known, now: period.to, period, scopes });
  const ended = new Map<ChatId, RunState>();
  for (const { chat, scope } of targets) {
    const composed = compose(scope, numberOf(chat));
    if (scope.kind === 'department' && composed.isEmpty) ended.set(chat, 'empty');
    else {
      const approved = scope.kind === 'organisation' ? draft : undefined;
      const { figures } = composed;
      const bulletin = approved?.bulletin ?? composed.bulletin;
      await post(stage, { kind, chat, scope, period, number: numberOf(chat), figures, bulletin }, slot);
      ended.set(chat, 'posted');
    }
  }
  if (draft !== undefined && scopes.some((scope) => scope.kind === 'organisation'))
    await changeDraft(tx, draft, { state: 'posted' });
  return ended;
}

type Written = Omit<NewSummary, 'notice' | 'postedAt' | 'figures'> & {
  readonly bulletin: Bulletin;
  readonly figures: BulletinFacts;
};

/** Keeps an edition and queues its message. */
export async function post(stage: Stage, written: Written, slot: Date): Promise<void> {
  const { tx, organisationId, known, now } = stage;
  const { kind, chat, scope, period, figures, edition = 1 } = written;
  const notice = bulletinNotice(written.bulletin, written.changes);
  const id = await keepSummary(tx, organisationId, { ...written, edition, notice, postedAt: now });
  const key = edition === 1 ? `${kind}:${slot.toISOString()}` : `${kind}:${slot.toISOString()}:${edition}`;
  if (!bearsFiles(written)) return tell(stage, chat, notice, key);
  const before = { kind, chat, scope: scopeText(scope), before: period.to };
  const earlier = await earlierWeeks(tx, organisationId, before);
  tell(stage, chat, withFiles(notice, known, { id, chat, figures, earlier }), key);
}

/** One honest line needs no picture of itself; and a department acts on its list, it forwards nothing. */
function bearsFiles({ scope, figures }: Written): boolean {
  return scope.kind !== 'department' && !saysNothing(figures);
}

/** Silence means no: the organisation's bulletin waits, everybody else's own part goes out. */
async function holdDraft(
  stage: Stage,
  draft: Draft,
  kind: BulletinKind,
  targets: readonly Target[],
  slot: Date,
): Promise<Map<ChatId, RunState>> {
  const held = targets.filter(({ scope }) => scope.kind === 'organisation');
  const others = targets.filter(({ scope }) => scope.kind !== 'organisation');
  const ended = await postAll(stage, kind, others, slot, undefined);
  if (held.length > 0) {
    await changeDraft(stage.tx, draft, { state: 'held' });
    for (const { id } of stage.known.chatsOfKind('coordinators'))
      tell(stage, id, draftHeld(draft.bulletin.title), `held:${kind}:${slot.toISOString()}`);
  }
  for (const { chat } of held) ended.set(chat, 'held');
  return ended;
}

/** The organisation's bulletin as the coordinators see it before: its figures are final, its words may be put right. */
export async function postDraft(
  stage: Stage,
  kind: BulletinKind,
  leaders: readonly Target[],
  slot: Date,
): Promise<void> {
  const { tx, organisationId, known, now } = stage;
  const [first] = leaders;
  const { preview } = known.settings;
  if (first === undefined || preview === undefined) return;
  const period = periodOf(known, kind, slot);
  const number = (await nextNumbers(tx, organisationId, kind, [first.chat]))(first.chat);
  const composed = await composeWeekly(tx, {
    organisationId,
    known,
    scope: { kind: 'organisation' },
    period,
    number,
    now: period.to,
  });
  await addDraft(tx, organisationId, {
    kind,
    slot,
    periodFrom: period.from,
    periodTo: period.to,
    bulletin: composed.bulletin,
    figures: composed.figures,
    createdAt: now,
  });
  const at = known.calendar.formatLocal(slot, 'dateTime');
  for (const { id } of known.chatsOfKind('coordinators'))
    tell(
      stage,
      id,
      draftToRead(composed.bulletin, at, preview.silence),
      `draft:${kind}:${slot.toISOString()}`,
    );
}

/** What a bulletin covers: with a preview it ends when the coordinators see it, so that they approve what is posted. */
export function periodOf({ calendar, settings }: Known, kind: BulletinKind, slot: Date): Period {
  if (kind === 'monthly') return monthBefore(calendar, slot);
  const hours = settings.preview?.hours ?? 0;
  return calendar.periodOfWeek(calendar.addHours(slot, -hours));
}

function monthBefore(calendar: Calendar, slot: Date): Period {
  const month = `${calendar.localDate(slot).slice(0, 8)}01`;
  const first = `${calendar.addDays(month, -1).slice(0, 8)}01`;
  return { from: calendar.at(first, '00:00'), to: calendar.at(month, '00:00') };
}
