import { and, asc, eq, gt } from 'drizzle-orm';
import type { Actor, IssueEvent } from '../../issues/event.ts';
import { applyEvent } from '../../issues/fold.ts';
import type { Issue } from '../../issues/issue.ts';
import { listAudit } from './audit.ts';
import type { Db } from '../database/client.ts';
import { inbox, issueEvents } from '../schema/index.ts';

/** One thing that somebody did, with what stood there before and what stands now. */
export interface AuditExportLine {
  readonly at: string;
  readonly actor: Actor;
  /** The platform's id of the message that said so; null where a clock, a file or the command line did. */
  readonly message: string | null;
  /** `issue #12`, or what of the directory it was. */
  readonly what: string;
  readonly action: string;
  readonly old: unknown;
  readonly new: unknown;
  /** About an issue whose words are for its handlers alone. */
  readonly isRestricted?: true;
}

interface Asked {
  readonly from?: Date;
  readonly to?: Date;
}

const PAGE = 500;

/** Every issue's history by number and order, then the changes of directory and settings; bounds are half open. */
export async function* exportAudit(
  db: Db,
  organisationId: number,
  asked: Asked = {},
): AsyncGenerator<AuditExportLine> {
  yield* issueLines(db, organisationId, asked);
  let after = 0;
  for (;;) {
    const page = await listAudit(db, organisationId, { ...asked, after, limit: PAGE });
    for (const { id, at, actor, message, noun, name, what, old, new: now } of page) {
      after = id;
      yield { at: at.toISOString(), actor, message, what: `${noun} ${name}`, action: what, old, new: now };
    }
    if (page.length < PAGE) return;
  }
}

/** The fold of what came before tells what a change replaced. */
async function* issueLines(db: Db, organisationId: number, asked: Asked): AsyncGenerator<AuditExportLine> {
  let number = 0;
  for (;;) {
    const numbers = await numbersAfter(db, organisationId, number);
    for (const one of numbers) yield* linesOf(await eventsOf(db, organisationId, one), asked);
    number = numbers.at(-1) ?? number;
    if (numbers.length < PAGE) return;
  }
}

async function numbersAfter(db: Db, organisationId: number, number: number): Promise<number[]> {
  const rows = await db
    .selectDistinct({ number: issueEvents.issueNumber })
    .from(issueEvents)
    .where(and(eq(issueEvents.organisationId, organisationId), gt(issueEvents.issueNumber, number)))
    .orderBy(asc(issueEvents.issueNumber))
    .limit(PAGE);
  return rows.map((row) => row.number);
}

interface Told {
  readonly event: IssueEvent;
  readonly message: string | null;
}

async function eventsOf(db: Db, organisationId: number, number: number): Promise<Told[]> {
  const rows = await db
    .select({ event: issueEvents, message: inbox.messageId })
    .from(issueEvents)
    .leftJoin(
      inbox,
      and(eq(inbox.organisationId, issueEvents.organisationId), eq(inbox.id, issueEvents.inboxId)),
    )
    .where(and(eq(issueEvents.organisationId, organisationId), eq(issueEvents.issueNumber, number)))
    .orderBy(asc(issueEvents.seq));
  return rows.map(({ event: { organisationId: _, type: __, ...event }, message }) => ({ event, message }));
}

function* linesOf(told: readonly Told[], { from, to }: Asked): Generator<AuditExportLine> {
  let before: Issue | undefined;
  for (const { event, message } of told) {
    const after = applyEvent(before, event);
    const isAsked = (from === undefined || event.at >= from) && (to === undefined || event.at < to);
    if (isAsked)
      yield {
        ...lineOf(event, message),
        ...changed(before, after),
        ...(after.sensitive ? { isRestricted: true as const } : {}),
      };
    before = after;
  }
}

function lineOf({ at, actor, body, issueNumber }: IssueEvent, message: string | null) {
  return { at: at.toISOString(), actor, message, what: `issue #${issueNumber}`, action: body.type };
}

/** The fields that are not as they were. */
function changed(before: Issue | undefined, after: Issue): { old: unknown; new: unknown } {
  const earlier = new Map<string, unknown>(Object.entries(before ?? {}));
  const differing = Object.entries(after).filter(
    ([key, value]) => JSON.stringify(earlier.get(key)) !== JSON.stringify(value),
  );
  return {
    old:
      before === undefined
        ? null
        : Object.fromEntries(differing.map(([key]) => [key, earlier.get(key) ?? null])),
    new: Object.fromEntries(differing),
  };
}
