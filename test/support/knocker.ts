import { Agent, request } from 'node:http';

export interface Knock {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export interface Knocker {
  /**
   * As a stranger's program would: headers first, and of a huge body no more than its beginning.
   * @throws what the line says where it was cut before an answer came
   */
  knock(url: string, knock: Knock): Promise<{ status: number; text: string }>;
  close(): void;
}

const HUGE_BYTES = 2_000_000;
const BEGINNING_BYTES = 1_000;
const PATIENCE_MS = 30_000;

/** Lines are kept: a line for each of a hundred thousand knocks would use up the machine's ports. */
export function createKnocker(): Knocker {
  const agent = new Agent({ keepAlive: true });
  return {
    knock: (url, { headers, body }) =>
      new Promise((resolve, reject) => {
        const bytes = Buffer.byteLength(body);
        const isHuge = bytes > HUGE_BYTES;
        // Half a body spoils the line for the next.
        const options = { method: 'POST', headers, agent: isHuge ? false : agent };
        let heard: (() => void) | undefined;
        const sending = request(url, options, (response) => {
          const parts: Buffer[] = [];
          heard = () =>
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') });
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', heard);
          response.on('error', heard);
          if (isHuge) sending.destroy();
        });
        sending.setTimeout(PATIENCE_MS, () => sending.destroy(new Error(`no answer in ${PATIENCE_MS} ms`)));
        // What is refused may be cut off while it is still under way: where the answer has come, that is no failure.
        sending.on('error', (error) => (heard === undefined ? reject(error) : heard()));
        sending.setHeader('content-length', bytes);
        sending.end(isHuge ? body.slice(0, BEGINNING_BYTES) : body);
      }),
    close: () => agent.destroy(),
  };
}
