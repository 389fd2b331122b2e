import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { hasCounts, hasHealth, type ChatAdapter } from '../chat/adapter.ts';
import type { Clock } from '../chat/clock.ts';
import { SendError } from '../chat/send-failure.ts';
import { ORGANISATION_ID } from '../organisation.ts';
import type { Db } from '../store/database/client.ts';
import { jobLateness, queueAges } from '../store/lateness.ts';
import { queueDepths } from '../store/queue-depths.ts';
import { readRoutingFigures } from '../store/figures/routing.ts';

const DAY_MS = 86_400_000;
/** Over which the metrics tell how well routing does. */
const ROUTING_DAYS = 30;

export interface Metrics {
  /** The same adapter, its traffic, its errors and its time counted. */
  watch<Adapter extends ChatAdapter>(adapter: Adapter): Adapter;
  /** In the text format of Prometheus, read from the ledger at this moment. */
  text(): Promise<string>;
}

/** The four golden signals of each platform, what waits in the queues, how late the clock runs and how well routing does. */
export function createMetrics({ db, clock }: { readonly db: Db; readonly clock: Clock }): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const traffic = trafficOf(register);
  const state = stateOf(register);
  const watched: ChatAdapter[] = [];
  return {
    watch(adapter) {
      watched.push(adapter);
      return counting(adapter, traffic);
    },
    async text() {
      readPlatforms(state, watched);
      await readLedger(state, db, clock.now());
      return register.metrics();
    },
  };
}

function trafficOf(register: Registry) {
  const registers = [register];
  return {
    heard: new Histogram({
      name: 'xietiao_message_seconds',
      help: 'Time until a message was stored, or found to be none of the bot’s business, and the platform could be told',
      labelNames: ['platform', 'outcome'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
      registers,
    }),
    said: new Histogram({
      name: 'xietiao_send_seconds',
      help: 'Time that a platform took to take a notice or a change of one',
      labelNames: ['platform', 'outcome'],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    failed: new Counter({
      name: 'xietiao_send_failures_total',
      help: 'Sends that a platform did not take, by what that means for the next attempt',
      labelNames: ['platform', 'failure'],
      registers,
    }),
  };
}
type Traffic = ReturnType<typeof trafficOf>;

/** The adapter itself with its doors counted: whatever else it can do, it still can. */
function counting<Adapter extends ChatAdapter>(adapter: Adapter, { heard, said, failed }: Traffic): Adapter {
  const { platform } = adapter;
  const counted: Pick<ChatAdapter, 'start' | 'send'> = {
    start: (receive, happened) =>
      adapter.start((message) => timed(heard, platform, () => receive(message)), happened),
    send: (chat, notice, key) =>
      timed(said, platform, () => adapter.send(chat, notice, key)).catch((error: unknown) => {
        const failure = error instanceof SendError ? error.failure.kind : 'unavailable';
        failed.inc({ platform, failure });
        throw error;
      }),
  };
  return Object.assign(Object.create(adapter) as Adapter, counted);
}

async function timed<Result>(
  histogram: Histogram<'platform' | 'outcome'>,
  platform: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const stop = histogram.startTimer({ platform });
  try {
    const result = await work();
    stop({ outcome: 'done' });
    return result;
  } catch (error) {
    stop({ outcome: 'failed' });
    throw error;
  }
}

function stateOf(register: Registry) {
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers: [register] });
  return {
    depth: gauge('xietiao_queue_rows', 'Rows of inbox and outbox by state', ['queue', 'state']),
    age: gauge('xietiao_queue_age_seconds', 'How long the oldest open row has waited past its time', [
      'queue',
    ]),
    late: gauge(
      'xietiao_job_late_seconds',
      'How long after its moment a job of the last day began, at worst',
      ['job'],
    ),
    connected: gauge(
      'xietiao_platform_connected',
      '1 where the connection to a platform stands, 0 where it does not',
      ['platform', 'state'],
    ),
    heardAt: gauge(
      'xietiao_platform_last_heard_seconds',
      'When a platform was last heard, in seconds since 1970',
      ['platform'],
    ),
    events: gauge(
      'xietiao_platform_events',
      'What a platform’s bot counted since the start: duplicates, replays, unknown kinds, errors, restarts …',
      ['platform', 'what'],
    ),
    dispatches: gauge(
      'xietiao_routing_first_dispatches',
      'First dispatches of the last 30 days by step of the ladder, and whether they were sent back or moved on',
      ['step', 'outcome'],
    ),
  };
}
type State = ReturnType<typeof stateOf>;

function readPlatforms({ connected, heardAt, events }: State, adapters: readonly ChatAdapter[]): void {
  for (const adapter of adapters.filter(hasCounts))
    for (const [what, count] of Object.entries(adapter.counts()))
      events.set({ platform: adapter.platform, what }, count);
  connected.reset();
  for (const adapter of adapters.filter(hasHealth)) {
    const { platform } = adapter;
    const { state, lastHeardAt } = adapter.health();
    connected.set({ platform, state }, state === 'connected' ? 1 : 0);
    if (lastHeardAt !== undefined) heardAt.set({ platform }, lastHeardAt.getTime() / 1000);
  }
}

async function readLedger({ depth, age, late, dispatches }: State, db: Db, now: Date): Promise<void> {
  for (const gauge of [depth, age, late, dispatches]) gauge.reset();
  for (const { queue, state, count } of await queueDepths(db, ORGANISATION_ID))
    depth.set({ queue, state }, count);
  for (const { queue, seconds } of await queueAges(db, ORGANISATION_ID, now)) age.set({ queue }, seconds);
  const yesterday = new Date(now.getTime() - DAY_MS);
  for (const { job, seconds } of await jobLateness(db, ORGANISATION_ID, yesterday))
    late.set({ job }, seconds);
  const from = new Date(now.getTime() - ROUTING_DAYS * DAY_MS);
  const { byStep } = await readRoutingFigures(db, ORGANISATION_ID, { from, to: now });
  for (const { step, dispatched, misrouted } of byStep) {
    dispatches.set({ step, outcome: 'misrouted' }, misrouted);
    dispatches.set({ step, outcome: 'kept' }, dispatched - misrouted);
  }
}
