import { NOT_AT_WORK } from '../../src/usecases/solved-early.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderName } from '../../src/commands/orders/admin-grammar.ts';
import type { ActionIntent, ActionName } from '../../src/commands/intent.ts';
import type { Role } from '../../src/directory/directory.ts';
import type { EventBody } from '../../src/issues/event.ts';
import { RULES } from '../../src/issues/lifecycle.ts';
import { clocksFor, writeClocks } from '../../src/issues/limits.ts';
import { PARTIES, PERMISSIONS, RESPONSIBLE, type PersonalAction } from '../../src/issues/permissions.ts';
import { ISSUE_STATES, OPEN_STATES, STATE_WORDS, type IssueState } from '../../src/issues/state.ts';
import type { Db } from '../../src/store/database/client.ts';
import { appendEvents, readIssue } from '../../src/store/issues/issues.ts';
import { act } from '../../src/usecases/act.ts';
import { TOGETHER, WAYS } from '../../src/usecases/actions/table.ts';
import type { Known } from '../../src/usecases/known.ts';
import { openStage, senderOf, type Turn } from '../../src/usecases/turn.ts';
import { openOffice, ORGANISATION, textOf, type Office } from '../support/office.ts';

/** Everybody who could say something about an issue that 王敏 of 一组 reported, led by 住建局 and assisted by 交通局. */
const SPEAKERS: Readonly<Record<string, { role: Role | 'stranger'; reaches: readonly string[] }>> = {
  王敏: { role: 'member', reaches: ['own_group', 'own_report'] },
  冯川: { role: 'member', reaches: ['own_group'] },
  陈晓: { role: 'member', reaches: [] },
  李卫国: { role: 'leader', reaches: ['own_group'] },
  许诺: { role: 'leader', reaches: [] },
  姜平: { role: 'coordinator', reaches: [] },
  赵安: { role: 'liaison', reaches: ['own_department', 'lead_department'] },
  孙强: { role: 'liaison', reaches: ['own_department'] },
  吴行: { role: 'liaison', reaches: [] },
  沈安: { role: 'contact', reaches: ['own_object'] },
  韩和: { role: 'contact', reaches: [] },
  陶欣: { role: 'supervisor', reaches: [] },
  谢强: { role: 'admin', reaches: [] },
  路人: { role: 'stranger', reaches: [] },
};
const NAMES = Object.keys(SPEAKERS);

/** What is said with each intent, so that nothing but right and state can stand in its way. */
const SAID: Partial<Record<ActionName | OrderName, Partial<ActionIntent>>> = {
  // With words it is progress from who has signed already.
  accept: { text: '' },
  // With other words it is a reply where the result is told already.
  resolve: { text: '通了' },
  assign: { department: '交警大队' },
  transfer: { toDepartment: '交警大队', reason: '不归我们管', text: '交警大队' },
  return: { reason: '不归我们管' },
  extend: { workdays: 1, text: '1个工作日 发货慢' },
  involve: { assisting: ['交警大队'] },
  set_priority: { priority: 'hard' },
  merge: { into: 1 },
};
const INTENTS = [...Object.keys(WAYS), ...Object.keys(TOGETHER)].filter(isIntent);
const ORDERED = { type: 'instructed', text: '请抓紧', dueAt: null } as const;
/** These answer a request or end an order that somebody made before. */
const ANSWERS_A_REQUEST: readonly string[] = ['approve', 'decline', 'lift'];

function isIntent(name: string): name is ActionName | OrderName {
  return name in WAYS || name in TOGETHER;
}

interface Case {
  readonly name: string;
  readonly state: IssueState;
  readonly intent: ActionName | OrderName;
}

type Expected =
  | { kind: 'stranger' | 'already' }
  | { kind: 'role' | 'state'; word: string; who?: string }
  | { kind: 'asked' }
  | { kind: 'moved'; to: IssueState };

describe('every role, every state, every action, through the use case', () => {
  let office: Office;
  let known: Known;
  const numbers = new Map<string, number>();

  beforeAll(async () => {
    office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
    known = await office.worker.known();
    await lay(1, 'dispatched', false);
    let number = 1;
    for (const state of ISSUE_STATES)
      for (const asks of [false, true]) {
        number += 1;
        numbers.set(`${state}:${asks}`, number);
        await lay(number, state, asks);
      }
  });
  afterAll(() => office.close());

  it('answers as the tables say, changes nothing where it refuses, and names a way on', async () => {
    const wrong: string[] = [];
    const counts = { stranger: 0, role: 0, state: 0, already: 0, moved: 0, asked: 0 };
    for (const name of NAMES)
      for (const state of ISSUE_STATES)
        for (const intent of INTENTS) {
          const expected = expectedFor({ name, state, intent });
          await check({ name, state, intent }, expected).catch((error: unknown) =>
            wrong.push(error instanceof Error ? error.message : String(error)),
          );
          counts[expected.kind] += 1;
        }
    expect(wrong.slice(0, 20), `${wrong.length} answers`).toEqual([]);
    // Every kind of answer was met often enough to mean something.
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(30);
    expect(Object.values(counts).reduce((a, b) => a + b)).toBe(
      NAMES.length * ISSUE_STATES.length * INTENTS.length,
    );
  }, 240_000);

  async function check(one: Case, expected: Expected): Promise<void> {
    const { title, text, before, after, grew } = await play(one);
    const where = `${one.name} says ${one.intent} on ${one.state}: ${text}`;
    if (expected.kind === 'moved') {
      expect(grew, where).toBeGreaterThan(0);
      if (one.intent !== 'escalate') expect(after, where).toBe(expected.to);
      return;
    }
    if (expected.kind === 'asked') {
      expect(after, where).toBe(before);
      expect(title, where).toContain('是已解决吗？还没有改动');
      return;
    }
    expect(grew, where).toBe(0);
    expect(after, where).toBe(before);
    if (expected.kind === 'already') expect(title, where).toContain('没有改动');
    if (expected.kind === 'stranger') expect(text, where).toMatch(/还没有绑定身份[^]*请向管理员要一次性代码/);
    if (expected.kind === 'state') expect(title, where).toContain(`不能“${expected.word}”`);
    if (expected.kind === 'role') expect(title, where).toContain(`${expected.word}请由${expected.who}来做`);
    if (expected.kind === 'state' || expected.kind === 'role')
      expect(text, where).toMatch(/您现在可以发：.+|可发：查 #\d+/);
  }

  /** Says it in a transaction that is rolled back. */
  async function play({ name, state, intent }: Case) {
    const number = numbers.get(`${state}:${ANSWERS_A_REQUEST.includes(intent)}`) ?? 0;
    const issueNumber = state === 'merged' ? 1 : number;
    class Enough extends Error {}
    let result = { title: '', text: '', before: '', after: '', grew: 0 };
    const before = await office.issue(issueNumber);
    try {
      await office.db.transaction(async (tx) => {
        const turn = turnOf(name, tx);
        await act(turn, {
          intent,
          issueNumbers: [number],
          text: '已经联系',
          ...SAID[intent],
        } as ActionIntent);
        const after = await readIssue(tx, ORGANISATION, issueNumber);
        const whole = await readIssue(tx, ORGANISATION, number);
        const notice = turn.outgoing.find(({ chat }) => chat === turn.message.chat)?.notice;
        result = {
          title: notice?.title ?? '',
          text: notice === undefined ? '' : textOf(notice),
          before: before.state,
          after: (intent === 'merge' ? whole?.state : after?.state) ?? '',
          grew:
            JSON.stringify(before) === JSON.stringify(after) &&
            turn.outgoing.length <= 1 &&
            isRefusal(notice?.kind)
              ? 0
              : 1,
        };
        throw new Enough();
      });
    } catch (error) {
      if (!(error instanceof Enough)) throw error;
    }
    return intent === 'merge' && result.grew === 0 ? { ...result, before: result.after } : result;
  }

  const isRefusal = (kind: string | undefined) => kind === 'refused' || kind === 'already';

  function turnOf(name: string, tx: Db): Turn {
    const person = known.directory.people.find((one) => one.name === name);
    const account =
      known.directory.accounts.find(({ personId }) => personId === person?.id)?.id ?? 'sandbox:nobody';
    const message = {
      id: 'm',
      chat: 'sandbox:elsewhere',
      isPrivate: false,
      sender: { account, name },
      text: '',
      mentionsBot: false,
      type: 'text',
      sentAt: office.now(),
      raw: null,
    } as const;
    return {
      ...openStage(tx, ORGANISATION, known, office.now()),
      inboxId: 1,
      message,
      chat: undefined,
      sender: senderOf(known, message, office.now()),
    };
  }

  /** An issue in this state, with every department's signature where the state implies one. */
  async function lay(number: number, state: IssueState, asks: boolean): Promise<void> {
    const reporter = known.directory.people.find(({ name }) => name === '王敏');
    const actor = {
      account: `sandbox:p${reporter?.id}`,
      personId: reporter?.id ?? 0,
      name: '王敏',
      role: 'member',
    } as const;
    const event = { issueNumber: number, at: office.now(), actor, inboxId: null };
    const worked = ['dispatched', 'accepted', 'in_progress', 'reopened'].includes(state);
    const steps = [
      ...historyTo(state, known, office.now()),
      ...(asks && worked ? [[ASKED(known), state] as const] : []),
      ...((asks || number === 1) && OPEN_STATES.includes(state) ? [[ORDERED, state] as const] : []),
    ];
    await appendEvents(
      office.db,
      ORGANISATION,
      undefined,
      steps.map(([body, to]) => ({ ...event, body, to })),
    );
  }
});

function expectedFor({ name, state, intent }: Case): Expected {
  const { role, reaches } = SPEAKERS[name]!;
  // A merged issue's number speaks for the survivor, which is dispatched.
  const actual: IssueState = state === 'merged' ? 'dispatched' : state;
  if (role === 'stranger') return { kind: 'stranger' };
  const may = (action: PersonalAction) =>
    PERMISSIONS[role][action]?.some(
      (scope) => scope === 'any' || (reaches.includes(scope) && holdsIn(scope, actual)),
    ) === true;
  if (intent === 'merge') return expectedMerge(state, may('merge'));
  const expected = expectedOf({ name, state, intent }, actual, may);
  const isCalledSolved = (intent === 'resolve' || intent === 'confirm') && NOT_AT_WORK.includes(actual);
  return isCalledSolved && expected.kind === 'state' && may('supplement') ? { kind: 'asked' } : expected;
}

function expectedOf(
  { name, intent }: Case,
  actual: IssueState,
  may: (action: PersonalAction) => boolean,
): Expected {
  const ways = WAYS[intent] ?? [];
  const way = ways
    .filter(({ when }) => when === undefined || when.includes(actual))
    .find(({ action }) => may(action));
  if (way === undefined) {
    const first = ways.find(({ action }) => !may(action));
    if (first === undefined || ways.some(({ action }) => may(action)))
      return { kind: 'state', word: RULES[(ways.at(-1) ?? first)!.action].word };
    return { kind: 'role', word: RULES[first.action].word, who: whoFor(first.action, actual) };
  }
  const rule = RULES[way.action];
  if (name === '孙强' && ['department', 'lead_department'].includes(RESPONSIBLE[way.action]))
    return rule.assisting?.includes(actual) === true
      ? { kind: 'moved', to: actual }
      : { kind: 'state', word: rule.word };
  if (rule.from.includes(actual)) return { kind: 'moved', to: targetOf(intent, actual, rule.to) };
  if (actual === rule.to || rule.already?.includes(actual) === true) return { kind: 'already' };
  // Whoever may confirm is heard while the result waits, and asked.
  const isHeard = actual === 'resolved' && may('confirm') && PRESSES.includes(way.action);
  if (isHeard) return { kind: 'moved', to: actual };
  return { kind: 'state', word: rule.word };
}

const PRESSES: readonly PersonalAction[] = ['urge', 'escalate', 'set_priority'];

/** Before the first dispatch no department has it. */
function holdsIn(scope: string, state: IssueState): boolean {
  return !scope.endsWith('_department') || LED.includes(state);
}

function targetOf(intent: string, state: IssueState, to: IssueState | 'same'): IssueState {
  if (to === 'same') return state;
  // A suggested department gets it at once.
  return intent === 'transfer' ? 'dispatched' : to;
}

function expectedMerge(state: IssueState, may: boolean): Expected {
  if (state === 'merged') return { kind: 'already' };
  if (!may) return { kind: 'role', word: RULES.merge.word, who: PARTIES.own_reporter };
  return RULES.merge.from.includes(state)
    ? { kind: 'moved', to: 'merged' }
    : { kind: 'state', word: RULES.merge.word };
}

const LED: readonly IssueState[] = [
  'dispatched',
  'accepted',
  'in_progress',
  'on_hold',
  'returned',
  'resolved',
  'closed',
  'reopened',
  'cancelled',
];

function whoFor(action: PersonalAction, state: IssueState): string {
  const party = RESPONSIBLE[action];
  const isDepartments = party === 'department' || party === 'lead_department';
  return isDepartments && LED.includes(state) ? '住建局联络员' : PARTIES[party];
}

type Step = readonly [EventBody, IssueState];

const idOf = (known: Known, name: string) => known.departmentNamed(name)?.id ?? 0;
const ASKED = (known: Known): EventBody => ({
  type: 'extension_asked',
  reason: '发货慢',
  departmentId: idOf(known, '住建局'),
  workingDays: 2,
});

function historyTo(state: IssueState, known: Known, now: Date): Step[] {
  const lead = idOf(known, '住建局');
  const clocks = writeClocks(clocksFor('normal', now, known.calendar));
  const routing = {
    step: 'named',
    because: ['消息里点名'],
    candidates: [{ departmentId: lead, confidence: 1 }],
  } as const;
  const reported: Step = [
    {
      type: 'reported',
      title: '路断了',
      detail: '门口的路断了',
      objectId: known.objectNamed('凤凰粮食')?.id ?? null,
      category: null,
      groupId: known.directory.groups.find(({ name }) => name === '一组')?.id ?? null,
      sourceChat: 'sandbox:one',
      sourceMessage: 'm',
      priority: 'normal',
      sensitive: false,
      quantities: [],
      amountCny: null,
    },
    'reported',
  ];
  const sent: Step = [
    { type: 'dispatched', lead, assisting: [idOf(known, '交通局')], routing, clocks },
    'dispatched',
  ];
  const resolved: Step = [
    { type: 'resolved', result: '通了', departmentId: lead, waitsUntil: null },
    'resolved',
  ];
  const closed: Step = [{ type: 'confirmed', satisfaction: '满意', comment: null }, 'closed'];
  const paths: Record<IssueState, Step[]> = {
    reported: [],
    triage: [[{ type: 'put_to_triage', routing, waitsUntil: null }, 'triage']],
    dispatched: [sent],
    accepted: [sent, [{ type: 'accepted', departmentId: lead, handler: null }, 'accepted']],
    in_progress: [sent, [{ type: 'progressed', text: '进场', departmentId: lead }, 'in_progress']],
    on_hold: [sent, [{ type: 'held', reason: '汛期', until: null }, 'on_hold']],
    returned: [
      sent,
      [{ type: 'returned', reason: '不归我', departmentId: lead, suggestedId: null }, 'returned'],
    ],
    resolved: [sent, resolved],
    closed: [sent, resolved, closed],
    reopened: [sent, resolved, [{ type: 'reopened', reason: '又断', clocks }, 'reopened']],
    merged: [sent, [{ type: 'merged', into: 1, reason: null }, 'merged']],
    cancelled: [sent, [{ type: 'cancelled', reason: '误报' }, 'cancelled']],
  };
  return [reported, ...paths[state]];
}

it('says the states in people’s words', () => {
  expect(new Set(Object.values(STATE_WORDS)).size).toBe(ISSUE_STATES.length);
});
