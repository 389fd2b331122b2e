import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IssueEvent } from '../../src/issues/event.ts';
import { foldEvents } from '../../src/issues/fold.ts';
import type { IssueState } from '../../src/issues/state.ts';
import { issues as issuesTable } from '../../src/store/schema/index.ts';
import { DATABASES } from '../support/store.ts';
import { openOffice, type Office } from '../support/office.ts';

/** What a careful secretary would keep of each issue on paper: its state, who leads, what is asked, and into what it went. */
interface Paper {
  state: IssueState;
  lead: '住建局' | '交通局' | null;
  isSigned: boolean;
  returns: number;
  pending: 'extension' | 'hold' | null;
  extendedDays: number;
  isFinalRuling: boolean;
  into: number | null;
}
interface Model {
  readonly issues: Map<number, Paper>;
  /** Numbers up to here belong to earlier conversations. */
  readonly base: number;
  /** The moment of the last command; it only grows. */
  clock: number;
}

const WORKED: readonly IssueState[] = ['dispatched', 'accepted', 'in_progress', 'reopened'];
const FINAL: readonly IssueState[] = ['closed', 'merged', 'cancelled'];
const LIAISON = { 住建局: ['zhujian', '赵安'], 交通局: ['jiaotong', '孙强'] } as const;
const STEP_MS = 20 * 60_000;

/** One thing that somebody says, and what it should do to the paper. */
class Say implements fc.AsyncCommand<Model, Office> {
  readonly what: Word;
  readonly pick: number;
  constructor(what: Word, pick: number) {
    this.what = what;
    this.pick = pick;
  }

  check({ issues }: Readonly<Model>): boolean {
    return this.what === 'report' ? issues.size < 6 : issues.size > 0;
  }

  async run(model: Model, office: Office): Promise<void> {
    model.clock += STEP_MS;
    office.moveTo(new Date(model.clock));
    const { issues, base } = model;
    const number = base + (this.what === 'report' ? issues.size + 1 : (this.pick % issues.size) + 1);
    const paper = survivor(model, number);
    const { chat, name, text } = SCRIPT[this.what](number, this.pick, paper, model);
    await office.say(chat, name, text);
    EFFECT[this.what](model, number, paper, this.pick);
    for (const n of new Set([number, living(model, number)])) await agree(office, n, issues.get(n));
  }

  toString(): string {
    return `${this.what}(${this.pick})`;
  }
}

type Word =
  | 'report'
  | 'accept'
  | 'progress'
  | 'resolve'
  | 'return'
  | 'assign'
  | 'confirm'
  | 'reopen'
  | 'askTime'
  | 'askHold'
  | 'approve'
  | 'decline'
  | 'release'
  | 'merge'
  | 'cancel'
  | 'urge';
interface Line {
  readonly chat: string;
  readonly name: string;
  readonly text: string;
}
type Living = Paper | undefined;

const one = (text: string): Line => ({ chat: 'one', name: '王敏', text });
const coordinator = (text: string): Line => ({ chat: 'coordinators', name: '姜平', text });
function liaison(paper: Living, text: string): Line {
  const [chat, name] = LIAISON[paper?.lead ?? '住建局'];
  return { chat, name, text };
}
const other = (pick: number, { issues, base }: Model) => base + (Math.floor(pick / 7) % issues.size) + 1;

const SCRIPT: Readonly<Record<Word, (n: number, pick: number, paper: Living, model: Model) => Line>> = {
  report: (n) => one(`报问题 凤凰粮食 第${n}处路灯坏了，请住建局协调`),
  accept: (n, _, paper) => liaison(paper, `签收 #${n}`),
  progress: (n, _, paper) => liaison(paper, `进展 #${n} 已派人到现场`),
  resolve: (n, _, paper) => liaison(paper, `办结 #${n} 灯已修好`),
  return: (n, _, paper) => liaison(paper, `退回 #${n} 不归我们管`),
  assign: (n, pick) => coordinator(`#${n} 派给${pick % 2 === 0 ? '住建局' : '交通局'}`),
  confirm: (n) => one(`#${n} 确认 满意`),
  reopen: (n) => one(`重办 #${n} 灯又灭了`),
  askTime: (n, _, paper) => liaison(paper, `延期 #${n} 4个工作日 材料在外地`),
  askHold: (n, _, paper) => liaison(paper, `挂账 #${n} 等汛期过了`),
  approve: (n) => coordinator(`批准 #${n}`),
  decline: (n) => coordinator(`不予批准 #${n} 企业等不起`),
  release: (n) => coordinator(`恢复办理 #${n}`),
  merge: (n, pick, _, model) => coordinator(`合并 #${n} #${other(pick, model)}`),
  cancel: (n) => one(`撤销 #${n} 重复上报`),
  urge: (n) => one(`催办 #${n}`),
};

const is = (paper: Living, states: readonly IssueState[]): paper is Paper =>
  paper !== undefined && states.includes(paper.state);

/** The rules in a few words each, written without the tables of the code. */
const EFFECT: Readonly<Record<Word, (model: Model, n: number, paper: Living, pick: number) => void>> = {
  report: ({ issues }, n) => {
    issues.set(n, {
      state: 'dispatched',
      lead: '住建局',
      isSigned: false,
      returns: 0,
      pending: null,
      extendedDays: 0,
      isFinalRuling: false,
      into: null,
    });
  },
  accept: (_, __, paper) => {
    if (is(paper, ['dispatched', 'reopened'])) Object.assign(paper, { state: 'accepted', isSigned: true });
  },
  progress: (_, __, paper) => {
    if (is(paper, WORKED)) Object.assign(paper, { state: 'in_progress', isSigned: true });
  },
  resolve: (_, __, paper) => {
    if (is(paper, WORKED)) Object.assign(paper, { state: 'resolved', pending: null, isSigned: true });
  },
  return: (_, __, paper) => {
    if (is(paper, WORKED) && !paper.isFinalRuling)
      Object.assign(paper, { state: 'returned', pending: null, isSigned: false, returns: paper.returns + 1 });
  },
  assign: (_, __, paper, pick) => {
    if (!is(paper, ['returned', ...WORKED])) return;
    const lead = pick % 2 === 0 ? '住建局' : '交通局';
    // Said again of whoever has it: nothing new.
    if (lead === paper.lead && is(paper, WORKED)) return;
    Object.assign(paper, {
      state: 'dispatched',
      pending: lead === paper.lead ? paper.pending : null,
      lead,
      isSigned: false,
      isFinalRuling: paper.returns >= 2,
    });
  },
  confirm: (_, __, paper) => {
    if (is(paper, ['resolved', ...WORKED])) Object.assign(paper, { state: 'closed', pending: null });
  },
  reopen: (_, __, paper) => {
    if (is(paper, ['resolved', 'closed']))
      Object.assign(paper, { state: 'reopened', isSigned: false, extendedDays: 0 });
  },
  askTime: (_, __, paper) => {
    if (is(paper, WORKED) && paper.pending === null && paper.extendedDays + 4 <= 10)
      paper.pending = 'extension';
  },
  askHold: (_, __, paper) => {
    if (is(paper, WORKED) && paper.pending === null) paper.pending = 'hold';
  },
  approve: (_, __, paper) => {
    if (!is(paper, WORKED) || paper.pending === null) return;
    // What came with a merge may ask for more than is left.
    if (paper.pending === 'extension' && paper.extendedDays + 4 > 10) return;
    if (paper.pending === 'extension') paper.extendedDays += 4;
    else paper.state = 'on_hold';
    paper.pending = null;
  },
  decline: (_, __, paper) => {
    if (is(paper, WORKED)) paper.pending = null;
  },
  release: (_, __, paper) => {
    if (is(paper, ['on_hold'])) paper.state = 'in_progress';
  },
  merge: (model, n, _, pick) => {
    const both = [...new Set([living(model, n), living(model, other(pick, model))])].sort((a, b) => a - b);
    const [older, younger] = both;
    const [into, gone] = [model.issues.get(older ?? 0), model.issues.get(younger ?? 0)];
    if (into === undefined || gone === undefined || [into, gone].some(({ state }) => FINAL.includes(state)))
      return;
    // What one department asked, and that it has signed, goes on in what stays.
    if (into.lead === gone.lead) {
      if (is(into, WORKED)) into.pending ??= gone.pending;
      if (into.state === 'dispatched' && gone.isSigned)
        Object.assign(into, { state: 'accepted', isSigned: true });
    }
    Object.assign(gone, { state: 'merged', pending: null, into: older });
  },
  cancel: (_, __, paper) => {
    if (paper !== undefined && !FINAL.includes(paper.state))
      Object.assign(paper, { state: 'cancelled', pending: null });
  },
  urge: () => undefined,
};

function living(model: Model, n: number): number {
  const into = model.issues.get(n)?.into ?? null;
  return into === null ? n : living(model, into);
}

function survivor(model: Model, n: number): Living {
  return model.issues.get(living(model, n));
}

/** The ledger says what the paper says, the row is the fold of its events, and no clock ran backwards. */
async function agree(office: Office, number: number, paper: Living): Promise<void> {
  if (paper === undefined) throw new Error(`#${number} is not on the paper`);
  const [issue, events] = [await office.issue(number), await office.events(number)];
  expect(issue).toEqual(foldEvents(events));
  const lead = leadOf(await office.worker.known(), issue);
  expect({
    state: issue.state,
    lead,
    pending: issue.pending?.kind ?? null,
    into: issue.mergedInto,
    returns: issue.returnCount,
  }).toEqual({
    state: paper.state,
    lead: paper.lead,
    pending: paper.pending,
    into: paper.into,
    returns: paper.returns,
  });
  expectForward(events);
  if (issue.deadline !== null && issue.signDueAt !== null)
    expect(issue.signDueAt <= issue.deadline).toBe(true);
}

function leadOf(
  known: Awaited<ReturnType<Office['worker']['known']>>,
  issue: { departments: readonly { role: string; departmentId: number }[] },
) {
  return known.department(issue.departments.find(({ role }) => role === 'lead')?.departmentId)?.name ?? null;
}

function expectForward(events: readonly IssueEvent[]): void {
  const times = events.map(({ at }) => at.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
}

const START = '2020-03-09T09:00:00+08:00';
const WORDS = Object.keys(SCRIPT).filter((word): word is Word => word in SCRIPT);
const commands = fc.commands(
  WORDS.flatMap((word) => {
    const weight = word === 'report' ? 3 : 1;
    return Array.from({ length: weight }, () => fc.nat(97).map((pick) => new Say(word, pick)));
  }),
  { maxCommands: 30 },
);

/** More with MODEL_RUNS; a history is up to thirty messages long. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 60);

describe.each(DATABASES)('any conversation about a few issues on the %s database', (kind) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(kind, START);
  });
  afterAll(() => office.close());

  it('leaves the ledger as a plain model of the rules has it', async () => {
    let last = Date.parse(START);
    const whole = fc.asyncProperty(commands, async (history) => {
      const base = await office.db.$count(issuesTable);
      const model: Model = { issues: new Map(), base, clock: last };
      await fc.asyncModelRun(() => ({ model, real: office }), history);
      last = model.clock;
      for (const [number, paper] of model.issues) await agree(office, number, paper);
    });
    await fc.assert(whole, { numRuns: RUNS });
  }, 900_000);
});
