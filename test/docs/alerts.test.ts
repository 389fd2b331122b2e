import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMetrics } from '../../src/assembly/metrics.ts';
import type { Store } from '../../src/store/database/open.ts';
import { openTestStore } from '../support/store.ts';

const rules = readFileSync('docs/alerts.yaml', 'utf8');
const operations = readFileSync('docs/operations.md', 'utf8');
const alerts = [...rules.matchAll(/alert: (\w+)/g)].map(([, name]) => name!);

describe('the alert rules', () => {
  let store: Store;
  let metrics: string;
  beforeAll(async () => {
    store = await openTestStore();
    metrics = await createMetrics({ db: store.db, clock: { now: () => new Date(0) } }).text();
  });
  afterAll(() => store.close());

  test('ask only for what the program tells', () => {
    const asked = new Set(
      [...rules.matchAll(/\bxietiao_\w+/g)].map(([name]) => name.replace(/_bucket$/, '')),
    );
    expect(asked.size).toBeGreaterThan(5);
    const told = new Set([...metrics.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name));
    expect([...asked].filter((name) => !told.has(name))).toEqual([]);
  });

  test.each(alerts)('say in operations.md what to do about %s', (name) => {
    expect(operations).toContain(`\`${name}\``);
  });
});
