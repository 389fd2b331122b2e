import { setTimeout as pause } from 'node:timers/promises';
import { schedule, type ScheduledTask } from 'node-cron';
import type { ChatAdapter } from '../chat/adapter.ts';
import type { ChatEvent } from '../chat/event.ts';
import type { Clock } from '../chat/clock.ts';
import type { InboundMessage, Platform } from '../chat/message.ts';
import type { Log } from '../log.ts';
import { startLoop, type Loop } from '../outbox/loop.ts';
import { createRelay } from '../outbox/relay.ts';
import { createLearner } from '../schedule/learner.ts';
import { runDue } from '../schedule/run-due.ts';
import type { Db } from '../store/database/client.ts';
import { createInboxWriter } from '../store/inbox/writer.ts';
import { isBusy } from '../store/leases.ts';
import { handleChatEvent } from '../usecases/chat-events/index.ts';
import { createInboxWorker } from '../usecases/messages/inbox-worker.ts';
import type { KnownCache } from '../usecases/known.ts';
import { recentlyKnown } from '../usecases/messages/recently-known.ts';
import { receiveMessage } from '../usecases/messages/receive-message.ts';
import { createRecentFiles } from '../usecases/reports/recent-files.ts';
import { createRecentWords } from '../usecases/messages/recent-words.ts';
import { tellOfFailure } from '../usecases/failures/failure.ts';
import { nextMoment } from '../schedule/next-moment.ts';
import { sentAgain } from '../wording/sent-again.ts';

/** How long a loop rests before it looks by itself for what another process may have left. */
const IDLE_MS = 1_000;
const EVERY_MINUTE = '* * * * *';

export interface EngineParts {
  readonly db: Db;
  readonly organisationId: number;
  readonly known: KnownCache;
  readonly clock: Clock;
  readonly adapters: ReadonlyMap<Platform, ChatAdapter>;
  readonly log: Log;
  readonly random: () => number;
}

/** What keeps the bot going: messages are worked off, deliveries sent, and what falls due is run. */
export interface Engine {
  receive(message: InboundMessage): Promise<void>;
  /** Something happened to a chat; resolves when it is carried out, so that the platform may be told. */
  happened(event: ChatEvent): Promise<void>;
  start(): void;
  /** Something may have been left to do: look at once. */
  wake(): void;
  /** Runs whatever is due now. */
  tick(): Promise<void>;
  /** The next moment at which something falls due by itself. */
  nextMoment(): Promise<Date | undefined>;
  /** Whether nothing waited in inbox or outbox before the time-out. */
  idle(timeoutMs: number): Promise<boolean>;
  stop(): Promise<void>;
}

export function createEngine(parts: EngineParts): Engine {
  const { db, organisationId, known, clock, log } = parts;
  const files = createRecentFiles();
  const words = createRecentWords();
  const worker = { db, organisationId, known, now: () => clock.now() };
  const learner = createLearner(worker, log);
  let inboxLoop: Loop | undefined;
  let relayLoop: Loop | undefined;
  let cron: ScheduledTask | undefined;
  const relay = createRelay({
    ...parts,
    onFailed: async (delivery, failure) => {
      const knows = await known();
      return (tx) => tellOfFailure(tx, knows, delivery, failure, clock.now());
    },
    markRepeated: sentAgain,
    localTime: async (now) => {
      const { calendar } = await known();
      return { date: calendar.localDate(now), isNight: calendar.isQuiet(now) };
    },
    onSettled: () => relayLoop?.wake(),
  });
  const recently = recentlyKnown(known);
  const store = createInboxWriter(db, organisationId);
  const inbox = createInboxWorker(worker, log, async (acted) => {
    relayLoop?.wake();
    if (acted) await recently.refresh();
  });
  const wake = () => {
    inboxLoop?.wake();
    relayLoop?.wake();
  };
  const tick = async (): Promise<void> => {
    try {
      await runDue(worker);
    } finally {
      learner.wake();
      wake();
    }
  };

  return {
    async receive(message) {
      const receiver = { db, organisationId, known: recently.known, files, words, store };
      if (await receiveMessage(receiver, message, clock.now())) inboxLoop?.wake();
    },
    async happened(event) {
      if (!(await handleChatEvent(worker, event))) return;
      await recently.refresh();
      relayLoop?.wake();
    },
    start() {
      inboxLoop = startLoop('inbox', inbox.step, IDLE_MS, log);
      relayLoop = startLoop(
        'relay',
        () => relay.pump(),
        () => Math.min(IDLE_MS, relay.restMs() ?? IDLE_MS),
        log,
      );
      cron = schedule(
        EVERY_MINUTE,
        () => tick().catch((error: unknown) => log.error({ err: error }, 'tick failed')),
        {
          noOverlap: true,
        },
      );
    },
    tick,
    wake,
    nextMoment: () => nextMoment(worker),
    async idle(timeoutMs) {
      const end = performance.now() + timeoutMs;
      while (await isBusy(db, organisationId, clock.now())) {
        if (performance.now() >= end) return false;
        wake();
        await pause(5);
      }
      return true;
    },
    async stop() {
      await cron?.destroy();
      await Promise.all([inboxLoop?.stop(), relayLoop?.stop(), learner.stop()]);
      await relay.settled();
    },
  };
}
