import type { ActionIntent, Quantity } from '../commands/intent.ts';
import { mayAct } from '../issues/permissions.ts';
import { addEntry } from '../store/entries.ts';
import { readIssue } from '../store/issues.ts';
import type { Turn } from './turn.ts';

/** "#31 已到位口罩1万个": written down beside the issue, so that the bulletin can reckon what is still missing. */
export async function noteDelivery(turn: Turn, intent: ActionIntent, position: number): Promise<void> {
  const { tx, organisationId, sender, message, inboxId, now } = turn;
  const [number] = intent.issueNumbers;
  const { quantities: said = [], complete } = intent;
  if (number === undefined || intent.doubtful === true || said.length + Number(complete === true) === 0)
    return;
  const delivers =
    mayAct(sender.grants, 'log').kind === 'allowed' || sender.grants.some(({ role }) => role === 'liaison');
  const issue = delivers ? await readIssue(tx, organisationId, number) : undefined;
  if (issue === undefined) return;
  const quantities = said.flatMap((one) => namedBy(one, issue.quantities));
  if (said.length > 0 && quantities.length === 0) return;
  await addEntry(tx, organisationId, {
    kind: 'fulfil',
    chat: message.chat,
    groupId: issue.groupId,
    objectId: issue.objectId,
    issueNumber: number,
    personId: sender.personId,
    inboxId,
    position,
    // "都到位了" without a number: all that was asked for.
    slots: { quantities: quantities.length > 0 ? quantities : issue.quantities, complete: complete === true },
    said: message.text,
    notedAt: now,
  });
}

/** "3吨已到" is of the one thing of that unit that the issue asks for; where there is none, or two, nobody can tell. */
function namedBy(said: Quantity, needs: readonly Quantity[]): Quantity[] {
  if (said.item !== '') return [said];
  const [need, ...others] = needs.filter(({ unit }) => unit === said.unit);
  return need === undefined || others.length > 0 ? [] : [{ ...said, item: need.item }];
}
