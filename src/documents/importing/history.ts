import type { Actor, Clocks, EventBody, IssueEvent } from '../../issues/event.ts';
import { clocksFor, writeClocks } from '../../issues/limits.ts';
import type { IssueState } from '../../issues/state.ts';
import { confirmationWaitsUntil } from '../../issues/waits.ts';
import {
  FROM_LEDGER,
  importReason,
  keptText,
  RESULT_UNTOLD,
  WORKED_UNTOLD,
} from '../../wording/ledger-import.ts';
import type { Register } from './register.ts';
import { type LedgerEntry, said } from './entry.ts';

/** Who writes down what a file says. */
const IMPORTER: Actor = { account: null, personId: null, name: FROM_LEDGER, role: 'bot' };

type Step =
  | 'triage'
  | 'dispatch'
  | 'accept'
  | 'progress'
  | 'hold'
  | 'return'
  | 'resolve'
  | 'close'
  | 'reopen'
  | 'cancel';

/** By which steps an issue comes into a state; a file tells where it stands, not how it came there. */
const STEPS: Readonly<Record<IssueState, readonly Step[]>> = {
  reported: [],
  triage: ['triage'],
  dispatched: ['dispatch'],
  accepted: ['dispatch', 'accept'],
  in_progress: ['dispatch', 'accept', 'progress'],
  on_hold: ['dispatch', 'accept', 'progress', 'hold'],
  returned: ['dispatch', 'return'],
  resolved: ['dispatch', 'accept', 'progress', 'resolve'],
  closed: ['dispatch', 'accept', 'progress', 'resolve', 'close'],
  reopened: ['dispatch', 'accept', 'progress', 'resolve', 'reopen'],
  cancelled: ['dispatch', 'cancel'],
  merged: [],
};

/** The history that a line of a file tells, in the events of the product. */
export interface Writing {
  readonly number: number;
  readonly known: Register;
  readonly now: Date;
}

export function historyOf(entry: LedgerEntry, { number, known, now }: Writing): IssueEvent[] {
  const pen = createPen(number, earliest(entry, now), null);
  pen.write(null, 'reported', reported(entry, known), reporter(entry));
  const rest = restOf(entry);
  if (rest !== null) pen.write(null, 'reported', { type: 'supplemented', text: rest });
  writeSteps(pen, entry, STEPS[entry.state], { known, now });
  return pen.events;
}

export interface Pen {
  readonly events: IssueEvent[];
  readonly state: () => IssueState;
  /** No event stands before the one it follows. */
  readonly write: (at: Date | null, to: IssueState, body: EventBody, actor?: Actor) => void;
}

export function createPen(
  issueNumber: number,
  begin: Date,
  standing: { readonly state: IssueState; readonly seq: number } | null,
): Pen {
  const events: IssueEvent[] = [];
  let state = standing?.state ?? null;
  let at = begin;
  return {
    events,
    state: () => state ?? 'reported',
    write(when, to, body, actor = IMPORTER) {
      if (when !== null && when > at) at = when;
      const seq = (standing?.seq ?? 0) + events.length + 1;
      events.push({ issueNumber, seq, at, actor, inboxId: null, from: state, to, body });
      state = to;
    },
  };
}

/** Takes an issue further, step by step; a step that needs a department is left out where there is none. */
export function writeSteps(
  pen: Pen,
  entry: LedgerEntry,
  steps: readonly Step[],
  { known, now }: Pick<Writing, 'known' | 'now'>,
): void {
  for (const step of steps) WRITERS[step](pen, entry, { known, now });
}

type Writer = (pen: Pen, entry: LedgerEntry, about: Pick<Writing, 'known' | 'now'>) => void;

const WRITERS: Readonly<Record<Step, Writer>> = {
  triage: (pen) => pen.write(null, 'triage', { type: 'put_to_triage', routing: ROUTING, waitsUntil: null }),
  dispatch: (pen, entry, about) => {
    const { leadId: lead, assistingIds: assisting, dispatchedAt } = entry;
    if (lead === null) return WRITERS.triage(pen, entry, about);
    const clocks = clocksOf(entry, about);
    pen.write(dispatchedAt, 'dispatched', { type: 'dispatched', lead, assisting, routing: ROUTING, clocks });
  },
  accept: (pen, { leadId: departmentId, acceptedAt, row }) => {
    if (departmentId === null) return;
    const handler = row.texts.get('责任人') ?? null;
    pen.write(acceptedAt, 'accepted', { type: 'accepted', departmentId, handler });
  },
  progress: (pen, { leadId: departmentId, row, state }) => {
    const text = row.texts.get('措施') ?? (state === 'in_progress' ? WORKED_UNTOLD : undefined);
    if (text === undefined || departmentId === null) return;
    pen.write(null, 'in_progress', { type: 'progressed', text, departmentId });
  },
  hold: (pen, { row }) =>
    pen.write(null, 'on_hold', {
      type: 'held',
      reason: row.texts.get('备注') ?? importReason(),
      until: null,
    }),
  return: (pen, { leadId: departmentId, row }) => {
    if (departmentId === null) return;
    const reason = row.texts.get('备注') ?? importReason();
    pen.write(null, 'returned', { type: 'returned', reason, departmentId, suggestedId: null });
  },
  resolve: (pen, entry, { known, now }) => {
    const { leadId: departmentId, row, closedAt, state } = entry;
    const result = row.texts.get('结果') ?? row.texts.get('措施') ?? RESULT_UNTOLD;
    const waits = state === 'resolved' ? confirmationWaitsUntil(now, known.calendar).toISOString() : null;
    const untimed = isUntimed(pen, entry) ? { isUntimed: true as const } : {};
    pen.write(closedAt, 'resolved', {
      type: 'resolved',
      result,
      departmentId,
      waitsUntil: waits,
      ...untimed,
    });
  },
  close: (pen, { satisfaction, closedAt }) =>
    pen.write(closedAt, 'closed', { type: 'confirmed', satisfaction, comment: null }),
  reopen: (pen, entry, { known, now }) => {
    const clocks = freshClocks(entry, { known, now });
    pen.write(null, 'reopened', {
      type: 'reopened',
      reason: entry.row.texts.get('备注') ?? importReason(),
      clocks,
    });
  },
  cancel: (pen, { row, closedAt }) =>
    pen.write(closedAt, 'cancelled', { type: 'cancelled', reason: row.texts.get('备注') ?? importReason() }),
};

const ROUTING = { step: 'ruled', because: [FROM_LEDGER], candidates: [] } as const;
const OVER: ReadonlySet<IssueState> = new Set(['closed', 'resolved', 'cancelled', 'merged']);

/** The end is not told, or the begin of what the ledger knows by this line alone. */
function isUntimed(pen: Pen, { reportedAt, closedAt }: LedgerEntry): boolean {
  const beginsHere = pen.events[0]?.body.type === 'reported';
  return closedAt === null || (beginsHere && reportedAt === null);
}

/** The limit that the file names. What it names none for and is still open has the usual one, from the import on. */
function clocksOf(entry: LedgerEntry, about: Pick<Writing, 'known' | 'now'>): Clocks | null {
  const { deadline, state } = entry;
  if (deadline !== null) {
    const limit = deadline.toISOString();
    return { signDueAt: limit, returnDueAt: limit, deadline: limit };
  }
  return OVER.has(state) ? null : freshClocks(entry, about);
}

function freshClocks({ priority }: LedgerEntry, { known, now }: Pick<Writing, 'known' | 'now'>): Clocks {
  return writeClocks(clocksFor(priority, now, known.calendar));
}

function reported(entry: LedgerEntry, known: Register): EventBody {
  const { title, detail, objectId, groupId, priority, sensitive, source, row } = entry;
  return {
    type: 'reported',
    title,
    detail,
    objectId,
    category: row.texts.get('类别') ?? null,
    groupId,
    sourceChat: chatFor(groupId, known),
    sourceMessage: source,
    priority,
    sensitive,
    quantities: [],
    amountCny: null,
  };
}

/** Answers go to the group's own chat; where it has none, to the coordinators. */
function chatFor(groupId: number | null, known: Register): string {
  const own = known.chatsOfKind('work_group').find((chat) => groupId !== null && chat.groupId === groupId);
  return own?.id ?? known.chatsOfKind('coordinators')[0]?.id ?? '';
}

function reporter({ row }: LedgerEntry): Actor {
  const name = row.texts.get('报送人');
  return name === undefined ? IMPORTER : { ...IMPORTER, name, role: 'stranger' };
}

/** What has no field of its own, as one supplement to the issue. */
function restOf({ rest, row, leadId, state }: LedgerEntry): string | null {
  const measure = row.texts.get('措施');
  const homeless =
    leadId === null && measure !== undefined && !OVER.has(state) ? [said('措施', measure)] : [];
  const parts = [...rest, ...homeless];
  return parts.length === 0 ? null : keptText(parts);
}

/** A line without any date is told of today. */
function earliest({ reportedAt, dispatchedAt, acceptedAt, closedAt }: LedgerEntry, now: Date): Date {
  const dates = [reportedAt, dispatchedAt, acceptedAt, closedAt].filter((date) => date !== null);
  return dates.length === 0 ? now : new Date(Math.min(...dates.map((date) => date.getTime()), now.getTime()));
}
