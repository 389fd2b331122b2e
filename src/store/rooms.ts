import { and, eq, gte, inArray, isNotNull, or, sql } from 'drizzle-orm';
import type { ChatEvent } from '../chat/event.ts';
import { platformOf, type ChatId } from '../chat/message.ts';
import { storable } from '../chat/storable.ts';
import type { Db } from './database/client.ts';
import { chatEvents, chats, deliveries, rooms } from './schema/index.ts';
import type { GoneBecause } from './schema/rooms.ts';

export type Room = typeof rooms.$inferSelect;

/** Writes down that an event is carried out, in the transaction that does so; false when it was already. */
export async function claimEvent(
  tx: Db,
  organisationId: number,
  { id, chat, kind, at }: ChatEvent,
  now: Date,
): Promise<boolean> {
  const row = { organisationId, platform: platformOf(chat), eventId: id, chat, kind, at, handledAt: now };
  const rows = await tx
    .insert(chatEvents)
    .values(row)
    .onConflictDoNothing({ target: [chatEvents.organisationId, chatEvents.platform, chatEvents.eventId] })
    .returning({ eventId: chatEvents.eventId });
  return rows.length === 1;
}

export async function readRoom(db: Db, organisationId: number, chat: ChatId): Promise<Room | undefined> {
  const [row] = await db.select().from(rooms).where(roomIs(organisationId, chat));
  return row;
}

/** The bot sits in it (again). */
export async function enterRoom(
  tx: Db,
  organisationId: number,
  chat: ChatId,
  name: string | undefined,
  at: Date,
): Promise<void> {
  const named = name === undefined ? {} : { name: storable(name) };
  const back = { ...named, joinedAt: at, goneAt: null, goneBecause: null };
  await tx
    .insert(rooms)
    .values({ organisationId, chat, ...back })
    .onConflictDoUpdate({ target: [rooms.organisationId, rooms.chat], set: back });
}

/** Nothing can be said there any more; false when that was known. */
export async function leaveRoom(
  tx: Db,
  organisationId: number,
  chat: ChatId,
  goneBecause: GoneBecause,
  goneAt: Date,
): Promise<boolean> {
  const rows = await tx
    .insert(rooms)
    .values({ organisationId, chat, goneAt, goneBecause })
    .onConflictDoUpdate({
      target: [rooms.organisationId, rooms.chat],
      set: { goneAt, goneBecause },
      setWhere: sql`${rooms.goneAt} is null`,
    })
    .returning({ chat: rooms.chat });
  return rows.length === 1;
}

/** A bound chat goes by its new name too. */
export async function nameRoom(tx: Db, organisationId: number, chat: ChatId, name: string): Promise<void> {
  const called = { name: storable(name) };
  await tx
    .insert(rooms)
    .values({ organisationId, chat, ...called })
    .onConflictDoUpdate({ target: [rooms.organisationId, rooms.chat], set: called });
  await tx
    .update(chats)
    .set(called)
    .where(and(eq(chats.organisationId, organisationId), eq(chats.id, chat)));
}

/** What the platforms call their chats. */
export async function roomNames(db: Db, organisationId: number): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ chat: rooms.chat, name: rooms.name })
    .from(rooms)
    .where(and(eq(rooms.organisationId, organisationId), isNotNull(rooms.name)));
  return new Map(rows.flatMap(({ chat, name }) => (name === null ? [] : [[chat, name] as const])));
}

/** The chats in which nothing can be said. */
export async function goneChats(db: Db, organisationId: number): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ chat: rooms.chat })
    .from(rooms)
    .where(and(eq(rooms.organisationId, organisationId), isNotNull(rooms.goneAt)));
  return new Set(rows.map(({ chat }) => chat));
}

/** What a chat is bound to, whether or not the bot sits in it. */
export async function boundChat(db: Db, organisationId: number, chat: ChatId) {
  const [row] = await db
    .select()
    .from(chats)
    .where(and(eq(chats.organisationId, organisationId), eq(chats.id, chat), eq(chats.active, true)));
  return row === undefined ? undefined : { ...row, id: chat };
}

/** What is given up together is given up within seconds. */
const A_MOMENT_MS = 5_000;

/** The issues whose notices wait for a chat, or were given up just now. */
export async function issuesUntold(
  db: Db,
  organisationId: number,
  chat: ChatId,
  now: Date,
): Promise<number[]> {
  const since = new Date(now.getTime() - A_MOMENT_MS);
  const rows = await db
    .selectDistinct({ number: deliveries.issueNumber })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.organisationId, organisationId),
        eq(deliveries.chat, chat),
        isNotNull(deliveries.issueNumber),
        or(
          inArray(deliveries.state, ['available', 'running', 'retryable']),
          and(inArray(deliveries.state, ['failed', 'cancelled']), gte(deliveries.settledAt, since)),
        ),
      ),
    );
  return rows.flatMap(({ number }) => number ?? []).sort((a, b) => a - b);
}

const roomIs = (organisationId: number, chat: ChatId) =>
  and(eq(rooms.organisationId, organisationId), eq(rooms.chat, chat));
