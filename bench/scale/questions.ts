import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Period } from '../../src/calendar/calendar.ts';
import type { Db } from '../../src/store/database/client.ts';
import type { listEvents } from '../../src/store/issues/event-queries.ts';
import type { IssueFilter, listOpenIssues } from '../../src/store/issues/lists.ts';
import type { getIssue, listIssues } from '../../src/store/issues/queries.ts';
import type { IssueSearch } from '../../src/store/issues/search.ts';
import type { readEvents, readIssue } from '../../src/store/issues/issues.ts';
import type { openPostgres } from '../../src/store/database/postgres.ts';
import type { composeStats } from '../../src/usecases/summaries/compose.ts';
import type { createKnownCache, Known } from '../../src/usecases/known.ts';

/** What is asked, out of the built program: what runs sources gives every inner function its name at each call. */
export interface Asking {
  readonly listIssues: typeof listIssues;
  readonly getIssue: typeof getIssue;
  readonly listEvents: typeof listEvents;
  readonly listOpenIssues: typeof listOpenIssues;
  readonly readIssue: typeof readIssue;
  readonly readEvents: typeof readEvents;
  readonly composeStats: typeof composeStats;
  readonly openPostgres: typeof openPostgres;
  readonly createKnownCache: typeof createKnownCache;
}

const ASKED_OF = [
  'store/issue-queries.js',
  'store/event-queries.js',
  'store/issue-lists.js',
  'store/issues.js',
  'usecases/compose-summaries.js',
  'store/postgres.js',
  'usecases/known.js',
];

/** @param cli the built command line */
export async function loadAsking(cli: string): Promise<Asking> {
  const modules: Asking[] = await Promise.all(
    ASKED_OF.map((file) => import(pathToFileURL(join(dirname(cli), file)).href)),
  );
  return Object.assign({}, ...modules);
}

const ORGANISATION = 1;
/** As many as an answer in a chat names. */
const IN_CHAT = 10;

export interface Asked {
  readonly asking: Asking;
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
    asked.asking.listIssues(
      asked.db,
      ORGANISATION,
      { limit: 50, ...search(asked) },
      { now: asked.now, mask: (text) => text },
    ),
});

const chat = (filter: (asked: Asked) => IssueFilter): Question => ({
  barMs: 10,
  ask: (asked) => asked.asking.listOpenIssues(asked.db, ORGANISATION, filter(asked), IN_CHAT),
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
    ask: (asked) =>
      asked.asking.getIssue(asked.db, ORGANISATION, number(asked), { now: asked.now, mask: (text) => text }),
  },
  'API, its events': {
    barMs: 10,
    ask: (asked) => asked.asking.listEvents(asked.db, ORGANISATION, number(asked), (text) => text),
  },
  '#12': {
    barMs: 10,
    async ask(asked) {
      await asked.asking.readIssue(asked.db, ORGANISATION, number(asked));
      return asked.asking.readEvents(asked.db, ORGANISATION, number(asked));
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
    ask: ({ asking, db, known, now, period, turn }) =>
      db.transaction((tx) =>
        asking.composeStats(tx, {
          organisationId: ORGANISATION,
          known,
          now,
          period,
          scope: { kind: 'group', id: some(known.directory.groups, turn).id },
        }),
      ),
  },
};
