import type { EventBody } from '../../src/issues/event.ts';
import { directoryFile } from '../../src/directory/file-schema.ts';
import type { Db } from '../../src/store/database/client.ts';
import { writeDirectory } from '../../src/store/directory/write.ts';
import { appendEvents, readIssue } from '../../src/store/issues/issues.ts';
import { departments, serviceObjects, workGroups } from '../../src/store/schema/index.ts';

export const ORGANISATION = 1;
export const MONDAY = new Date('2020-03-09T01:00:00Z');

const REPORTED = {
  type: 'reported',
  title: '货车进不了厂',
  detail: '道路施工，货车进不了厂，联系电话13900000001',
  objectId: null,
  category: '交通运输',
  groupId: null,
  sourceChat: 'sandbox:group-1',
  sourceMessage: 'm1',
  priority: 'normal',
  sensitive: false,
  quantities: [],
  amountCny: null,
} as const satisfies EventBody;

/** A directory of two groups, three departments and two objects, and the ids they were given. */
export async function layDirectory(db: Db) {
  await writeDirectory(
    db,
    ORGANISATION,
    directoryFile.parse({
      departments: [{ name: '住建局', aliases: ['住建'] }, { name: '交通局' }, { name: '金融办' }],
      workGroups: [{ name: '第一组', serviceObjects: ['凤凰粮食制品有限公司'] }, { name: '第二组' }],
      serviceObjects: [
        { name: '凤凰粮食制品有限公司', kind: 'enterprise', aliases: ['凤凰粮食'] },
        { name: '辛十李村', kind: 'village' },
      ],
    }),
    MONDAY,
  );
  const idsOf = async (table: typeof departments | typeof workGroups | typeof serviceObjects) =>
    new Map(
      (await db.select({ id: table.id, name: table.name }).from(table)).map(({ id, name }) => [name, id]),
    );
  return {
    departments: await idsOf(departments),
    groups: await idsOf(workGroups),
    objects: await idsOf(serviceObjects),
  };
}

/** Writes an issue that was reported and then went through the events named. */
export async function layIssue(
  db: Db,
  number: number,
  reported: Partial<Extract<EventBody, { type: 'reported' }>> = {},
  then: readonly {
    readonly body: EventBody;
    readonly to: 'dispatched' | 'returned' | 'resolved' | 'closed';
  }[] = [],
): Promise<void> {
  const actor = { account: 'sandbox:p1', personId: 1, name: '王敏', role: 'member' } as const;
  const event = { issueNumber: number, at: MONDAY, actor, inboxId: null };
  await appendEvents(db, ORGANISATION, undefined, [
    { ...event, to: 'reported', body: { ...REPORTED, ...reported } },
  ]);
  for (const { body, to } of then) {
    const before = await readIssue(db, ORGANISATION, number);
    await appendEvents(db, ORGANISATION, before, [{ ...event, to, body }]);
  }
}

export function dispatched(lead: number, assisting: readonly number[], deadline: string) {
  const routing = {
    step: 'named',
    because: ['消息里点名'],
    candidates: [{ departmentId: lead, confidence: 1 }],
  } as const;
  const clocks = { signDueAt: deadline, returnDueAt: deadline, deadline };
  return { to: 'dispatched', body: { type: 'dispatched', lead, assisting, routing, clocks } } as const;
}
