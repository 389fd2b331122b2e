import { and, asc, eq, isNull } from 'drizzle-orm';
import type { AccountId, ChatId } from '../../chat/message.ts';
import type { Directory } from '../../directory/directory.ts';
import type { Db } from '../database/client.ts';
import { goneChats } from '../rooms.ts';
import {
  accounts,
  chats,
  departments,
  grants,
  organisations,
  people,
  rosters,
  serviceObjects,
  workGroups,
} from '../schema/index.ts';

/** How often the directory changed; cheap to ask before using one that was read earlier. */
export async function directoryVersion(db: Db, organisationId: number): Promise<number | undefined> {
  const [row] = await db
    .select({ version: organisations.directoryVersion })
    .from(organisations)
    .where(eq(organisations.organisationId, organisationId));
  return row?.version;
}

/** Everybody and everything of one organisation that is in use; undefined where nothing was imported yet. */
export async function readDirectory(db: Db, organisationId: number): Promise<Directory | undefined> {
  const [organisation] = await db
    .select()
    .from(organisations)
    .where(eq(organisations.organisationId, organisationId));
  if (!organisation) return undefined;
  const gone = await goneChats(db, organisationId);
  const inUse = (table: typeof people | typeof chats) =>
    and(eq(table.organisationId, organisationId), eq(table.active, true));
  const [places, former] = apart(await readPlaces(db, organisationId));
  return {
    organisation: { ...organisation, id: organisationId },
    ...places,
    former,
    people: await db.select().from(people).where(inUse(people)).orderBy(asc(people.id)),
    grants: await db
      .select()
      .from(grants)
      .where(and(eq(grants.organisationId, organisationId), isNull(grants.endedAt)))
      .orderBy(asc(grants.id)),
    // Where the bot does not sit nothing can be said, and whatever is meant for it goes to who stands in.
    chats: (await db.select().from(chats).where(inUse(chats)).orderBy(asc(chats.id)))
      .filter(({ id }) => !gone.has(id))
      .map((chat) => ({ ...chat, id: chat.id as ChatId })),
    accounts: (await db.select().from(accounts).where(eq(accounts.organisationId, organisationId))).map(
      (account) => ({ ...account, id: account.id as AccountId }),
    ),
    rosters: await db
      .select()
      .from(rosters)
      .where(and(eq(rosters.organisationId, organisationId), isNull(rosters.endedAt)))
      .orderBy(asc(rosters.id)),
  };
}

/** Departments, groups and objects, whether in use or not. */
async function readPlaces(db: Db, organisationId: number) {
  const mine = (table: typeof departments | typeof workGroups | typeof serviceObjects) =>
    eq(table.organisationId, organisationId);
  const objects = await db
    .select()
    .from(serviceObjects)
    .where(mine(serviceObjects))
    .orderBy(asc(serviceObjects.id));
  return {
    departments: await db.select().from(departments).where(mine(departments)).orderBy(asc(departments.id)),
    groups: await db.select().from(workGroups).where(mine(workGroups)).orderBy(asc(workGroups.id)),
    objects: objects.map(({ contactName, contactPhone, ...object }) => ({
      ...object,
      contact:
        contactName === null
          ? null
          : { name: contactName, ...(contactPhone === null ? {} : { phone: contactPhone }) },
    })),
  };
}

type Places = Awaited<ReturnType<typeof readPlaces>>;

/** What is in use, and what is not any more. */
function apart({ departments, groups, objects }: Places): [Places, Places] {
  const those = (isActive: boolean): Places => ({
    departments: departments.filter(({ active }) => active === isActive),
    groups: groups.filter(({ active }) => active === isActive),
    objects: objects.filter(({ active }) => active === isActive),
  });
  return [those(true), those(false)];
}
