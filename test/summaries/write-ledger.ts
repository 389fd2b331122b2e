import { sql } from 'drizzle-orm';
import type { GroupLevel } from '../../src/directory/directory.ts';
import type { Db } from '../../src/store/database/client.ts';
import {
  departments,
  issueDepartments,
  issueEvents,
  issues,
  organisations,
  serviceObjects,
  workGroups,
} from '../../src/store/schema/index.ts';
import type { LedgerRow } from '../../src/summaries/compute-figures.ts';
import { isOpen, leadAfter, limitsOf } from '../../src/summaries/history.ts';

/** The names of a directory, written with ids 1, 2, 3 … in the order given. */
export interface Names {
  readonly departments: readonly string[];
  readonly groups: readonly string[];
  /** Of the groups, in their order; county where none is said. */
  readonly levels?: readonly GroupLevel[];
  readonly objects: readonly {
    readonly name: string;
    readonly kind: (typeof serviceObjects.$inferInsert)['kind'];
  }[];
}

export async function writeDirectory(db: Db, organisationId: number, names: Names): Promise<void> {
  await db.insert(organisations).values({
    organisationId,
    name: '东平区',
    campaign: '四进工作组',
    timeZone: 'Asia/Shanghai',
    weekStartsOn: 1,
    categories: [],
    botNames: [],
    startedAt: new Date(0),
  });
  await db
    .insert(departments)
    .values(names.departments.map((name) => ({ organisationId, name, aliases: [], responsibilities: [] })));
  await db
    .insert(workGroups)
    .values(names.groups.map((name, i) => ({ organisationId, name, level: names.levels?.[i] ?? 'county' })));
  await db
    .insert(serviceObjects)
    .values(names.objects.map(({ name, kind }) => ({ organisationId, name, kind, aliases: [] })));
}

/** Writes issues with the rows their events fold to, as far as the figures read them. */
export async function writeLedger(db: Db, organisationId: number, rows: readonly LedgerRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.insert(issues).values(rows.map((row) => issueRow(organisationId, row)));
  const leads = rows.flatMap((row) => leadRow(organisationId, row));
  if (leads.length > 0) await db.insert(issueDepartments).values(leads);
  await db.insert(issueEvents).values(
    rows.flatMap(({ issue, events }) =>
      events.map(({ seq, at, from, to, body }) => ({
        organisationId,
        issueNumber: issue.number,
        seq,
        type: sql`${body.type}`,
        at,
        actor: { account: null, personId: null, name: '', role: 'bot' as const },
        from,
        to,
        body: sql`${JSON.stringify(body)}::text::jsonb`,
      })),
    ),
  );
}

function leadRow(organisationId: number, { issue, events }: LedgerRow) {
  const departmentId = leadAfter(events);
  return departmentId === null
    ? []
    : [{ organisationId, issueNumber: issue.number, departmentId, role: 'lead' as const, position: 0 }];
}

/** Between two runs of a property: the trigger that guards the events stands aside for a moment. */
export async function emptyLedger(db: Db): Promise<void> {
  await db.execute(sql`truncate issue_events, issue_departments, issues cascade`);
}

function issueRow(organisationId: number, { issue, events }: LedgerRow): typeof issues.$inferInsert {
  const last = events.at(-1);
  const first = events[0];
  if (!last || !first) throw new Error(`issue ${issue.number} has no events`);
  const at = (type: string) => events.findLast(({ body }) => body.type === type)?.at ?? null;
  const signDue = events.findLast(({ body }) => body.clocks)?.body.clocks?.signDueAt;
  const count = (type: string) => events.filter(({ body }) => body.type === type).length;
  return {
    organisationId,
    ...issue,
    detail: issue.title,
    sourceChat: 'sandbox:a',
    sourceMessage: `m${issue.number}`,
    reporterAccount: 'sandbox:p',
    reporterName: '王',
    state: last.to,
    priority: 'normal',
    quantities: [],
    reportedAt: first.at,
    dispatchedAt: at('dispatched'),
    acceptedAt: at('accepted'),
    resolvedAt: at('resolved'),
    closedAt: events.findLast(({ from, to }) => to === 'closed' && from !== 'closed')?.at ?? null,
    deadline: limitsOf(events).at(-1)?.deadline ?? null,
    signDueAt: signDue === undefined ? null : new Date(signDue),
    returnDueAt: null,
    returnCount: count('returned'),
    reopenCount: count('reopened'),
    unverified: count('closed_unverified') > 0,
    needsDecision: (count('escalated') > 0 || count('returned') > 1) && isOpen(last.to),
    escalatedTo: events.findLast(({ body }) => body.type === 'escalated')?.body.to ?? null,
    urgeCount: count('urged'),
    lastSeq: last.seq,
  };
}
