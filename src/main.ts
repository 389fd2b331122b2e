import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { castOf } from '../bots/sandbox/cast.ts';
import { createSandboxAdapter } from '../bots/sandbox/adapter.ts';
import { createCalendar } from './calendar/calendar.ts';
import { systemClock, type Clock } from './chat/clock.ts';
import { canEdit, type ChatAdapter } from './chat/adapter.ts';
import type { Platform } from './chat/message.ts';
import { closeAll, type Closer } from './assembly/close-all.ts';
import { doorOf, openAttachmentRoom, startFetching } from './assembly/attachment-room.ts';
import type { Config } from './config.ts';
import type { Directory } from './directory/directory.ts';
import { startHousekeeping } from './assembly/housekeeping.ts';
import { createEngine, type Engine } from './assembly/engine.ts';
import { UserError } from './errors.ts';
import { startLineWatch } from './assembly/line-watch.ts';
import { createMetrics } from './assembly/metrics.ts';
import { ORGANISATION_ID } from './organisation.ts';
import { documentRooms, httpFiles } from './assembly/files.ts';
import { fileOpener } from './assembly/open-file.ts';
import { openPlatforms, platformsOf } from './assembly/platforms.ts';
import { readText } from './read-text.ts';
import { buildServer } from './http/server.ts';
import { httpDeps } from './assembly/http-deps.ts';
import { openSandboxClock, usualStart, type SandboxClock } from './assembly/sandbox-clock.ts';
import { hasWorkedSince } from './store/directory/bindings.ts';
import { readDirectory } from './store/directory/read.ts';
import { takeOverLeftBehind } from './store/database/left-behind.ts';
import { openStore, type Store } from './store/database/open.ts';
import { sandboxMessagesIn } from './store/sandbox-messages.ts';
import { importDirectory, parseDirectory } from './usecases/people/import-directory.ts';
import { createKnownCache, type KnownCache } from './usecases/known.ts';
import { uncoveredYears } from './usecases/people/coverage.ts';
import { fillSandbox } from './usecases/sandbox-cast.ts';

export interface RunningApp {
  readonly url: string;
  readonly engine: Engine;
  /**
   * Finishes what is under way, closes the door first and the database last.
   * @throws where a part could not; the others are closed all the same
   */
  stop(): Promise<void>;
}

/**
 * Builds all, starts, and stops in reverse order.
 * @param time where no sandbox brings a clock of its own
 * @throws UserError where a setting, the directory, the port or the database stands in the way
 */
export async function startApp(config: Config, log: Logger, time: Clock = systemClock): Promise<RunningApp> {
  const store = await openStore(config, systemClock.now());
  const closers: Closer[] = [() => store.close()];
  try {
    return await assemble(config, log, time, store, closers);
  } catch (error) {
    await closeAll(closers, log);
    throw error;
  }
}

async function assemble(
  config: Config,
  log: Logger,
  time: Clock,
  store: Store,
  closers: Closer[],
): Promise<RunningApp> {
  const { db } = store;
  await takeOverLeftBehind(store, ORGANISATION_ID);

  const clock = config.sandbox ? await openClock(config, store) : time;
  await loadDirectory(config, store, clock.now(), log);
  if (config.sandbox) await fillSandbox(db, ORGANISATION_ID, clock.now());

  const editable = new Set<Platform>();
  const known = createKnownCache(db, ORGANISATION_ID, platformsOf(config), editable);
  for (const { warning } of uncoveredYears(await known(), clock.now())) log.warn(warning);
  const sandbox = config.sandbox ? sandboxOn(store, clock as SandboxClock, known) : undefined;
  const fileParts = { db, organisationId: ORGANISATION_ID, known, clock };
  const attachments = await openAttachmentRoom(config, db);
  const rooms = { ...documentRooms(fileParts), attachment: (id: string) => attachments.open(id) };
  const metrics = createMetrics({ db, clock });
  const adapters: ChatAdapter[] = [
    ...(sandbox === undefined ? [] : [sandbox]),
    ...(await openPlatforms(config, { log, clock, openFile: fileOpener(rooms), db, known })),
  ].map((adapter) => metrics.watch(adapter));
  for (const adapter of adapters) if (canEdit(adapter)) editable.add(adapter.platform);
  const engine = createEngine({
    db,
    organisationId: ORGANISATION_ID,
    known,
    clock,
    adapters: new Map(adapters.map((adapter) => [adapter.platform, adapter])),
    log,
    random: Math.random,
  });
  for (const adapter of adapters) {
    await adapter.start(
      (message) => engine.receive(message),
      (event) => engine.happened(event),
    );
    closers.push(() => adapter.stop());
  }
  const fetching = { ...fileParts, log, adapters: new Map(adapters.map((one) => [one.platform, one])) };
  closers.push(startFetching(attachments, fetching, () => engine.wake()));
  if (store.kind === 'postgres') closers.push(startLineWatch(db, log));
  engine.start();
  closers.push(() => engine.stop());
  closers.push(
    startHousekeeping(
      config,
      db,
      log,
      () => systemClock.now(),
      () => clock.now(),
    ),
  );

  const control = sandbox && {
    adapter: sandbox,
    clock: clock as SandboxClock,
    move: (to: Date) => moveClock(engine, clock as SandboxClock, to),
  };
  const server = await buildServer({
    attachments: doorOf(attachments, () => clock.now()),
    ...httpDeps({
      config,
      log,
      store,
      known,
      clock,
      engine,
      adapters,
      metrics,
      files: httpFiles(fileParts, rooms),
      sandbox: control,
    }),
  });
  closers.push(() => server.close());
  const url = await listen(server, config);
  // After a week's downtime five hundred bulletins are caught up with here: the door is open meanwhile. What fails now
  // is tried again every minute, and is no reason for the rest not to run.
  await engine.tick().catch((error: unknown) => log.error({ err: error }, 'tick failed'));
  return {
    url,
    engine,
    async stop() {
      const failed = await closeAll(closers, log);
      if (failed > 0) throw new Error(`${failed} of ${closers.length} parts did not stop cleanly`);
    },
  };
}

async function openClock(config: Config, { db }: Store): Promise<SandboxClock> {
  const start =
    config.sandboxNow ?? usualStart(createCalendar({ timeZone: 'Asia/Shanghai' }), systemClock.now());
  return openSandboxClock(db, ORGANISATION_ID, start, systemClock);
}

/** The file that `DIRECTORY` names, at every start; without one what stands in the ledger, and at first the demo. */
async function loadDirectory(config: Config, { db }: Store, now: Date, log: Logger): Promise<void> {
  await hasWorkedSince(db, ORGANISATION_ID, now);
  const stored = await readDirectory(db, ORGANISATION_ID);
  const file = config.directory ?? (stored === undefined ? demoDirectory() : undefined);
  if (file === undefined) return;
  const changes = await importDirectory(db, ORGANISATION_ID, parseDirectory(readText(file), file), now);
  log.info({ file, changes: changes.length }, 'directory read');
}

/** `demo/` stands at the top of the project, one folder above in source and two in the built program. */
function demoDirectory(): string {
  const candidates = ['../demo/directory.json', '../../demo/directory.json'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  return candidates.find((path) => existsSync(path)) ?? candidates[0]!;
}

function sandboxOn({ db }: Store, clock: SandboxClock, known: KnownCache) {
  let last: { directory: Directory; cast: ReturnType<typeof castOf> } | undefined;
  return createSandboxAdapter({
    messages: sandboxMessagesIn(db, ORGANISATION_ID),
    clock,
    newId: randomUUID,
    cast: async () => {
      const { directory } = await known();
      if (last?.directory !== directory) last = { directory, cast: castOf(directory) };
      return last.cast;
    },
    botNames: async () => (await known()).directory.organisation.botNames,
  });
}

const SETTLE_MS = 60_000;

/** Everything that falls due on the way runs, in order and at its own moment. */
async function moveClock(engine: Engine, clock: SandboxClock, to: Date): Promise<void> {
  for (;;) {
    const next = await engine.nextMoment();
    if (next === undefined || next > to) break;
    await clock.moveTo(next);
    await engine.tick();
    await engine.idle(SETTLE_MS);
  }
  await clock.moveTo(to);
  await engine.tick();
}

async function listen(
  server: Awaited<ReturnType<typeof buildServer>>,
  { host, port }: Config,
): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new UserError(
        'PORT_IN_USE',
        `port ${port} on ${host} is in use by another program; set PORT to a free one`,
        { cause: error },
      );
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
      throw new UserError('CONFIG_INVALID', `cannot listen on ${host}:${port}: ${(error as Error).message}`, {
        cause: error,
      });
    throw error;
  }
}
