import type { LedgerRow } from '../../src/summaries/compute-figures.ts';

const ROUTING = { step: 'named', because: [], candidates: [] };

/** What each kind of event says beside what the figures read of it. */
const REST: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  reported: {
    sourceChat: 'sandbox:group',
    sourceMessage: 'm',
    priority: 'normal',
    quantities: [],
    amountCny: null,
  },
  put_to_triage: { routing: ROUTING, waitsUntil: null },
  dispatched: { assisting: [], routing: ROUTING },
  accepted: { departmentId: 1, handler: null },
  progressed: { text: '正在办理', departmentId: null },
  resolved: { result: '已经解决', departmentId: null, waitsUntil: null },
  confirmed: { satisfaction: null, comment: null },
  returned: { reason: '不属本部门职责', departmentId: 1, suggestedId: null },
  reopened: { reason: '没有解决' },
  escalated: { reason: null },
};

/** The same ledger with events that can be folded to whole issues. */
export function whole(rows: readonly LedgerRow[]): LedgerRow[] {
  return rows.map((row) => ({
    ...row,
    events: row.events.map((event) => ({
      ...event,
      body: {
        ...about(row, event.body.type),
        ...REST[event.body.type],
        ...event.body,
        ...clocks(event.body),
      },
    })),
  }));
}

function about({ issue }: LedgerRow, type: string): Readonly<Record<string, unknown>> {
  if (type !== 'reported') return {};
  const { title, objectId, groupId, category, sensitive } = issue;
  return { title, detail: title, objectId, groupId, category, sensitive };
}

function clocks(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const said = body['clocks'];
  if (typeof said !== 'object' || said === null) return { clocks: null };
  return { clocks: { ...said, ...('deadline' in said ? { returnDueAt: said.deadline } : {}) } };
}
