import { z } from 'zod';
import type { App } from '../app.ts';
import type { SandboxDoor } from '../deps.ts';
import { HttpError } from '../http-error.ts';
import { errorAnswer } from '../schemas/common.ts';
import { clockAnswer, clockMove, idleQuery } from '../schemas/sandbox.ts';

const YEAR_MS = 366 * 86_400_000;
const tags = ['sandbox'];

export function registerSandboxClock(app: App, door: SandboxDoor): void {
  app.get(
    '/clock',
    { schema: { tags, summary: "The sandbox's time", response: { 200: clockAnswer } } },
    async () => ({ now: door.clock().toISOString() }),
  );

  app.put(
    '/clock',
    {
      schema: {
        tags,
        summary: 'Moves the time forward; answers when all that fell due on the way is done',
        body: clockMove,
        response: { 200: clockAnswer, 400: errorAnswer },
      },
    },
    async ({ body: { now: to } }) => {
      const aheadMs = to.getTime() - door.clock().getTime();
      if (aheadMs < 0) throw new HttpError(400, 'backward', 'the clock moves forward only');
      if (aheadMs > YEAR_MS) throw new HttpError(400, 'too_far', 'the clock moves by a year at most');
      await door.moveClock(to);
      return { now: door.clock().toISOString() };
    },
  );

  app.get(
    '/idle',
    {
      schema: {
        tags,
        summary: 'Answers when nothing waits in inbox or outbox',
        querystring: idleQuery,
        response: { 200: z.object({ idle: z.literal(true) }), 400: errorAnswer, 503: errorAnswer },
      },
    },
    async ({ query: { timeoutMs } }) => {
      if (!(await door.idle(timeoutMs)))
        throw new HttpError(503, 'busy', `still at work after ${timeoutMs} ms`);
      return { idle: true as const };
    },
  );
}
