import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { encrypt, signedHeaders, signedPush, type SignedPush } from './crypto.ts';
import { APP } from './fake.ts';
import type { FakeEvent } from './events.ts';

export interface Forgery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

interface Real {
  /** What the platform would push. */
  readonly event: FakeEvent;
  readonly push: SignedPush;
  readonly at: number;
}

type Forge = (real: Real, n: number) => Forgery;

const { encryptKey } = APP;
const TEN_MB = 10 * 1024 * 1024;
const bomb = gzipSync(Buffer.alloc(TEN_MB));
const long = Buffer.alloc(TEN_MB, 'x');

const withHeader = ({ push }: Real, name: string, value: string): Forgery => ({
  headers: { ...push.headers, [name]: value },
  body: push.body,
});

/** One hexadecimal digit of a signature is another one. */
function flipped(signature: string, n: number): string {
  const at = n % signature.length;
  const digit = (Number.parseInt(signature[at] ?? '0', 16) + 1 + (n % 14)) % 16;
  return signature.slice(0, at) + digit.toString(16) + signature.slice(at + 1);
}

const resigned = (event: object, at: number, key: string = encryptKey): Forgery =>
  signedPush(event, { encryptKey: key, at });

const signedBody = (body: string, at: number): Forgery => ({
  headers: signedHeaders(body, encryptKey, at, 'nonce'),
  body,
});

/** Whatever a stranger, a replayer or a neighbour's app could send instead of the platform. */
export const FORGERIES: Readonly<Record<string, Forge>> = {
  'a wrong signature': (real, n) => {
    const given = real.push.headers['x-lark-signature'] ?? '';
    const wrong = [flipped(given, n), given.slice(0, n % 64), randomBytes(32).toString('hex'), `${given}0`];
    return withHeader(real, 'x-lark-signature', wrong[n % wrong.length] ?? '');
  },
  'a wrong token': ({ event, at }, n) => {
    const token =
      [APP.verificationToken.slice(0, -1), '', `${APP.verificationToken} `, String(n)][n % 4] ?? '';
    return resigned({ ...event, header: { ...event.header, token } }, at);
  },
  'an old timestamp, or one from the future': ({ event, at }, n) => {
    const away = (301 + n * 997) * 1000;
    return resigned(event, n % 2 === 0 ? at - away : at + away);
  },
  'an altered body under a used nonce': ({ push, event }, n) => {
    const other = { ...event, header: { ...event.header, event_id: `ev_other_${n}` } };
    return {
      headers: push.headers,
      body: JSON.stringify({ encrypt: encrypt(JSON.stringify(other), encryptKey) }),
    };
  },
  'another app': ({ event, at }, n) => {
    const app_id = `cli_${String(n).padStart(16, '0')}`;
    return resigned({ ...event, header: { ...event.header, app_id } }, at);
  },
  'no encryption': ({ event, at }, n) =>
    signedBody(JSON.stringify(n % 2 === 0 ? event : { ...event, encrypt: null }), at),
  'the same JSON written otherwise': ({ push }, n) => {
    const { encrypt: text } = JSON.parse(push.body) as { encrypt: string };
    const written = [
      JSON.stringify({ encrypt: text }, null, 1 + (n % 4)),
      JSON.stringify({ more: n, encrypt: text }),
      JSON.stringify({ encrypt: text, challenge: 'x' }),
      `${push.body}${' '.repeat(1 + (n % 9))}`,
    ];
    return { headers: push.headers, body: written[n % written.length] ?? '' };
  },
  'a gzip bomb': ({ push }, n) => ({
    headers: { ...push.headers, 'content-encoding': ['gzip', 'deflate', 'br'][n % 3] ?? 'gzip' },
    body: bomb,
  }),
  'a body of 10 MB': ({ push }) => ({ headers: push.headers, body: long }),
  'another key, or none at all': ({ event, push, at }, n) => {
    const bare: Forgery = { headers: { 'content-type': 'application/json' }, body: push.body };
    const question = { type: 'url_verification', challenge: 'x', token: 'wrong' };
    return (
      [resigned(event, at, `key-${n}`), bare, resigned(question, at), signedBody('{"encrypt":"AAAA"}', at)][
        n % 4
      ] ?? bare
    );
  },
};
