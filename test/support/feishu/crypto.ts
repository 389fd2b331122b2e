import { createCipheriv, createHash, randomBytes } from 'node:crypto';

/** AES-256-CBC under sha256(key), the vector before it: what the platform puts under `encrypt`. */
export function encrypt(text: string, encryptKey: string): string {
  const key = createHash('sha256').update(encryptKey).digest();
  const vector = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', key, vector);
  return Buffer.concat([vector, cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

export interface SignedPush {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function signedPush(
  event: object,
  {
    encryptKey,
    at,
    nonce = randomBytes(8).toString('hex'),
  }: { encryptKey: string; at: number; nonce?: string },
): SignedPush {
  const body = JSON.stringify({ encrypt: encrypt(JSON.stringify(event), encryptKey) });
  return { headers: signedHeaders(body, encryptKey, at, nonce), body };
}

export function signedHeaders(body: string, encryptKey: string, at: number, nonce: string) {
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHash('sha256')
    .update(timestamp + nonce + encryptKey + body)
    .digest('hex');
  return {
    'content-type': 'application/json; charset=utf-8',
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': signature,
  };
}
