import { directoryFile } from '../../src/directory/file-schema.ts';
import type { Db } from '../../src/store/database/client.ts';
import { writeDirectory } from '../../src/store/directory/write.ts';
import { readDirectory } from '../../src/store/directory/read.ts';
import { deliveries, summaries } from '../../src/store/schema/index.ts';
import { know, type Known } from '../../src/usecases/known.ts';
import { and, eq, like } from 'drizzle-orm';

export const ORGANISATION_ID = 1;
/** Monday morning; the first bulletin is due on Friday. */
export const START = new Date('2026-01-05T09:00:00+08:00');
export const WEEKS = 52;
const WEEK_MS = 7 * 86_400_000;
/** The last Friday at five has just passed. */
export const END = new Date(START.getTime() + (WEEKS - 1) * WEEK_MS + 5 * 86_400_000);

/** So many work groups with a chat each, and the leaders'. */
export async function layGroups(db: Db, groups: number): Promise<Known> {
  const names = Array.from({ length: groups }, (_, i) => `第${i + 1}组`);
  const file = directoryFile.parse({
    departments: [{ name: '住建局' }],
    workGroups: names.map((name) => ({ name })),
    chats: [
      { platform: 'sandbox', id: 'leaders', kind: 'leaders' },
      ...names.map((name, i) => ({
        platform: 'sandbox',
        id: `g${i + 1}`,
        kind: 'work_group',
        boundTo: name,
      })),
    ],
    schedule: { posts: ['morning', 'evening'].map((what) => ({ what, chats: 'leaders', off: true })) },
  });
  await db.transaction((tx) => writeDirectory(tx, ORGANISATION_ID, file, START));
  const directory = await readDirectory(db, ORGANISATION_ID);
  if (directory === undefined) throw new Error('no directory was written');
  return know(directory);
}

export interface Reckoning {
  readonly expected: number;
  readonly kept: number;
  readonly queued: number;
  readonly wrong: readonly string[];
}

/** Every chat has every week once: kept, queued, numbered without a gap, over seven days that join. */
export async function reckon(db: Db, known: Known): Promise<Reckoning> {
  const kept = await db
    .select({
      chat: summaries.chat,
      from: summaries.periodFrom,
      to: summaries.periodTo,
      number: summaries.number,
    })
    .from(summaries)
    .where(and(eq(summaries.organisationId, ORGANISATION_ID), eq(summaries.kind, 'weekly')))
    .orderBy(summaries.periodTo);
  const queued = await db
    .select({ chat: deliveries.chat, key: deliveries.dedupeKey })
    .from(deliveries)
    .where(and(eq(deliveries.organisationId, ORGANISATION_ID), like(deliveries.dedupeKey, 'weekly:%')));
  const dues = known.calendar.occurrences(known.settings.weekly, START, END).map((due) => due.getTime());
  const chats = known.directory.chats.map(({ id }) => id);
  const wrong = chats.flatMap((chat) => {
    const own = kept.filter((row) => row.chat === chat);
    const tos = own.map(({ to }) => to.getTime());
    const missed = dues.filter((due) => !tos.includes(due)).length;
    const gaps = own.filter(
      ({ number, from }, i) => number !== i + 1 || (i > 0 && from.getTime() !== tos[i - 1]),
    );
    const said = queued.filter((row) => row.chat === chat).length;
    const isRight = missed === 0 && own.length === dues.length && gaps.length === 0 && said === dues.length;
    return isRight
      ? []
      : [
          `${chat}: ${missed} missed, ${own.length - dues.length + missed} doubled, ${gaps.length} out of turn, ${said} queued`,
        ];
  });
  return { expected: dues.length * chats.length, kept: kept.length, queued: queued.length, wrong };
}
