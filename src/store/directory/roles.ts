import { and, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import type { Grant, Roster } from '../../directory/directory.ts';
import type { Db } from '../database/client.ts';
import { grants, people, rosters } from '../schema/index.ts';

/** Gives a right in a chat; it stays until somebody takes it back there. */
export async function giveRole(tx: Db, organisationId: number, grant: Grant, now: Date): Promise<void> {
  const { personId, role, groupId, departmentId, objectId } = grant;
  await tx.insert(grants).values({
    organisationId,
    personId,
    role,
    groupId,
    departmentId,
    objectId,
    source: 'chat',
    grantedAt: now,
  });
}

/** Ends rights; the directory file does not bring them back. Returns what was held. */
export async function endRoles(
  tx: Db,
  organisationId: number,
  personId: number,
  which: Pick<Grant, 'role' | 'groupId' | 'departmentId' | 'objectId'> | 'all' | ((grant: Grant) => boolean),
  now: Date,
): Promise<Grant[]> {
  const held = await tx
    .select()
    .from(grants)
    .where(
      and(eq(grants.organisationId, organisationId), eq(grants.personId, personId), isNull(grants.endedAt)),
    );
  const ending = held.filter(
    (grant) => which === 'all' || (typeof which === 'function' ? which(grant) : isSame(grant, which)),
  );
  if (ending.length > 0)
    await tx
      .update(grants)
      .set({ endedAt: now, endedInChat: true })
      .where(
        and(
          eq(grants.organisationId, organisationId),
          inArray(
            grants.id,
            ending.map(({ id }) => id),
          ),
        ),
      );
  return ending.map(({ role, groupId, departmentId, objectId }) => ({
    personId,
    role,
    groupId,
    departmentId,
    objectId,
  }));
}

function isSame(a: Omit<Grant, 'personId'>, b: Omit<Grant, 'personId'>): boolean {
  return (
    a.role === b.role &&
    a.groupId === b.groupId &&
    a.departmentId === b.departmentId &&
    a.objectId === b.objectId
  );
}

/** Somebody whom the file does not name. */
export async function addPersonNamed(tx: Db, organisationId: number, name: string): Promise<number> {
  const [row] = await tx
    .insert(people)
    .values({ organisationId, name, belongsTo: 'chat' })
    .onConflictDoUpdate({
      target: [people.organisationId, people.name, people.belongsTo],
      set: { active: true },
    })
    .returning({ id: people.id });
  return row!.id;
}

export async function addRoster(tx: Db, organisationId: number, roster: Roster): Promise<void> {
  await tx.insert(rosters).values({ organisationId, ...roster });
}

/** Takes one of somebody's absences or duties back. */
export async function endRoster(tx: Db, organisationId: number, roster: Roster, now: Date): Promise<void> {
  const { personId, kind, from, to } = roster;
  await tx
    .update(rosters)
    .set({ endedAt: now })
    .where(and(standingOf(organisationId, personId, kind), eq(rosters.from, from), eq(rosters.to, to)));
}

/** Takes back what was noted of somebody's absence and duty; returns whether there was anything. */
export async function endRosters(
  tx: Db,
  organisationId: number,
  personId: number,
  kind: Roster['kind'],
  now: Date,
): Promise<boolean> {
  const rows = await tx
    .update(rosters)
    .set({ endedAt: now })
    .where(standingOf(organisationId, personId, kind))
    .returning({ id: rosters.id });
  return rows.length > 0;
}

function standingOf(organisationId: number, personId: number, kind: Roster['kind']): SQL | undefined {
  return and(
    eq(rosters.organisationId, organisationId),
    eq(rosters.personId, personId),
    eq(rosters.kind, kind),
    isNull(rosters.endedAt),
  );
}
