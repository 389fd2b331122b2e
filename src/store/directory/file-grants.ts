import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Grant } from '../../directory/directory.ts';
import type { Db } from '../database/client.ts';
import { grants } from '../schema/index.ts';
import type { DirectoryChange } from './change.ts';

/** A right that the file gives, and the name of whom it gives it to. */
export interface HeldByFile extends Omit<Grant, 'id'> {
  readonly name: string;
}

type Row = typeof grants.$inferSelect;

const keyOf = ({ personId, role, groupId, departmentId, objectId }: Omit<Grant, 'id'>) =>
  [personId, role, groupId, departmentId, objectId].join('/');

/** Gives what the file gives and ends what it gives no more. What was ended in a chat stays ended, as long as the file says the same. */
export async function syncGrants(
  tx: Db,
  organisationId: number,
  wanted: readonly HeldByFile[],
  {
    now,
    changes,
    rows,
    appointed,
    placeNames,
  }: {
    now: Date;
    changes: DirectoryChange[];
    rows: readonly { id: number; name: string }[];
    appointed: readonly Omit<Grant, 'id'>[];
    placeNames: (grant: Omit<Grant, 'id'>) => string | undefined;
  },
): Promise<void> {
  const held = await tx
    .select()
    .from(grants)
    .where(
      and(
        eq(grants.organisationId, organisationId),
        eq(grants.source, 'directory'),
        or(isNull(grants.endedAt), grants.endedInChat),
      ),
    );
  // Who was given it in a chat has it already, and keeps it as that.
  const heldKeys = new Set([...held, ...appointed].map(keyOf));
  const wantedKeys = new Set(wanted.map(keyOf));
  const added = [...new Map(wanted.map((grant) => [keyOf(grant), grant])).values()].filter(
    (grant) => !heldKeys.has(keyOf(grant)),
  );
  const left = held.filter((grant) => !wantedKeys.has(keyOf(grant)));
  const ended = left.filter(({ endedAt }) => endedAt === null);
  await addGrants(tx, organisationId, added, now);
  await endGrants(tx, organisationId, ended, { endedAt: now });
  // The file has stopped naming it: named again, it is new.
  await endGrants(
    tx,
    organisationId,
    left.filter(({ endedInChat }) => endedInChat),
    { endedInChat: false },
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  changes.push(
    ...added.map(({ name, ...grant }) => change('added', name, grant, placeNames(grant))),
    ...ended.map((grant) => change('removed', names.get(grant.personId) ?? '', grant, placeNames(grant))),
  );
}

function change(
  what: 'added' | 'removed',
  name: string,
  grant: Omit<Grant, 'id'>,
  place: string | undefined,
): DirectoryChange {
  const about = place === undefined ? grant.role : `${grant.role} of ${place}`;
  return { noun: 'role', name, what, [what === 'added' ? 'new' : 'old']: grant, about };
}

async function addGrants(tx: Db, organisationId: number, added: readonly HeldByFile[], now: Date) {
  if (added.length === 0) return;
  await tx.insert(grants).values(
    added.map(({ name: _name, ...grant }) => ({
      organisationId,
      ...grant,
      source: 'directory' as const,
      grantedAt: now,
    })),
  );
}

async function endGrants(
  tx: Db,
  organisationId: number,
  ended: readonly Row[],
  set: { endedAt: Date } | { endedInChat: false },
) {
  if (ended.length === 0) return;
  const ids = ended.map(({ id }) => id);
  await tx
    .update(grants)
    .set(set)
    .where(and(eq(grants.organisationId, organisationId), inArray(grants.id, ids)));
}
