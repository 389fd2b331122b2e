import { createHash, randomInt } from 'node:crypto';
import { and, eq, gt, isNull, or } from 'drizzle-orm';
import type { Role } from '../directory/directory.ts';
import type { Db } from './database/client.ts';
import { raiseDirectoryVersion } from './directory/bindings.ts';
import { codes, grants, people } from './schema/index.ts';

/** Without the signs that are mistaken for one another (0 O, 1 I L). */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const CODE_LENGTH = 8;
const VALID_HOURS = 24;

export type CodePurpose = (typeof codes.$inferSelect)['purpose'];

/** Makes a one-time code, good for a day; only its hash is stored. */
export async function createCode(
  tx: Db,
  organisationId: number,
  purpose: CodePurpose,
  personId: number | null,
  now: Date,
  place: string | null = null,
): Promise<string> {
  const code = Array.from({ length: CODE_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  const expiresAt = new Date(now.getTime() + VALID_HOURS * 3_600_000);
  await tx
    .insert(codes)
    .values({ organisationId, hash: hashOf(code), purpose, personId, place, createdAt: now, expiresAt });
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** Uses a code up; undefined where it is wrong, used, too old, or for something else. */
export async function useCode(
  tx: Db,
  organisationId: number,
  purpose: CodePurpose,
  code: string,
  account: string,
  now: Date,
  place: string | null = null,
): Promise<{ personId: number | null } | undefined> {
  const [row] = await tx
    .update(codes)
    .set({ usedAt: now, usedBy: account })
    .where(isGood(organisationId, purpose, code, now, place))
    .returning({ personId: codes.personId });
  return row;
}

/** Whether a code would bind a chat to this place; it is not used up. */
export async function bindsTo(
  db: Db,
  organisationId: number,
  code: string,
  place: string,
  now: Date,
): Promise<boolean> {
  const rows = await db
    .select({ place: codes.place })
    .from(codes)
    .where(isGood(organisationId, 'chat', code, now, place));
  return rows.length > 0;
}

function isGood(organisationId: number, purpose: CodePurpose, code: string, now: Date, place: string | null) {
  return and(
    eq(codes.organisationId, organisationId),
    eq(codes.hash, hashOf(code)),
    eq(codes.purpose, purpose),
    isNull(codes.usedAt),
    gt(codes.expiresAt, now),
    // A code for one place binds no other.
    place === null ? undefined : or(isNull(codes.place), eq(codes.place, place)),
  );
}

/** Whose code it is, without using it up; undefined where it would be refused, null where it names nobody. */
export async function ownerOfCode(
  db: Db,
  organisationId: number,
  purpose: CodePurpose,
  code: string,
  now: Date,
): Promise<number | null | undefined> {
  const [row] = await db
    .select({ personId: codes.personId })
    .from(codes)
    .where(isGood(organisationId, purpose, code, now, null));
  return row?.personId;
}

/** Somebody whom the directory file does not name: the first admin comes in so. */
export async function addPersonWithRole(
  tx: Db,
  organisationId: number,
  { name, belongsTo }: { name: string; belongsTo: string },
  role: Role,
  now: Date,
  source: 'chat' | 'sandbox' = 'chat',
  departmentId: number | null = null,
): Promise<number> {
  const [person] = await tx
    .insert(people)
    .values({ organisationId, name, belongsTo })
    .onConflictDoUpdate({
      target: [people.organisationId, people.name, people.belongsTo],
      set: { active: true },
    })
    .returning({ id: people.id });
  const personId = person!.id;
  await tx.insert(grants).values({ organisationId, personId, role, departmentId, source, grantedAt: now });
  await raiseDirectoryVersion(tx, organisationId);
  return personId;
}

function hashOf(code: string): string {
  return createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''))
    .digest('hex');
}
