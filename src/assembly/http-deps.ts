import type { Logger } from 'pino';
import type { SandboxAdapter } from '../../bots/sandbox/adapter.ts';
import { castOf } from '../../bots/sandbox/cast.ts';
import { hasHealth, isPushed, type AdapterHealth, type ChatAdapter } from '../chat/adapter.ts';
import type { Clock } from '../chat/clock.ts';
import type { Config } from '../config.ts';
import type { Engine } from './engine.ts';
import type { HttpDeps, SandboxDoor } from '../http/deps.ts';
import { maskPersonalData } from '../language/personal-data.ts';
import type { Metrics } from './metrics.ts';
import { ORGANISATION_ID } from '../organisation.ts';
import { auditPageOf } from '../store/audit/page.ts';
import { listDeliveries, retryDelivery } from '../store/deliveries/queries.ts';
import { listEvents } from '../store/issues/event-queries.ts';
import { discreet } from '../store/summaries/discreet.ts';
import { readFigures } from '../store/figures/figures.ts';
import { readRoutingFigures } from '../store/figures/routing.ts';
import { getIssue, listIssues } from '../store/issues/queries.ts';
import { RESTRICTED } from '../store/issues/view.ts';
import type { Store } from '../store/database/open.ts';
import { queueDepths } from '../store/queue-depths.ts';
import { getSummary, listSummaries } from '../store/summaries/queries.ts';
import { scopeOf } from '../store/tokens.ts';
import type { KnownCache } from '../usecases/known.ts';

interface Parts {
  readonly config: Config;
  readonly log: Logger;
  readonly store: Store;
  readonly known: KnownCache;
  readonly clock: Clock;
  readonly engine: Engine;
  readonly adapters: readonly ChatAdapter[];
  readonly metrics: Metrics;
  readonly files: HttpDeps['files'];
  readonly sandbox: { adapter: SandboxAdapter; move: (to: Date) => Promise<void> } | undefined;
}

/** The product as the HTTP side sees it: plain functions over one organisation. */
export function httpDeps(parts: Parts): HttpDeps {
  const { config, log, known, clock, sandbox } = parts;
  return {
    log,
    now: () => clock.now(),
    timeZone: async () => (await known()).directory.organisation.timeZone,
    health: { live: () => true, ready: () => readiness(parts) },
    metrics: () => parts.metrics.text(),
    ledger: ledgerOf(parts),
    files: parts.files,
    scopeOf: (token) => scopeOf(parts.store.db, ORGANISATION_ID, token),
    webhooks: parts.adapters.filter(isPushed).flatMap(({ webhooks }) => webhooks),
    ...(config.apiToken === undefined ? {} : { apiToken: config.apiToken }),
    ...(sandbox === undefined ? {} : { sandbox: doorOf(parts, sandbox) }),
  };
}

function ledgerOf({ store, clock, engine }: Parts): HttpDeps['ledger'] {
  const { db } = store;
  const mask = (text: string) => maskPersonalData(text).masked;
  const telling = () => ({ now: clock.now(), mask });
  return {
    issues: (filter) => listIssues(db, ORGANISATION_ID, filter, telling()),
    issue: (number) => getIssue(db, ORGANISATION_ID, number, telling()),
    async events(number) {
      const issue = await getIssue(db, ORGANISATION_ID, number, telling());
      const isRestricted = issue?.flags.includes('sensitive') === true;
      return listEvents(db, ORGANISATION_ID, number, isRestricted ? () => RESTRICTED : mask);
    },
    figures: async (from, to) => {
      const scope = { kind: 'organisation' } as const;
      const period = { from, to };
      const figures = await readFigures(db, ORGANISATION_ID, { scope, period, now: clock.now() });
      return discreet({ ...figures, routing: await readRoutingFigures(db, ORGANISATION_ID, period) }, mask);
    },
    summaries: (filter) => listSummaries(db, ORGANISATION_ID, filter),
    async summary(id) {
      const found = await getSummary(db, ORGANISATION_ID, id, mask);
      return found && { ...found, figures: discreet(found.figures, mask) };
    },
    audit: (filter) => auditPageOf(db, ORGANISATION_ID, filter, mask),
    deliveries: (filter) => listDeliveries(db, ORGANISATION_ID, filter, mask),
    async retryDelivery(id) {
      const outcome = await retryDelivery(db, ORGANISATION_ID, id, clock.now());
      if (outcome === 'retried') engine.wake();
      return outcome;
    },
  };
}

function doorOf(
  { known, clock, engine }: Parts,
  { adapter, move }: NonNullable<Parts['sandbox']>,
): SandboxDoor {
  return {
    async about() {
      const { name, campaign, timeZone, botNames } = (await known()).directory.organisation;
      return { organisation: name, campaign, timeZone, botNames };
    },
    chats: async () => castOf((await known()).directory),
    post: adapter.post,
    press: adapter.press,
    messages: adapter.list,
    clock: () => clock.now(),
    moveClock: move,
    idle: (timeoutMs) => engine.idle(timeoutMs),
    subscribe: adapter.subscribe,
  };
}

/**
 * Not ready means that the database is away. A platform that is away is told beside it and no more: what it pushes
 * is kept there, what is to be said is kept here, and starting this process anew would mend neither.
 */
async function readiness({ store, adapters }: Parts) {
  const platforms = adapters
    .filter(hasHealth)
    .map((adapter) => [adapter.platform, healthLine(adapter.health())] as const);
  const told = Object.fromEntries(platforms);
  try {
    await queueDepths(store.db, ORGANISATION_ID);
    return { ok: true, checks: { database: store.kind, ...told } };
  } catch {
    return { ok: false, checks: { database: 'unreachable', ...told } };
  }
}

function healthLine({ state, since, lastHeardAt, detail }: AdapterHealth): string {
  return [
    `${state} since ${since.toISOString()}`,
    `last heard ${lastHeardAt?.toISOString() ?? 'never'}`,
    ...(detail === undefined ? [] : [detail]),
  ].join('; ');
}
