import { AwsClient } from 'aws4fetch';
import type { AttachmentStorage } from './storage.ts';

const ANSWERS_WITHIN_MS = 30_000;

export interface S3Settings {
  /** The bucket's own address, e.g. `https://oss.example.cn/xietiao` or `https://xietiao.s3.example.cn`. */
  readonly bucketUrl: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Any store that speaks S3: requests are signed, and nothing there needs to be public. */
export function s3Bucket({ bucketUrl, ...account }: S3Settings): AttachmentStorage {
  const client = new AwsClient({ ...account, service: 's3', retries: 2 });
  const ask = (key: string, init: RequestInit) =>
    client.fetch(`${bucketUrl.replace(/\/+$/, '')}/attachments/${key}`, {
      ...init,
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    });
  return {
    async write(key, bytes, mediaType) {
      const answer = await ask(key, {
        method: 'PUT',
        body: Buffer.from(bytes),
        headers: { 'content-type': mediaType },
      });
      if (!answer.ok) throw new Error(`the attachment store answered ${answer.status} to a write`);
    },
    async read(key) {
      const answer = await ask(key, { method: 'GET' });
      if (answer.status === 404) return undefined;
      if (!answer.ok) throw new Error(`the attachment store answered ${answer.status} to a read`);
      return new Uint8Array(await answer.arrayBuffer());
    },
    async remove(key) {
      const answer = await ask(key, { method: 'DELETE' });
      if (!answer.ok && answer.status !== 404)
        throw new Error(`the attachment store answered ${answer.status} to a removal`);
    },
  };
}
