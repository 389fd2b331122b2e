import { pino } from 'pino';
import { createSandboxAdapter } from '../../bots/sandbox/adapter.ts';
import { castOf } from '../../bots/sandbox/cast.ts';
import { UserError } from '../../src/errors.ts';
import type { HttpDeps, Ledger, SandboxDoor } from '../../src/http/deps.ts';
import type { IssueItem } from '../../src/http/schemas/issues.ts';
import { memoryMessages, SMALL_DISTRICT } from './memory-sandbox.ts';

export const TOKEN = 'a-token-for-tests';
export const NOW = new Date('2020-03-11T02:00:00Z');

export const ISSUE: IssueItem = {
  number: 12,
  title: '道路施工货车进不了厂',
  detail: '道路施工，货车进不了厂，面临停产',
  object: { name: '凤凰粮食制品有限公司', kind: 'enterprise' },
  category: '交通运输',
  state: 'accepted',
  priority: 'urgent',
  group: '度假区工作组',
  reporter: '王敏',
  department: '住建局',
  assisting: ['交通局', '交警大队'],
  deadline: '2020-03-12T09:30:00.000Z',
  overdue: false,
  flags: [],
  quantities: [],
  amountCny: null,
  reportedAt: NOW.toISOString(),
  dispatchedAt: NOW.toISOString(),
  acceptedAt: NOW.toISOString(),
  resolvedAt: null,
  closedAt: null,
  signDueAt: null,
  returnDueAt: null,
  result: null,
  satisfaction: null,
  returnCount: 0,
  reopenCount: 0,
  urgeCount: 0,
  escalatedTo: null,
  mergedInto: null,
  routing: {
    step: 'named',
    because: ['消息里点名住建局'],
    candidates: [{ department: '住建局', confidence: 1 }],
  },
};

/** A ledger of one issue, one bulletin and one failed delivery. */
export const LEDGER: Ledger = {
  audit: async () => ({ items: [], nextCursor: null }),
  issues: async ({ limit }) => ({ items: [ISSUE].slice(0, limit), nextCursor: null }),
  issue: async (number) => (number === ISSUE.number ? ISSUE : undefined),
  events: async (number) =>
    number === ISSUE.number
      ? [
          {
            seq: 1,
            type: 'reported',
            at: NOW.toISOString(),
            actor: { name: '王敏', role: 'member' },
            from: null,
            to: 'reported',
            text: ISSUE.detail,
            reason: null,
            body: {},
          },
        ]
      : undefined,
  figures: async (from, to) => ({ from, to, closed: 1 }),
  summaries: async () => ({ items: [SUMMARY], nextCursor: null }),
  summary: async (id) => (id === 3 ? { ...SUMMARY, text: '周通报全文', figures: {} } : undefined),
  deliveries: async () => ({ items: [], nextCursor: null }),
  retryDelivery: async (id) => (id === 7 ? 'retried' : id === 8 ? 'not_failed' : 'unknown'),
};

/** Nothing lies anywhere, and the ledger's file holds one word. */
const NO_FILES: HttpDeps['files'] = {
  open: async (ref) => {
    throw new UserError('NOT_FOUND', `nothing lies under ${ref}`);
  },
  ledger: async (_search, out) => {
    out.end('ledger');
    return 0;
  },
  ledgerName: async () => '台账.xlsx',
};

const SUMMARY = {
  id: 3,
  kind: 'weekly' as const,
  platform: 'sandbox' as const,
  chatId: 'leaders',
  scope: 'organisation',
  from: '2020-03-06T09:00:00.000Z',
  to: '2020-03-13T09:00:00.000Z',
  title: '《明湖度假区四进工作组周通报》第1期',
  edition: 1,
  number: 1,
  changes: [],
  postedAt: '2020-03-13T09:00:00.000Z',
};

/** A sandbox whose messages reach nobody, or whoever is given in; its clock stands still until it is moved. */
export async function memoryDoor(receive: Parameters<SandboxAdapter['start']>[0] = async () => undefined) {
  let now = NOW;
  let ids = 0;
  const cast = castOf(SMALL_DISTRICT);
  const { botNames, name: organisation, campaign, timeZone } = SMALL_DISTRICT.organisation;
  const adapter = createSandboxAdapter({
    messages: memoryMessages(),
    clock: { now: () => now },
    newId: () => `id${(ids += 1)}`,
    cast: async () => cast,
    botNames: async () => botNames,
  });
  await adapter.start(receive);
  const door: SandboxDoor = {
    about: async () => ({ organisation, campaign, timeZone, botNames }),
    chats: async () => cast,
    post: adapter.post,
    press: adapter.press,
    messages: adapter.list,
    subscribe: adapter.subscribe,
    clock: () => now,
    moveClock: async (to) => {
      now = to;
    },
    idle: async (timeoutMs) => timeoutMs > 0,
  };
  return { adapter, door };
}
type SandboxAdapter = ReturnType<typeof createSandboxAdapter>;

/** The HTTP side with nothing behind it but memory. */
export function memoryDeps(more: Partial<HttpDeps> = {}): HttpDeps {
  return {
    log: pino({ level: 'silent' }),
    apiToken: TOKEN,
    now: () => NOW,
    timeZone: async () => 'Asia/Shanghai',
    health: { live: () => true, ready: async () => ({ ok: true, checks: { database: 'ok' } }) },
    metrics: async () => 'xietiao_up 1\n',
    ledger: LEDGER,
    files: NO_FILES,
    ...more,
  };
}
