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
  return sameText(given, expected) && isFresh;
}

export function hasSignature({ headers }: WebhookRequest): boolean {
  return headers['x-lark-signature'] !== undefined;
}

function one(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Compares digests, so that the time taken tells neither length nor content. */
export function sameText(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

const BLOCK = 16;

/** AES-256-CBC under sha256(key); the first block is the vector. Undefined where it is not that. */
export function decrypt(encrypted: string, encryptKey: string): string | undefined {
  const bytes = Buffer.from(encrypted, 'base64');
  if (bytes.length < 2 * BLOCK || bytes.length % BLOCK !== 0) return undefined;
  const key = createHash('sha256').update(encryptKey).digest();
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, BLOCK));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(BLOCK)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
