import type { AccountId, ChatId } from '../../chat/message.ts';
import { platformOf } from '../../chat/message.ts';
import type { Notice } from '../../chat/notice.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import {
  accountAway,
  accountBack,
  roomInDoubt,
  scanNeeded,
  type WechatTrouble,
} from '../../wording/wechat.ts';
import type { Worker } from '../messages/handle-message.ts';
import type { Known } from '../known.ts';

/** What happened to a WeChat account that people should hear of, elsewhere than there. */
export type AccountNews =
  | { readonly kind: 'away'; readonly trouble: WechatTrouble; readonly since: Date }
  | { readonly kind: 'back'; readonly at: Date }
  | { readonly kind: 'scan'; readonly link: string };

/** The coordinators hear on another platform that WeChat is deaf; a code to scan goes to the admins alone. */
export async function tellOfAccount(worker: Worker, news: AccountNews): Promise<void> {
  const known = await worker.known();
  const now = worker.now();
  const notice = noticeOf(known, news);
  const chats = news.kind === 'scan' ? adminsElsewhere(known) : coordinatorsElsewhere(known);
  const key = `account:wechat:${news.kind}:${now.getTime()}`;
  const outgoing = chats.map((chat) => ({ chat, notice, key: `${key}:${chat}` }));
  await worker.db.transaction((tx) => enqueue(tx, worker.organisationId, outgoing, now));
}

function noticeOf({ calendar }: Known, news: AccountNews): Notice {
  if (news.kind === 'scan') return scanNeeded(news.link);
  return news.kind === 'away'
    ? accountAway(news.trouble, calendar.localTime(news.since))
    : accountBack(calendar.localTime(news.at));
}

export function coordinatorsElsewhere(known: Known): ChatId[] {
  const chats = known.chatsOfKind('coordinators').map(({ id }) => id);
  return chats.filter((chat) => platformOf(chat) !== 'wechat');
}

/** A private chat goes by the account of who is written to. */
export function adminsElsewhere({ directory }: Known): ChatId[] {
  const admins = new Set(
    directory.grants.filter(({ role }) => role === 'admin').map(({ personId }) => personId),
  );
  return directory.accounts
    .filter(({ id, personId }) => admins.has(personId) && platformOf(id) !== 'wechat')
    .map(({ id }) => id);
}

/** A bound room that has another id now and could be one of several: an admin says which, in the coordinators' chats. */
export async function askWhichRoom(
  worker: Worker,
  { roomId, topic, candidates }: { roomId: string; topic: string; candidates: number },
): Promise<void> {
  const known = await worker.known();
  const now = worker.now();
  const name = known.chat(`wechat:${roomId}`)?.name ?? topic;
  const all = known.chatsOfKind('coordinators').map(({ id }) => id);
  const elsewhere = coordinatorsElsewhere(known);
  const notice = roomInDoubt(name, topic, candidates);
  const outgoing = (elsewhere.length > 0 ? elsewhere : all).map((chat) => ({
    chat,
    notice,
    key: `room_in_doubt:${roomId}:${calendarDay(known, now)}:${chat}`,
  }));
  await worker.db.transaction((tx) => enqueue(tx, worker.organisationId, outgoing, now));
}

/** Once a day, however often the account logs in. */
function calendarDay({ calendar }: Known, now: Date): string {
  return calendar.localDate(now);
}

export function isAdminAccount(known: Known, account: AccountId, now: Date): boolean {
  const person = known.personOf(account);
  return person !== undefined && known.grantsOf(person.id, now).some(({ role }) => role === 'admin');
}
