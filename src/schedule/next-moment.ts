import { sql } from 'drizzle-orm';
import { rowsOf } from '../store/database/rows.ts';
import type { Worker } from '../usecases/messages/handle-message.ts';
import { nextCardMoments } from './cards.ts';
import { JOBS } from './jobs.ts';

/** The next moment at which anything falls due by itself: a post, the end of a silence, a message that was put off. */
export async function nextMoment({ db, organisationId, known, now }: Worker): Promise<Date | undefined> {
  const knows = await known();
  const at = now();
  const posts = JOBS.flatMap((job) => {
    const lead = job.leadMs(knows);
    const rules = new Map(job.targets(knows).map(({ rule }) => [JSON.stringify(rule), rule]));
    return [...rules.values()].map(
      (rule) => knows.calendar.nextOccurrence(rule, new Date(at.getTime() + lead)).getTime() - lead,
    );
  });
  const [row] = await rowsOf<{ ms: number | null }>(
    db,
    sql`select (extract(epoch from least(
      (select min(waits_until) from issues where organisation_id = ${organisationId} and waits_until > ${at.toISOString()}::timestamptz),
      (select min(due_at) from deliveries where organisation_id = ${organisationId}
        and state in ('available', 'retryable') and due_at > ${at.toISOString()}::timestamptz),
      (select min(due_at) from inbox where organisation_id = ${organisationId}
        and state in ('available', 'retryable') and due_at > ${at.toISOString()}::timestamptz))) * 1000)::float8 as ms`,
  );
  const cards = (await nextCardMoments({ db, organisationId, known, now }, knows, at)).map((due) =>
    due.getTime(),
  );
  const moments = [...posts, ...cards, ...(row?.ms == null ? [] : [Math.ceil(row.ms)])];
  return moments.length === 0 ? undefined : new Date(Math.min(...moments));
}
