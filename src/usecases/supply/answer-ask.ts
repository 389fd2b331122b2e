import type { SupplyAnswer } from '../../commands/notes/supply-answer.ts';
import type { Role } from '../../directory/directory.ts';
import type { Issue } from '../../issues/issue.ts';
import { mayAct, PARTIES } from '../../issues/permissions.ts';
import { OPEN_STATES } from '../../issues/state.ts';
import { addEntry } from '../../store/supply/entries.ts';
import { needOf, readSupplyOf } from '../../store/supply/supply.ts';
import type { Offer } from '../../summaries/materials.ts';
import { promisesOf, type SupplyRow } from '../../summaries/supply.ts';
import { refusedByRole } from '../../wording/answers.ts';
import * as wording from '../../wording/supply.ts';
import { change, tellSource, type Changed } from '../change.ts';
import { tellDepartments } from '../reports/departments-chats.ts';
import { factsOf } from '../issue-facts.ts';
import { viewOf } from '../issue-view.ts';
import { survivorOf } from '../survivor.ts';
import { answer, answerOnce, type Turn } from '../turn.ts';
import { amountsMeant } from './amounts.ts';
import { besidePosition, partyOf } from './parties.ts';

/** An issue before the group that was asked about it, under the lock. */
interface Asked {
  readonly turn: Turn;
  readonly issue: Issue;
  readonly as: Role;
  readonly nth: number;
  /** The number under which the group was asked. */
  readonly number: number;
  readonly groupId: number;
  /** What the group was asked for, the last word on each thing. */
  readonly things: readonly SupplyRow[];
  /** All that was said of the issue's supplies. */
  readonly rows: readonly SupplyRow[];
  /** What is missing without what this group promised before. */
  readonly missing: readonly Offer[];
}

/** Each by its own number, in rising order, so that two messages about the same issues never wait for each other. */
export async function answerSupply(turn: Turn, answers: readonly SupplyAnswer[]): Promise<void> {
  const inOrder = answers.toSorted((a, b) => a.issueNumber - b.issueNumber);
  for (const [nth, { issueNumber, said }] of inOrder.entries()) {
    const asked = await askedAbout(turn, issueNumber, nth);
    if (asked === undefined) continue;
    const things = asked.things.map(({ offer }) => offer);
    if (said.kind === 'none') await takeBack(asked);
    else if (!stillNeeds(asked)) answer(turn, wording.noLongerNeeded(issueNumber));
    else if (said.kind === 'unclear') answer(turn, wording.supplyUnclear(issueNumber, things));
    else {
      const meant = amountsMeant(said, things, asked.missing);
      if (meant === undefined) answer(turn, wording.supplyUnclear(issueNumber, things));
      else await promise(asked, meant, said.more);
    }
  }
}

async function askedAbout(turn: Turn, number: number, nth: number): Promise<Asked | undefined> {
  const { tx, organisationId, sender } = turn;
  const issue = await survivorOf(turn, number, 'lock');
  if (issue === undefined) return undefined;
  const entries = await readSupplyOf(tx, organisationId, [...new Set([number, issue.number])]);
  const { rows } = needOf(issue.number, issue.quantities, entries);
  const asks = rows.filter(({ kind, issueNumber }) => kind === 'supply_match' && issueNumber === number);
  const askedGroupIds = asks.flatMap(({ groupId }) => groupId ?? []);
  const permission = mayAct(sender.grants, 'promise', { ...factsOf(sender, issue), askedGroupIds });
  const own = askedGroupIds.find((id) => sender.grants.some(({ groupId }) => groupId === id));
  if (permission.kind !== 'allowed' || permission.as === 'stranger' || own === undefined) {
    answer(turn, refusedByRole(number, wording.PROMISE, PARTIES.asked_group));
    return undefined;
  }
  const mine = new Set(promisesOf(rows).filter(isOf(own)));
  const others = entries.filter(({ id }) => ![...mine].some((one) => one.id === id));
  const { missing } = needOf(issue.number, issue.quantities, others);
  const things = new Map(asks.filter(isOf(own)).map((one) => [one.offer.item, one]));
  const place = { turn, issue, number, nth, as: permission.as, groupId: own };
  return { ...place, things: [...things.values()], rows, missing };
}

const isOf =
  (group: number) =>
  ({ groupId }: SupplyRow): boolean =>
    groupId === group;

function stillNeeds({ issue, groupId }: Asked): boolean {
  const isOpen = OPEN_STATES.includes(issue.state) && issue.state !== 'resolved';
  return isOpen && !issue.sensitive && issue.groupId !== groupId;
}

async function promise(asked: Asked, meant: readonly Offer[], more: string | null): Promise<void> {
  const { turn, issue, number, groupId, rows } = asked;
  const amounts = meant.filter(({ value }) => value > 0);
  if (amounts.length === 0) return answer(turn, wording.noLongerNeeded(number));
  const before = promisesOf(rows).filter(isOf(groupId));
  const isSame = (one: Offer) => before.some(({ offer }) => isEqual(offer, one));
  if (amounts.every(isSame)) return answerOnce(turn, wording.promisedBefore(number, amounts));
  const changed = await write(asked, 'supply_offer', amounts);
  if (changed === undefined) return;
  const view = viewOf(turn.known, changed.issue);
  const group = turn.known.group(groupId)?.name;
  const told = { name: nameOf(asked), group, amounts, missing: leftAfter(asked, amounts), said: more };
  answer(turn, wording.promiseNoted(number, amounts, partyOf(turn.known, issue)));
  await tellSource(turn, changed, wording.promised(view, told));
  tellDepartments(turn, changed.issue, wording.promisedToDepartment(view, told), changed.key);
}

const isEqual = (one: Offer, other: Offer) =>
  one.item === other.item && one.unit === other.unit && one.value === other.value;

function leftAfter({ missing }: Asked, amounts: readonly Offer[]): Offer[] {
  return missing
    .map((one) => ({
      ...one,
      value: one.value - (amounts.find(({ item }) => item === one.item)?.value ?? 0),
    }))
    .filter(({ value }) => value > 0);
}

/** It has none: neither this issue nor any other is told of the offer again. */
async function takeBack(asked: Asked): Promise<void> {
  const { turn, number, groupId, rows } = asked;
  const amounts = asked.things.map(({ offer }) => ({ ...offer, value: 0 }));
  const items = amounts.map(({ item }) => item);
  const notice = wording.noneNoted(number, items);
  if (rows.findLast(isOf(groupId))?.kind === 'supply_none') return answerOnce(turn, notice);
  const changed = await write(asked, 'supply_none', amounts);
  answer(turn, notice);
  if (changed === undefined) return;
  const view = viewOf(turn.known, changed.issue);
  await tellSource(turn, changed, wording.notPromised(view, nameOf(asked), items));
}

const nameOf = ({ turn, things }: Asked): string =>
  things[0] === undefined ? '' : partyOf(turn.known, things[0]);

/** Beside the issue, for the figures, and in its history, for whoever asks; only the former where it needs nothing more. */
async function write(
  asked: Asked,
  kind: 'supply_offer' | 'supply_none',
  amounts: readonly Offer[],
): Promise<Changed | undefined> {
  const { turn, as, nth, groupId, things } = asked;
  const [by, isTold] = [nameOf(asked), stillNeeds(asked)];
  let changed: Changed | undefined;
  for (const [i, offer] of amounts.entries()) {
    const { objectId = null, offerId = null } = things.find((one) => one.offer.item === offer.item) ?? {};
    await addEntry(turn.tx, turn.organisationId, {
      kind,
      chat: turn.message.chat,
      groupId,
      objectId,
      issueNumber: asked.issue.number,
      personId: turn.sender.personId,
      inboxId: turn.inboxId,
      position: besidePosition(nth, i),
      slots: { offer, offerId },
      said: turn.message.text,
      notedAt: turn.now,
    });
    if (!isTold) continue;
    const issue = changed?.issue ?? asked.issue;
    const step = { turn, issue, as, to: issue.state, departmentId: null };
    const body =
      kind === 'supply_offer'
        ? ({ type: 'promised', by, ...offer } as const)
        : ({ type: 'not_promised', by, item: offer.item } as const);
    changed = await change(step, body);
  }
  return changed;
}
