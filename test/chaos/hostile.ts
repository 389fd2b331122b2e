import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { encrypt, signedHeaders, signedPush } from '../support/feishu/crypto.ts';
import { APP, type FakeFeishu } from '../support/feishu/fake.ts';
import type { Knock } from '../support/knocker.ts';
import { API_TOKEN } from './clients.ts';
import type { Lane } from './region.ts';
import type { Blow } from './siege.ts';

interface Site {
  readonly fake: FakeFeishu;
  /** Where those speak who mean harm. */
  readonly lane: Lane;
}

const deep = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** Any text that was ever hard on a program: NUL, half a surrogate pair, what turns direction, what makes patterns slow. */
const TEXTS = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 400 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.nat({ max: 0xffff }), { maxLength: 400 })
      .map((units) => String.fromCharCode(...units)),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '\0',
      '断\0电',
      '\ud800',
      '\udc00断',
      '\u202e断电\u2066',
      '<'.repeat(4_000),
      '路断了'.repeat(30_000),
      '#'.repeat(5_000),
      `${'（'.repeat(3_000)}${'）'.repeat(3_000)}`,
      '1'.repeat(20_000),
      ' '.repeat(20_000),
      '@_user_1'.repeat(2_000),
      '{"text":"x"}',
      '__proto__',
      '‍'.repeat(3_000),
      '路\u0300'.repeat(3_000),
    ),
  },
);
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

/** What a field may hold instead of what belongs there. */
const VALUES: fc.Arbitrary<unknown> = fc.oneof(
  TEXTS,
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1e308,
    -1e308,
    2 ** 53,
    '',
    [],
    {},
    '1e300',
    'NaN',
    '-1',
    '99999999999999999',
    JSON.parse(deep(500)),
    JSON.parse('{"__proto__":{"isAdmin":true}}'),
  ),
);

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
const BENT = fc.tuple(fc.constantFrom('text', 'file', 'image', 'post', 'merge_forward'), fc.nat(), VALUES);

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

/** The same for the same count. */
export function* hostileBlows(site: Site, count: number): Generator<Blow> {
  for (let done = 0; done < count; done += SAMPLE)
    for (const blow of fc.sample(BLOWS, { numRuns: Math.min(SAMPLE, count - done), seed: done }))
      yield blow(site);
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

function bent(site: Site, type: string, nth: number, value: unknown): Blow {
  return pushed(`${type} with field ${nth} bent to ${excerpt(JSON.stringify(value) ?? '')}`, async () =>
    bend(await said(site, type, CONTENTS[type] ?? {}), nth, value),
  );
}

const CONTENTS: Readonly<Record<string, object>> = {
  text: { text: '@协调助手 报问题 路灯不亮，请住建局协调' },
  file: { file_key: 'file_v3_1', file_name: '台账.xlsx' },
  image: { image_key: 'img_v3_1' },
  post: {
    title: '报问题',
    content: [
      [
        { tag: 'text', text: '路灯不亮' },
        { tag: 'at', user_id: '@_user_1' },
        { tag: 'img', image_key: 'img_v3_1' },
      ],
    ],
  },
  merge_forward: {},
};

async function said({ fake, lane }: Site, type: string, content: object): Promise<object> {
  const manner = { type, content, unpushed: true } as const;
  return (await fake.say(lane.chatId, lane.reporter, '', manner)).event;
}

/** The nth field, content included, becomes the value. */
function bend(event: object, nth: number, value: unknown): object {
  const whole = JSON.parse(JSON.stringify(event)) as { event: { message: Record<string, unknown> } };
  const { message } = whole.event;
  message['content'] = JSON.parse(String(message['content']));
  const fields = fieldsOf(whole);
  fields[nth % fields.length]?.(value);
  if (typeof message['content'] === 'object') message['content'] = JSON.stringify(message['content']);
  return whole;
}

/** What sets each field, however deep it stands. */
function fieldsOf(part: unknown): ((value: unknown) => void)[] {
  if (typeof part !== 'object' || part === null) return [];
  const record = part as Record<string, unknown>;
  return Object.keys(record).flatMap((name) => [
    (value: unknown) => void (record[name] = value),
    ...fieldsOf(record[name]),
  ]);
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
