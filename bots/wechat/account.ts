import type { AdapterHealth } from '../../src/chat/adapter.ts';
import type { Clock } from '../../src/chat/clock.ts';
import type { Log } from '../../src/log.ts';
import { isWorthALine, type CountUp } from './counts.ts';
import { isGone, reasonOf } from './failures.ts';
import type { Gateway, GatewayEvents, OpenGateway } from './gateway.ts';
import { within, type Timers } from '../../src/chat/timers.ts';

const LOOK_MS = 20_000;
/** So long without a sign of life, though three were asked for. */
const DEAF_MS = 75_000;
/** So long without a login and without a code to scan. */
const LOGIN_MS = 2 * 60_000;
/** A code to scan is shown anew every minute or so; so long without one, and the gateway has forgotten us. */
const SCAN_MS = 10 * 60_000;
const STOP_MS = 5_000;
const MAX_BACK_OFF_MS = 5 * 60_000;
const GIVE_UP_HOPE_AFTER = 3;

/** Why an account is not connected; each has its own words for an admin. */
export type Trouble =
  | 'starting'
  | 'scan'
  | 'logged_out'
  | 'deaf'
  | 'gateway_gone'
  | 'never_logged_in'
  | 'elsewhere';

export interface AccountState {
  readonly state: AdapterHealth['state'];
  readonly since: Date;
  readonly lastHeardAt: Date | undefined;
  readonly trouble: Trouble | undefined;
  /** What a phone must scan now. */
  readonly scan: string | undefined;
}

export interface AccountParts {
  readonly open: OpenGateway;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly count: CountUp;
  /** Whether this replica may hold the account; asked again and again. */
  readonly mayHold: () => Promise<boolean>;
  readonly heardBefore: Date | undefined;
  readonly onState: (state: AccountState) => void;
  /** Nothing was heard in this time, and now something is. */
  readonly onGap: (from: Date, until: Date) => void;
  readonly onLogin: (accountId: string, gateway: Gateway) => void;
  readonly on: Omit<GatewayEvents, 'heard' | 'login' | 'logout' | 'scan' | 'error'>;
}

export interface Account {
  start(): void;
  stop(): Promise<void>;
  state(): AccountState;
  /** The connection, if there is one that is logged in. */
  connected(): { readonly gateway: Gateway; readonly accountId: string } | undefined;
  /** A call failed as if the gateway were gone: look now and not in a minute. */
  suspect(): void;
}

/**
 * Keeps one account connected. What the library believes (`isLoggedIn` stays true when the gateway was killed) counts
 * for nothing: a sign of life is asked for and waited for, and without one the whole connection is made anew, with
 * growing pauses, for ever. Nothing that happens here ends the process.
 */
export function createAccount(parts: AccountParts): Account {
  const { clock, timers, log, count, on } = parts;
  let isRunning = false;
  /** Rises with every connection: what an old one still tells is not listened to. */
  let generation = 0;
  let failures = 0;
  let errors = 0;
  let gateway: Gateway | undefined;
  let accountId: string | undefined;
  let heardAt = parts.heardBefore;
  let heardMs = 0;
  let sinceMs = timers.elapsedMs();
  let gapFrom = parts.heardBefore;
  let cancelLook: () => void = () => undefined;
  let cancelRetry: () => void = () => undefined;
  let ending: Promise<void> = Promise.resolve();
  let now: AccountState = {
    state: 'connecting',
    since: clock.now(),
    lastHeardAt: heardAt,
    trouble: 'starting',
    scan: undefined,
  };

  function turn(state: AccountState['state'], trouble: Trouble | undefined, scan?: string): void {
    if (now.state === state && now.trouble === trouble && now.scan === scan) return;
    const isNew = now.state !== state || now.trouble !== trouble;
    const since = isNew ? clock.now() : now.since;
    if (isNew) sinceMs = timers.elapsedMs();
    now = { state, since, lastHeardAt: heardAt, trouble, scan };
    log.info({ state, trouble }, 'wechat account');
    parts.onState(now);
  }

  async function connect(): Promise<void> {
    generation += 1;
    const mine = generation;
    try {
      // Two connections of one account at a time would fight for its files, and for the account.
      await ending;
      if (!(await parts.mayHold())) return mine === generation ? retry('elsewhere') : undefined;
      if (mine !== generation || !isRunning) return;
      if (failures < GIVE_UP_HOPE_AFTER) turn('connecting', 'starting');
      const opened = await parts.open(eventsOf(mine));
      if (mine !== generation || !isRunning) return void end(opened);
      gateway = opened;
      look(mine);
      await opened.start();
    } catch (error) {
      count('start_failed');
      log.warn({ reason: reasonOf(error) }, 'wechat connection could not be started');
      if (mine === generation) lose('gateway_gone');
    }
  }

  function eventsOf(mine: number): GatewayEvents {
    const isMine = () => mine === generation && isRunning;
    const whenMine =
      <Args extends unknown[]>(run: (...args: Args) => void) =>
      (...args: Args) => {
        if (isMine()) run(...args);
      };
    return {
      heard: whenMine(hear),
      login: whenMine(loggedIn),
      logout: whenMine((reason) => {
        count('logged_out');
        log.warn({ reason }, 'wechat account was logged out');
        away();
        turn('disconnected', 'logged_out');
      }),
      scan: whenMine((link) => {
        away();
        turn('disconnected', 'scan', link);
      }),
      message: whenMine(on.message),
      joined: whenMine(on.joined),
      left: whenMine(on.left),
      renamed: whenMine(on.renamed),
      invited: whenMine(on.invited),
      error: whenMine((error) => {
        errors += 1;
        count('error');
        if (isWorthALine(errors)) log.warn({ reason: reasonOf(error), errors }, 'wechat error');
        if (isGone(error)) lose('gateway_gone');
      }),
    };
  }

  function hear(): void {
    heardAt = clock.now();
    heardMs = timers.elapsedMs();
  }

  function loggedIn(id: string): void {
    failures = 0;
    accountId = id;
    hear();
    if (gapFrom !== undefined) parts.onGap(gapFrom, clock.now());
    gapFrom = undefined;
    turn('connected', undefined);
    if (gateway !== undefined) parts.onLogin(id, gateway);
  }

  /** From now on nothing is heard; the gap begins where something last was. */
  function away(): void {
    if (accountId !== undefined) gapFrom ??= heardAt;
    accountId = undefined;
  }

  function look(mine: number): void {
    cancelLook();
    cancelLook = timers.after(LOOK_MS, () => void lookNow(mine));
  }

  async function lookNow(mine: number): Promise<void> {
    if (mine !== generation || !isRunning) return;
    const lookedMs = timers.elapsedMs();
    const silentMs = lookedMs - Math.max(heardMs, sinceMs);
    const limits: Record<string, number> = { connected: DEAF_MS, scan: SCAN_MS };
    const limit = limits[now.state] ?? limits[now.trouble ?? ''] ?? LOGIN_MS;
    // While the database is away nobody else can take the account either.
    if (!(await parts.mayHold().catch(() => true))) return lose('elsewhere');
    if (mine !== generation) return;
    if (now.state === 'connected' && silentMs > limit) return lose('deaf');
    if (now.state !== 'connected' && lookedMs - sinceMs > limit) return lose('never_logged_in');
    ping();
    look(mine);
  }

  function ping(): void {
    try {
      gateway?.ping();
    } catch (error) {
      log.warn({ reason: reasonOf(error) }, 'wechat ping failed');
    }
  }

  function lose(trouble: Trouble & ('deaf' | 'gateway_gone' | 'never_logged_in' | 'elsewhere')): void {
    if (trouble !== 'elsewhere') count(trouble);
    generation += 1;
    away();
    const old = gateway;
    gateway = undefined;
    if (old !== undefined) ending = end(old);
    retry(trouble);
  }

  function retry(trouble: Trouble): void {
    failures += 1;
    turn(failures > GIVE_UP_HOPE_AFTER && trouble !== 'elsewhere' ? 'failed' : 'disconnected', trouble);
    const inMs = Math.min(1_000 * 2 ** (failures - 1), MAX_BACK_OFF_MS);
    cancelLook();
    cancelRetry();
    cancelRetry = timers.after(trouble === 'elsewhere' ? LOOK_MS : inMs, () => {
      count('restart');
      void connect();
    });
  }

  /** Puppets take their time to stop, or never do. */
  async function end(old: Gateway): Promise<void> {
    try {
      await within(timers, STOP_MS, old.stop(), () => count('stop_failed'));
    } catch (error) {
      count('stop_failed');
      log.warn({ reason: reasonOf(error) }, 'wechat connection did not stop cleanly');
    }
  }

  return {
    start() {
      isRunning = true;
      void connect();
    },
    async stop() {
      isRunning = false;
      generation += 1;
      cancelLook();
      cancelRetry();
      const old = gateway;
      gateway = undefined;
      accountId = undefined;
      now = { ...now, state: 'disconnected', since: clock.now(), trouble: 'starting', scan: undefined };
      if (old !== undefined) await end(old);
    },
    state: () => ({ ...now, lastHeardAt: heardAt }),
    connected: () => (gateway === undefined || accountId === undefined ? undefined : { gateway, accountId }),
    suspect() {
      if (now.state === 'connected') lose('gateway_gone');
    },
  };
}
