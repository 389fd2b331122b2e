import { expect, inject, test } from 'vitest';
import { newDatabase } from '../support/store.ts';
import { runReplicas } from './replicas.ts';

/** The short form; `npm run chaos` deals more blows to three. */
test('two replicas, one killed and one frozen longer than its leases, answer every message once', async () => {
  const found = await runReplicas({
    program: inject('program'),
    databaseUrl: await newDatabase(),
    replicas: 2,
    blows: ['kill', 'freeze'],
    freezeMs: 17_000,
    clients: 6,
  });
  expect(found).toMatchObject({ lost: 0, doubled: 0, unanswered: 0, answeredTwice: 0 });
  expect(found.acknowledged).toBeGreaterThan(12);
}, 180_000);
