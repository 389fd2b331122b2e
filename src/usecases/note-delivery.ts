import type { ActionIntent, Quantity } from '../commands/intent.ts';
import type { Issue } from '../issues/issue.ts';
import { mayAct } from '../issues/permissions.ts';
import { addEntry } from '../store/supply/entries.ts';
import { readIssue } from '../store/issues/issues.ts';
import { readSupplyOf } from '../store/supply/supply.ts';
import { amountsIn } from '../summaries/entry-figures.ts';
import type { Offer } from '../summaries/materials.ts';
import { factsOf } from './issue-facts.ts';
import type { Turn } from './turn.ts';

/** "#31 已到位口罩1万个": written down beside the issue, so that the bulletin can reckon what is still missing. */
export async function noteDelivery(turn: Turn, intent: ActionIntent, position: number): Promise<void> {
  const { tx, organisationId, sender, message, inboxId, now } = turn;
  const [number] = intent.issueNumbers;
  const { quantities: said = [], complete } = intent;
  if (number === undefined || intent.doubtful === true || said.length + Number(complete === true) === 0)
    return;
  const issue = sender.grants.length > 0 ? await readIssue(tx, organisationId, number) : undefined;
  if (issue === undefined || !delivers(turn, issue)) return;
  const quantities = said.flatMap((one) => namedBy(one, issue.quantities));
  if (said.length > 0 && quantities.length === 0) return;
  // "都到位了" without a number: all that was asked for.
  const came = quantities.length > 0 ? quantities : issue.quantities;
  const by = sideOf(turn, issue);
  const sameAs = await toldBefore(turn, number, by, came);
  await addEntry(tx, organisationId, {
    kind: 'fulfil',
    chat: message.chat,
    groupId: issue.groupId,
    objectId: issue.objectId,
    issueNumber: number,
    personId: sender.personId,
    inboxId,
    position,
    slots:
      sameAs === undefined
        ? { quantities: came, complete: complete === true, by }
        : { quantities: [], complete: false, by, sameAs },
    said: message.text,
    notedAt: now,
  });
}

/** Whoever keeps the ledger, a department, and those whom it comes to. */
function delivers({ sender }: Turn, issue: Issue): boolean {
  const may = (action: 'log' | 'note') =>
    mayAct(sender.grants, action, factsOf(sender, issue)).kind === 'allowed';
  return may('log') || may('note') || sender.grants.some(({ role }) => role === 'liaison');
}

type Side = 'department' | 'group';

function sideOf({ sender }: Turn, { departments }: Issue): Side {
  const isHandler = departments.some(({ departmentId }) =>
    sender.grants.some((grant) => grant.role === 'liaison' && grant.departmentId === departmentId),
  );
  return isHandler ? 'department' : 'group';
}

/** The department says 已送到3000只 and the group 收到3000只: one delivery, counted once. Its entry, if the other side told of it. */
async function toldBefore(
  { tx, organisationId }: Turn,
  number: number,
  by: Side,
  came: readonly Offer[],
): Promise<number | undefined> {
  const told = (await readSupplyOf(tx, organisationId, [number])).filter(({ kind }) => kind === 'fulfil');
  const paired = new Set(told.map(({ slots }) => slots['sameAs']));
  return told.find(
    ({ id, slots }) =>
      !paired.has(id) && slots['by'] !== undefined && slots['by'] !== by && isSame(amountsIn(slots), came),
  )?.id;
}

function isSame(one: readonly Offer[], other: readonly Offer[]): boolean {
  const has = ({ item, value, unit }: Offer) =>
    other.some((thing) => thing.item === item && thing.value === value && thing.unit === unit);
  return one.length > 0 && one.length === other.length && one.every(has);
}

/** "3吨已到" is of the one thing of that unit that the issue asks for; where there is none, or two, nobody can tell. */
function namedBy(said: Quantity, needs: readonly Quantity[]): Quantity[] {
  if (said.item !== '') return [said];
  const [need, ...others] = needs.filter(({ unit }) => unit === said.unit);
  return need === undefined || others.length > 0 ? [] : [{ ...said, item: need.item }];
}
