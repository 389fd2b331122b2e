import type { Period } from '../../calendar/calendar.ts';
import { platformOf } from '../../chat/message.ts';
import type { NoticeFile } from '../../chat/notice.ts';
import type { StatsIntent } from '../../commands/intent.ts';
import type { Role } from '../../directory/directory.ts';
import { countLedger } from '../../store/ledger-rows.ts';
import { daySpan, ledgerEmpty, ledgerSent, notInThisChat } from '../../wording/ledger-file.ts';
import type { SummaryScope } from '../summaries/compose.ts';
import { fileNameOf, type LedgerWish, nameOf, nameOfWish, searchOf } from './ledger-wish.ts';
import { placeNamed, unknownPlace } from '../summaries/place-named.ts';
import { firstAndLast } from '../summaries/said-period.ts';
import { answer, type Turn } from '../turn.ts';

/** Who reads everything. */
const ALL_READERS: ReadonlySet<Role> = new Set(['coordinator', 'supervisor', 'admin']);

/** "台账 3月": the ledger as Excel, of what belongs to the chat; in private and above, of what the asker may read. */
export async function sendLedger(turn: Turn, intent: StatsIntent, period: Period | undefined): Promise<void> {
  const { tx, organisationId, known, now } = turn;
  const named = placeNamed(known, intent);
  if (named === 'unknown') return answer(turn, unknownPlace(known, intent, 'ledger'));
  const own = ownScope(turn);
  const scope = named ?? own;
  if (own === undefined || scope === undefined || !holds(own, scope))
    return answer(turn, notInThisChat(own === undefined ? null : nameOf(known, own)));
  const wish = { scope, period };
  const search = searchOf(known, wish);
  const count = search === undefined ? 0 : await countLedger(tx, organisationId, search, now);
  const told = { about: nameOf(known, scope), days: daysOf(turn, period) };
  answer(turn, count === 0 ? ledgerEmpty(told) : ledgerSent({ ...told, count }, fileOf(turn, wish)));
}

/** The most that may be told here: what everybody in the chat reads, and what the asker reads alone; an object's contact reads the own issues. */
function ownScope({ chat, sender, message }: Turn): SummaryScope | undefined {
  if (sender.grants.every(({ role }) => role === 'contact')) return undefined;
  if (!message.isPrivate && chat?.groupId != null) return { kind: 'group', id: chat.groupId };
  if (!message.isPrivate && chat?.departmentId != null) return { kind: 'department', id: chat.departmentId };
  if (sender.grants.some(({ role }) => ALL_READERS.has(role))) return { kind: 'organisation' };
  if (!message.isPrivate) return undefined;
  const group = sender.grants.find(({ groupId }) => groupId !== null)?.groupId;
  if (group != null) return { kind: 'group', id: group };
  const department = sender.grants.find(({ departmentId }) => departmentId !== null)?.departmentId;
  return department == null ? undefined : { kind: 'department', id: department };
}

function holds(own: SummaryScope, wanted: SummaryScope): boolean {
  if (own.kind === 'organisation') return true;
  return wanted.kind === own.kind && wanted.id === own.id;
}

function daysOf({ known: { calendar } }: Turn, period: Period | undefined): string | null {
  if (period === undefined) return null;
  const [first, last] = firstAndLast(calendar, period);
  return daySpan(calendar.formatLocal(first, 'date'), calendar.formatLocal(last, 'date'));
}

/** As a bulletin's files: a browser opens it in the sandbox; elsewhere the bot sends the bytes. */
function fileOf({ known, message, now }: Turn, wish: LedgerWish): NoticeFile {
  const name = nameOfWish(known, wish);
  const isSandbox = platformOf(message.chat) === 'sandbox';
  return {
    name: fileNameOf(known, wish, now),
    url: isSandbox ? `/sandbox/files/ledger/${name}` : `/api/ledger.xlsx${queryOf(known, wish)}`,
    ref: `ledger:${name}`,
  };
}

function queryOf(known: Turn['known'], { scope, period }: LedgerWish): string {
  const about = nameOf(known, scope);
  const query = new URLSearchParams({
    ...(about === null ? {} : { [scope.kind]: about }),
    ...(period === undefined ? {} : { from: period.from.toISOString(), to: period.to.toISOString() }),
  });
  return query.size === 0 ? '' : `?${query.toString()}`;
}
