import type { App } from '../app.ts';
import type { SandboxDoor } from '../deps.ts';
import type { Drain } from '../drain.ts';

/** Proxies and browsers give up a silent connection after a minute or so. */
const HEARTBEAT_MS = 15_000;

/** Every new message as a server-sent event `message`; a page that was away reads the rest with GET /sandbox/messages. */
export function registerSandboxStream(app: App, door: SandboxDoor, drain: Drain): void {
  app.get(
    '/stream',
    {
      schema: {
        tags: ['sandbox'],
        summary: 'New messages as they come (SSE)',
        produces: ['text/event-stream'],
      },
    },
    async (_request, reply) => {
      const stream = reply.raw;
      const unsubscribe = door.subscribe((line) => {
        stream.write(
          `id: ${encodeURIComponent(line.messageId)}\nevent: message\ndata: ${JSON.stringify(line)}\n\n`,
        );
      });
      const heartbeat = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS);
      stream.once('close', () => {
        clearInterval(heartbeat);
        unsubscribe();
      });
      drain.endless(stream);
      void reply.hijack();
      stream.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      stream.write('retry: 1000\n\n');
    },
  );
}
