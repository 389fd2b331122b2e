import { eq } from 'drizzle-orm';
import type { Grant } from '../../directory/directory.ts';
import type { Db } from '../database/client.ts';
import { departments, serviceObjects, workGroups } from '../schema/index.ts';

/** What the place of a right is called, in use or not; undefined where the right holds everywhere. */
export async function readPlaceNames(
  db: Db,
  organisationId: number,
): Promise<(grant: Pick<Grant, 'departmentId' | 'groupId' | 'objectId'>) => string | undefined> {
  const namesIn = async (table: typeof departments | typeof workGroups | typeof serviceObjects) => {
    const rows = await db
      .select({ id: table.id, name: table.name })
      .from(table)
      .where(eq(table.organisationId, organisationId));
    return new Map<number | null, string>(rows.map(({ id, name }) => [id, name]));
  };
  const [units, groups, objects] = [
    await namesIn(departments),
    await namesIn(workGroups),
    await namesIn(serviceObjects),
  ];
  return ({ departmentId, groupId, objectId }) =>
    units.get(departmentId) ?? groups.get(groupId) ?? objects.get(objectId);
}
