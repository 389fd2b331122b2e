import type { ObjectKind } from '../../directory/names.ts';
import { leadOf } from '../../issues/departments.ts';
import type { EventBody, IssueEvent } from '../../issues/event.ts';
import type { Issue } from '../../issues/issue.ts';
import { allOrdered } from '../../issues/ordered.ts';
import { STATE_WORDS } from '../../issues/state.ts';
import { OWED_STATES } from '../../summaries/history.ts';
import { KIND_WORDS, type Names } from '../../summaries/names.ts';

/** What an issue's history adds to its row: who works on it, and what was last done about it. */
export interface Story {
  readonly handler: string | null;
  readonly measure: string | null;
  /** Orders, and the reasons for what was refused, put off or ended, in that order. */
  readonly notes: readonly Note[];
}

/** One remark: the ledger's own words, and behind them somebody's. */
interface Note {
  readonly head: (names: LineTelling['names']) => string;
  readonly said: string;
}

/** A line of the ledger in words, as a cell each. */
export interface LedgerLine {
  readonly number: number;
  readonly object: string;
  readonly kind: string;
  readonly category: string;
  readonly title: string;
  readonly detail: string;
  readonly group: string;
  readonly reporter: string;
  readonly lead: string;
  readonly assisting: string;
  readonly handler: string;
  readonly priority: string;
  readonly reportedAt: Date;
  readonly dispatchedAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly deadline: Date | null;
  readonly measure: string;
  readonly state: string;
  readonly result: string;
  readonly closedAt: Date | null;
  readonly satisfaction: string;
  readonly overdue: string;
  readonly returned: number;
  readonly reopened: number;
  readonly urged: number;
  readonly instruction: string;
  readonly remarks: string;
}

/** What telling a line needs beside the ledger. */
export interface LineTelling {
  readonly names: Names & {
    readonly objectKind: (id: number) => ObjectKind | null;
    /** A day of the organisation's calendar: 4月8日. */
    readonly day: (at: Date) => string;
  };
  /** Covers phone, ID and door numbers in what people wrote. */
  readonly mask: (text: string) => string;
  /** The moment the line is told of: what is overdue is judged by it. */
  readonly now: Date;
}

export const PRIORITY_CELLS = { normal: '一般', urgent: '紧急', hard: '疑难' } as const satisfies Record<
  Issue['priority'],
  string
>;

/** What stands where words of a restricted issue would, as in the API. */
export const RESTRICTED_CELL = '（受限）';

export function lineOf(issue: Issue, { handler, measure, notes }: Story, telling: LineTelling): LedgerLine {
  const { names, mask, now } = telling;
  const told = (text: string | null) => (text === null ? '' : issue.sensitive ? RESTRICTED_CELL : mask(text));
  const department = (id: number) => names.department(id);
  const lead = leadOf(issue);
  return {
    number: issue.number,
    object: issue.objectId === null ? '' : told(names.object(issue.objectId)),
    kind: kindOf(issue, telling),
    category: mask(issue.category ?? ''),
    title: told(issue.title),
    detail: told(issue.detail),
    group: issue.groupId === null ? '' : names.group(issue.groupId),
    reporter: told(issue.reporterName),
    lead: lead === undefined ? '' : department(lead.departmentId),
    assisting: issue.departments
      .filter(({ role }) => role === 'assist')
      .map(({ departmentId }) => department(departmentId))
      .join('、'),
    // Typed in a chat or a file, perhaps with a phone number behind it.
    handler: told(handler),
    priority: PRIORITY_CELLS[issue.priority],
    measure: told(measure),
    state: STATE_WORDS[issue.state],
    result: told(issue.result),
    satisfaction: issue.satisfaction ?? '',
    overdue: isOverdue(issue, now) ? '是' : '',
    returned: issue.returnCount,
    reopened: issue.reopenCount,
    urged: issue.urgeCount,
    instruction: told(
      issue.instruction === null
        ? null
        : allOrdered(issue.instruction)
            .map(({ text }) => text)
            .join('；'),
    ),
    remarks: [mask(remarksOf(issue)), ...notes.map(({ head, said }) => `${head(names)}：${told(said)}`)]
      .filter((one) => one !== '')
      .join('；'),
    reportedAt: issue.reportedAt,
    dispatchedAt: issue.dispatchedAt,
    acceptedAt: issue.acceptedAt,
    deadline: issue.deadline,
    closedAt: issue.closedAt,
  };
}

function kindOf({ objectId, sensitive }: Issue, { names }: LineTelling): string {
  const kind = objectId === null || sensitive ? null : names.objectKind(objectId);
  return kind === null ? '' : KIND_WORDS[kind];
}

/** The same as the figures count: the result is owed and its deadline has passed. */
function isOverdue({ state, deadline }: Issue, now: Date): boolean {
  return OWED_STATES.includes(state) && deadline !== null && deadline < now;
}

function remarksOf(issue: Issue): string {
  return [
    ...(issue.escalatedTo === null ? [] : [`已提级${issue.escalatedTo}`]),
    ...(issue.mergedInto === null ? [] : [`并入#${issue.mergedInto}`]),
    ...(issue.follows === null ? [] : [`接续#${issue.follows}`]),
    ...(issue.unverified ? ['未回访'] : []),
    ...(issue.extensionCount === 0 ? [] : [`延期${issue.extensionCount}次`]),
  ].join('；');
}

type Noting<Type extends EventBody['type']> = (
  body: Extract<EventBody, { type: Type }>,
  actor: Pick<IssueEvent['actor'], 'name'>,
) => Note;

/** What a reader asks about a line: who ordered what by when, and why it went back, waits or ended. */
const NOTED: { readonly [Type in EventBody['type']]?: Noting<Type> } = {
  instructed: ({ text, dueAt, by }, { name }) => ({
    head: ({ day }) =>
      `${by ?? name}${typeof dueAt === 'string' ? `督办（${day(new Date(dueAt))}前）` : '批示'}`,
    said: text,
  }),
  returned: ({ departmentId, reason }) => ({
    head: (names) => `${names.department(departmentId)}退回`,
    said: reason,
  }),
  held: ({ reason, until }) => ({
    head: ({ day }) => `挂账${typeof until === 'string' ? `（到${day(new Date(until))}）` : ''}`,
    said: reason,
  }),
  reopened: ({ reason }) => ({ head: () => '重办', said: reason }),
  cancelled: ({ reason }) => ({ head: () => '作废', said: reason }),
};

/** An event of a ledger that was brought over may bear no words. */
function noteOf({ body, actor }: Pick<IssueEvent, 'body' | 'actor'>): Note[] {
  const noting = NOTED[body.type] as Noting<EventBody['type']> | undefined;
  const note = noting?.(body, actor);
  return note === undefined || typeof note.said !== 'string' ? [] : [note];
}

/** Who signed last or was named as handler, and what a department, or a file, told last of its progress. */
export function storyOf(events: readonly Pick<IssueEvent, 'body' | 'actor'>[]): Story {
  let handler: string | null = null;
  let measure: string | null = null;
  const notes = events.flatMap(noteOf);
  for (const { body, actor } of events) {
    if (body.type === 'accepted') handler = body.handler ?? nameOf(actor);
    if (body.type === 'replied') measure = body.text;
    if (body.type === 'progressed' && (body.departmentId !== null || actor.role === 'bot'))
      measure = body.text;
  }
  return { handler, measure, notes };
}

/** The bot signs nothing itself: it only writes down what a file says. */
function nameOf({ name, role }: IssueEvent['actor']): string | null {
  return role === 'bot' ? null : name;
}
