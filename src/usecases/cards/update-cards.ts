import { isDeepStrictEqual } from 'node:util';
import { platformOf, PLATFORMS } from '../../chat/message.ts';
import type { Issue } from '../../issues/issue.ts';
import { transition } from '../../issues/lifecycle.ts';
import { EDITABLE_DAYS } from '../../outbox/say.ts';
import { issueCards, type IssueCard } from '../../store/issues/cards.ts';
import { covered, tellsOf } from '../../wording/covered.ts';
import { OPEN_STATES } from '../../issues/state.ts';
import { needOf, readSupplyOf } from '../../store/supply/supply.ts';
import { RESTATED, type CardKind } from '../../wording/restated.ts';
import { leadOf, viewOf } from '../issue-view.ts';
import { asRead, type Stage } from '../turn.ts';

const DAY_MS = 86_400_000;

/** What a button of a department's card does; another button is no deed of a department. */
const DEEDS = { accept: 'accept', reply: 'reply', return: 'return', resolve: 'resolve' } as const;

/** In which states the buttons of the other cards still lead somewhere. */
const OPEN_WHILE: Record<Exclude<CardKind, 'request'>, readonly Issue['state'][]> = {
  supply_ask: OPEN_STATES.filter((state) => state !== 'resolved'),
  receipt: ['reported', 'triage'],
  triage: ['triage'],
  ruling: ['returned'],
  result: ['resolved'],
};

/**
 * Gives the cards that were sent about an issue its present face, where the platform can replace what was said.
 * A change that no reader would see costs nothing; of several changes in one transaction the last is shown.
 */
export async function updateCards(
  stage: Stage,
  { issue, seq }: { issue: Issue; seq: number },
): Promise<void> {
  const { tx, organisationId, known, now, outgoing } = stage;
  const platforms = PLATFORMS.filter((platform) => known.canEdit(platform));
  if (platforms.length === 0) return;
  const since = new Date(now.getTime() - EDITABLE_DAYS * DAY_MS);
  const kinds = issue.sensitive ? 'all' : Object.keys(RESTATED);
  const cards = await issueCards(tx, organisationId, issue.number, { kinds, since });
  const answered = cards.some(({ kind }) => kind === 'supply_ask') ? await answeredFor(stage, issue) : NOBODY;
  for (const card of cards) {
    if (!known.canEdit(platformOf(card.chat))) continue;
    const notice = faceOf(stage, issue, card, answered);
    if (notice === undefined || isDeepStrictEqual(asRead(known, card.chat, notice), card.shown)) continue;
    const later = card.dueAt > now ? { notBefore: card.dueAt } : {};
    const edit = { chat: card.chat, notice, edits: card.id, key: `card:${card.id}:${seq}`, ...later };
    const earlier = outgoing.findIndex(({ edits }) => edits === card.id);
    if (earlier === -1) outgoing.push(edit);
    else outgoing[earlier] = edit;
  }
}

/** Restricted after it was said, it is said no more: neither in a card nor in any other notice of a group. */
function faceOf({ known }: Stage, issue: Issue, card: IssueCard, answered: ReadonlySet<number>) {
  const view = viewOf(known, issue);
  const inGroup = known.chat(card.chat) !== undefined;
  const isTold = issue.sensitive && inGroup && tellsOf(card.notice, view);
  const notice = isTold ? covered(card.notice, view) : card.notice;
  if (!isCardKind(card.kind)) return isTold ? notice : undefined;
  const chat = known.chat(card.chat);
  const departmentId = chat?.departmentId ?? leadOf(issue);
  const isAnswered = card.kind === 'supply_ask' && answered.has(chat?.groupId ?? Number.NaN);
  const applies = (button: string) => !isAnswered && stillApplies(issue, card.kind, button, departmentId);
  return RESTATED[card.kind](notice, view, applies);
}

const NOBODY: ReadonlySet<number> = new Set();

/** The groups that were asked for what the issue needs and have said what they can give, if anything. */
async function answeredFor(
  { tx, organisationId }: Stage,
  { number, absorbed, quantities }: Issue,
): Promise<ReadonlySet<number>> {
  const { rows } = needOf(number, quantities, await readSupplyOf(tx, organisationId, [number, ...absorbed]));
  const last = new Map(rows.map(({ groupId, kind }) => [groupId, kind]));
  return new Set(
    [...last].flatMap(([groupId, kind]) => (groupId === null || kind === 'supply_match' ? [] : [groupId])),
  );
}

function isCardKind(kind: string): kind is CardKind {
  return kind in RESTATED;
}

function stillApplies(issue: Issue, kind: string, button: string, departmentId: number | undefined): boolean {
  if (kind !== 'request') return OPEN_WHILE[kind as Exclude<CardKind, 'request'>].includes(issue.state);
  const own = issue.departments.find((one) => one.departmentId === departmentId);
  if (own === undefined || !(button in DEEDS)) return false;
  const deed = DEEDS[button as keyof typeof DEEDS];
  if (deed === 'accept' && own.acceptedAt !== null) return false;
  return transition(issue.state, deed, own.role).kind === 'moved';
}
