import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Db } from '../../src/store/database/client.ts';
import { PLANS } from '../../src/store/database/prepared.ts';
import * as schema from '../../src/store/schema/index.ts';

/** A node of Postgres's plan, as far as it is looked at. */
interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Node[];
}

const WATCHED: ReadonlySet<string> = new Set(['issues', 'issue_events', 'issue_departments']);

/** A database whose every statement tells the plan that it was really run by. */
export interface Explained {
  readonly db: Db;
  /** The tables among the great ones that were read from end to end since the last call. */
  scanned(): string[];
  close(): Promise<void>;
}

/** Wants a superuser: Postgres loads `auto_explain`, and tells plans as notices. */
export function openExplained(url: string): Explained {
  const found = new Set<string>();
  const client = postgres(url, {
    max: 1,
    onnotice: ({ message = '' }) => {
      const json = message.indexOf('{');
      if (message.includes('plan:') && json >= 0)
        for (const table of scans(planIn(message.slice(json)))) found.add(table);
    },
    connection: {
      ...PLANS,
      session_preload_libraries: 'auto_explain',
      'auto_explain.log_min_duration': 0,
      'auto_explain.log_level': 'notice',
      'auto_explain.log_format': 'json',
    },
  });
  return {
    db: drizzle(client, { schema }),
    scanned() {
      const tables = [...found].sort();
      found.clear();
      return tables;
    },
    close: () => client.end(),
  };
}

function planIn(json: string): Node {
  return (JSON.parse(json) as { Plan: Node }).Plan;
}

function scans({ 'Node Type': type, 'Relation Name': table = '', Plans = [] }: Node): string[] {
  const here = type === 'Seq Scan' && WATCHED.has(table) ? [table] : [];
  return [...here, ...Plans.flatMap(scans)];
}
