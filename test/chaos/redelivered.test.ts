import { expect, inject, test } from 'vitest';
import { withoutLimits } from '../support/feishu/without-limits.ts';
import { newDatabase } from '../support/store.ts';
import { runRedelivered } from './redelivered.ts';

/** The short form; `npm run chaos` pushes ten thousand. */
test('two replicas that hear of every message five times over seven hours keep, answer and pass on each once', async () => {
  const events = 200;
  const found = await runRedelivered({
    program: inject('program'),
    nodeOptions: withoutLimits(inject('program')),
    databaseUrl: await newDatabase(),
    events,
    groups: 20,
  });
  expect(found).toMatchObject({ deliveries: 5 * events, refused: 0, virtualHours: 7 });
  expect(found).toMatchObject({ lost: 0, doubled: 0, unanswered: 0, answeredTwice: 0 });
  expect(found).toMatchObject({
    inboxRows: events,
    issueRows: events,
    receiptRows: events,
    cardRows: events,
    receiptsGot: events,
    cardsGot: events,
  });
}, 120_000);
