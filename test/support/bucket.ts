import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Bucket {
  readonly url: string;
  /** By the path of its address. */
  readonly kept: ReadonlyMap<string, Buffer>;
  readonly seen: readonly {
    readonly method: string;
    readonly url: string;
    readonly authorization: string;
  }[];
  close(): void;
}

/** An S3 store as small as can be: keeps what is put until it is removed, and looks at the signature's form. */
export async function openBucket(): Promise<Bucket> {
  const kept = new Map<string, Buffer>();
  const seen: { method: string; url: string; authorization: string }[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    seen.push({ method, url, authorization: headers.authorization ?? '' });
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (method === 'PUT') kept.set(url, Buffer.concat(parts));
      if (method === 'DELETE') {
        kept.delete(url);
        response.writeHead(204).end();
        return;
      }
      const found = kept.get(url);
      response.writeHead(found === undefined ? 404 : 200).end(method === 'GET' ? found : undefined);
    });
  });
  const port = await listening(server);
  return { url: `http://127.0.0.1:${port}/xietiao`, kept, seen, close: () => void server.close() };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
