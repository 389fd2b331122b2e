import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { encrypt, signedHeaders, signedPush } from '../support/feishu/crypto.ts';
import { APP, type FakeFeishu } from '../support/feishu/fake.ts';
import type { Knock } from '../support/knocker.ts';
import { bentEvent, KINDS, said, type Site } from './bent.ts';
import { API_TOKEN } from './clients.ts';
import { deep, TEXTS, VALUES } from './nasty.ts';
import type { Lane } from './region.ts';
import type { Blow } from './siege.ts';

const OPENINGS = [
  '',
  '报问题 ',
  '@协调助手 ',
  '@协调助手 报问题 ',
  '#1 ',
  '办结 #1 ',
  '催办 ',
  '走访 ',
  '物资 ',
] as const;

const BODIES = fc.oneof(
  { weight: 40, arbitrary: fc.json() },
  { weight: 40, arbitrary: fc.string({ unit: 'binary', maxLength: 2_000 }) },
  { weight: 40, arbitrary: fc.base64String() },
  { weight: 40, arbitrary: fc.nat({ max: 20_000 }).map(deep) },
  {
    weight: 40,
    arbitrary: fc.constantFrom(
      '',
      '\0',
      '{"__proto__":{"isAdmin":true}}',
      '"\\ud800"',
      `"${'<'.repeat(4_000)}"`,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(1_000_000, 1_100_000, 2_000_000).map((bytes) => `"${'x'.repeat(bytes)}"`),
  },
);
const PATHS = fc.constantFrom(
  '/feishu/events',
  '/feishu/events',
  '/feishu/cards',
  '/feishu/cards',
  '/api/deliveries/1/retry',
);

/** A body as anybody could send it, or signed and encrypted as only the platform could. */
const STRANGE = fc.tuple(BODIES, fc.constantFrom('plain', 'signed', 'encrypted'), PATHS);
/** A message that somebody types, and the field of a true event that is bent, counted from its first. */
const TYPED = fc.tuple(fc.constantFrom(...OPENINGS), TEXTS);
const BENT = fc.tuple(fc.constantFrom(...KINDS), fc.nat(), VALUES);

const BLOWS = fc.oneof(
  { weight: 3, arbitrary: STRANGE.map((given) => (_: Site) => strange(...given)) },
  {
    weight: 1,
    arbitrary: TYPED.map(
      ([opening, text]) =>
        (site: Site) =>
          typed(site, opening + text),
    ),
  },
  { weight: 1, arbitrary: BENT.map((given) => (site: Site) => bent(site, ...given)) },
);

const SAMPLE = 500;

/** The same for the same count; the chats take turns. */
export function* hostileBlows(fake: FakeFeishu, lanes: readonly Lane[], count: number): Generator<Blow> {
  for (let done = 0; done < count; done += SAMPLE)
    for (const [n, blow] of fc
      .sample(BLOWS, { numRuns: Math.min(SAMPLE, count - done), seed: done })
      .entries())
      yield blow({ fake, lane: lanes[n % lanes.length]! });
}

function strange(text: string, way: string, path: string): Blow {
  return { path, what: `${way} at ${path}: ${excerpt(text)}`, knock: () => dressed(text, way) };
}

function dressed(text: string, way: string): Knock {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${API_TOKEN}` };
  if (way === 'plain') return { headers, body: text };
  const body = way === 'signed' ? text : JSON.stringify({ encrypt: encrypt(text, APP.encryptKey) });
  return { headers: { ...headers, ...signedHeaders(body, APP.encryptKey, Date.now(), randomUUID()) }, body };
}

/** It is what the platform would push, so it must be taken. */
function typed(site: Site, text: string): Blow {
  return pushed(`typed ${excerpt(text)}`, () => said(site, 'text', { text }));
}

function bent(site: Site, kind: string, nth: number, value: unknown): Blow {
  const what = `${kind} with field ${nth} bent to ${excerpt(JSON.stringify(value) ?? '')}`;
  return pushed(what, () => bentEvent(site, kind, nth, value));
}

/** Made once and signed anew for every try. */
function pushed(what: string, make: () => Promise<object>): Blow {
  let made: Promise<object> | undefined;
  return {
    path: '/feishu/events',
    what,
    knock: async () => signedPush(await (made ??= make()), { encryptKey: APP.encryptKey, at: Date.now() }),
  };
}

const excerpt = (text: string): string =>
  JSON.stringify(text.length > 300 ? `${text.slice(0, 300)}… ${text.length}` : text);
