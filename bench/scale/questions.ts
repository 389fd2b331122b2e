import type { Period } from '../../src/calendar/calendar.ts';
import { listEvents } from '../../src/store/event-queries.ts';
import { listOpenIssues, type IssueFilter } from '../../src/store/issue-lists.ts';
import { getIssue, listIssues } from '../../src/store/issue-queries.ts';
import type { IssueSearch } from '../../src/store/issue-search.ts';
import { readEvents, readIssue } from '../../src/store/issues.ts';
import type { Db } from '../../src/store/client.ts';
import { composeStats } from '../../src/usecases/compose-summaries.ts';
import type { Known } from '../../src/usecases/known.ts';

const ORGANISATION = 1;
/** As many as an answer in a chat names. */
const IN_CHAT = 10;

export interface Asked {
  readonly db: Db;
  readonly known: Known;
  readonly now: Date;
  readonly period: Period;
  /** How many issues there are. */
  readonly issues: number;
  /** Another for every time that a question is asked. */
  readonly turn: number;
}

export interface Question {
  readonly barMs: number;
  readonly ask: (asked: Asked) => Promise<unknown>;
}

const api = (search: (asked: Asked) => Omit<IssueSearch, 'limit'>): Question => ({
  barMs: 10,
  ask: (asked) =>
    listIssues(
      asked.db,
      ORGANISATION,
      { limit: 50, ...search(asked) },
      { now: asked.now, mask: (text) => text },
    ),
});

const chat = (filter: (asked: Asked) => IssueFilter): Question => ({
  barMs: 10,
  ask: (asked) => listOpenIssues(asked.db, ORGANISATION, filter(asked), IN_CHAT),
});

const some = <One>(all: readonly One[], turn: number): One => all[(turn * 37) % all.length]!;
const number = ({ issues, turn }: Asked): number => 1 + ((turn * 7_919) % issues);

/** What people and programs ask of the ledger, as the product asks it of the database. */
export const QUESTIONS: Readonly<Record<string, Question>> = {
  'API, newest': api(() => ({})),
  'API, from the middle': api(({ issues }) => ({ cursor: Math.floor(issues / 2) })),
  'API, open': api(() => ({ state: ['open'] })),
  'API, open, the oldest page': api(({ issues }) => ({
    state: ['open'],
    cursor: Math.max(2, issues - 9_000),
  })),
  'API, overdue': api(() => ({ overdue: true })),
  'API, department': api(({ known, turn }) => ({
    department: some(known.directory.departments, turn).name,
  })),
  'API, department, open': api(({ known, turn }) => ({
    department: some(known.directory.departments, turn).name,
    state: ['open'],
  })),
  'API, group': api(({ known, turn }) => ({ group: some(known.directory.groups, turn).name })),
  'API, object': api(({ known, turn }) => ({ object: some(known.directory.objects, turn).name })),
  'API, object, open': api(({ known, turn }) => ({
    object: some(known.directory.objects, turn).name,
    state: ['open'],
  })),
  'API, words': api(() => ({ q: '货车进不了厂' })),
  'API, one issue': {
    barMs: 10,
    ask: (asked) => getIssue(asked.db, ORGANISATION, number(asked), { now: asked.now, mask: (text) => text }),
  },
  'API, its events': {
    barMs: 10,
    ask: (asked) => listEvents(asked.db, ORGANISATION, number(asked), (text) => text),
  },
  '#12': {
    barMs: 10,
    async ask(asked) {
      await readIssue(asked.db, ORGANISATION, number(asked));
      return readEvents(asked.db, ORGANISATION, number(asked));
    },
  },
  '超期, everywhere': chat(({ now }) => ({ overdueAt: now })),
  '超期, one department': chat(({ known, now, turn }) => ({
    departmentId: some(known.directory.departments, turn).id,
    overdueAt: now,
  })),
  '超期, one group': chat(({ known, now, turn }) => ({
    groupId: some(known.directory.groups, turn).id,
    overdueAt: now,
  })),
  本组未办结: chat(({ known, turn }) => ({ groupId: some(known.directory.groups, turn).id })),
  某对象什么情况: chat(({ known, turn }) => ({ objectId: some(known.directory.objects, turn).id })),
  '周报 of a group': {
    barMs: 50,
    ask: ({ db, known, now, period, turn }) =>
      db.transaction((tx) =>
        composeStats(tx, {
          organisationId: ORGANISATION,
          known,
          now,
          period,
          scope: { kind: 'group', id: some(known.directory.groups, turn).id },
        }),
      ),
  },
};
