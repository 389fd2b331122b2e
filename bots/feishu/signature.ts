import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import type { WebhookRequest } from '../../src/chat/webhook.ts';

/** A push is as old as its timestamp at most, and clocks differ a little. */
const FRESH_SECONDS = 300;

/**
 * Whether the platform signed these very bytes a moment ago: sha256(timestamp + nonce + key + body), in hex.
 * open.feishu.cn/document/server-docs/event-subscription-guide/event-subscription-configure-/encrypt-key-encryption-configuration-case
 */
export function isSigned({ headers, body }: WebhookRequest, encryptKey: string, now: number): boolean {
  const timestamp = one(headers['x-lark-request-timestamp']);
  const nonce = one(headers['x-lark-request-nonce']);
  const given = one(headers['x-lark-signature']);
  if (timestamp === undefined || nonce === undefined || given === undefined) return false;
  const expected = createHash('sha256')
    .update(timestamp + nonce + encryptKey)
    .update(body)
    .digest('hex');
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
  const isFresh = Math.abs(now / 1000 - seconds) <= FRESH_SECONDS;
  return sameBytes(Buffer.from(given), Buffer.from(expected)) && isFresh;
}

export function hasSignature({ headers }: WebhookRequest): boolean {
  return headers['x-lark-signature'] !== undefined;
}

function one(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function sameBytes(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Knows a secret when it is told; the time taken tells neither its length nor its content. */
export function recogniser(secret: string): (given: string) => boolean {
  const expected = digest(secret);
  return (given) => timingSafeEqual(digest(given), expected);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

const BLOCK = 16;

/** Opens AES-256-CBC under sha256(key), the first block being the vector; undefined where it is not that. */
export function opener(encryptKey: string): (encrypted: string) => string | undefined {
  const key = digest(encryptKey);
  return (encrypted) => {
    const bytes = Buffer.from(encrypted, 'base64');
    if (bytes.length < 2 * BLOCK || bytes.length % BLOCK !== 0) return undefined;
    const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, BLOCK));
    try {
      return decipher.update(bytes.subarray(BLOCK), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      return undefined;
    }
  };
}
