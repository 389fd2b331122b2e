import { and, eq, notExists, or, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor, EventBody } from '../../issues/event.ts';
import type { Db } from '../database/client.ts';
import { appendEvents, readIssue } from '../issues/issues.ts';
import { chats, grants, people, rosters } from '../schema/index.ts';
import type { DirectoryChange } from './change.ts';
import { openOfDepartment, openOfObject } from './open-issues.ts';

/** Whoever runs the bot may read a file in; the machine does not know who that was. */
export const FILE: Actor = { account: null, personId: null, name: 'directory file', role: 'bot' };

/** What goes on under another name (the same id), or as part of another. */
export interface Succession {
  readonly noun: DirectoryChange['noun'];
  readonly from: { readonly id: number; readonly name: string };
  readonly to: { readonly id: number; readonly name: string };
}

/** How people say where they belong; its id in grants. */
const PLACES = {
  department: ['department', 'departmentId'],
  'work group': ['group', 'groupId'],
  object: ['object', 'objectId'],
} as const;

/** The people of a place, what they may do there and its chats pass on to what it is now. */
export async function passOn(
  tx: Db,
  organisationId: number,
  successions: readonly Succession[],
  now: Date,
): Promise<void> {
  for (const { noun, from, to } of successions) {
    if (noun !== 'department' && noun !== 'work group' && noun !== 'object') continue;
    const [word, column] = PLACES[noun];
    if (from.name !== to.name)
      await movePeople(tx, organisationId, `${word}:${from.name}`, `${word}:${to.name}`);
    if (from.id === to.id) continue;
    await tx
      .update(grants)
      .set({ [column]: to.id })
      .where(
        and(
          eq(grants.organisationId, organisationId),
          eq(grants[column], from.id),
          or(isNull(grants.endedAt), grants.endedInChat),
        ),
      );
    if (column === 'objectId') {
      await handObjectOver(tx, organisationId, { from, to }, now);
      continue;
    }
    await tx
      .update(chats)
      .set({ [column]: to.id })
      .where(and(eq(chats.organisationId, organisationId), eq(chats[column], from.id)));
    if (column === 'groupId') continue;
    await tx
      .update(rosters)
      .set({ departmentId: to.id })
      .where(and(eq(rosters.organisationId, organisationId), eq(rosters.departmentId, from.id)));
    await handIssuesOver(tx, organisationId, { from: from.id, by: to.id }, now);
  }
}

/** What is open of a department that became part of another is the other's from now on; it says so in its history. */
async function handIssuesOver(
  tx: Db,
  organisationId: number,
  parts: { readonly from: number; readonly by: number },
  at: Date,
): Promise<void> {
  const open = await openOfDepartment(tx, organisationId, parts.from);
  await writeOn(tx, organisationId, open, { type: 'taken_over', ...parts }, at);
}

/** What is open about an object that became part of another is about the other from now on. */
async function handObjectOver(
  tx: Db,
  organisationId: number,
  { from, to }: Pick<Succession, 'from' | 'to'>,
  at: Date,
): Promise<void> {
  const open = await openOfObject(tx, organisationId, from.id);
  const body = { type: 'object_joined', from: from.name, to: to.name, objectId: to.id } as const;
  await writeOn(tx, organisationId, open, body, at);
}

async function writeOn(
  tx: Db,
  organisationId: number,
  numbers: readonly number[],
  body: EventBody,
  at: Date,
): Promise<void> {
  for (const issueNumber of numbers) {
    const issue = await readIssue(tx, organisationId, issueNumber, 'lock');
    if (issue === undefined) continue;
    await appendEvents(tx, organisationId, issue, [
      { issueNumber, at, actor: FILE, inboxId: null, to: issue.state, body },
    ]);
  }
}

/** Who has a namesake there already stays where the name came from: the two are not taken for one. */
async function movePeople(tx: Db, organisationId: number, from: string, to: string): Promise<void> {
  const namesake = alias(people, 'namesake');
  await tx
    .update(people)
    .set({ belongsTo: to })
    .where(
      and(
        eq(people.organisationId, organisationId),
        eq(people.belongsTo, from),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(namesake)
            .where(
              and(
                eq(namesake.organisationId, organisationId),
                eq(namesake.name, people.name),
                eq(namesake.belongsTo, to),
              ),
            ),
        ),
      ),
    );
}
