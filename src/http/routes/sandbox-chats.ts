import { z } from 'zod';
import type { App } from '../app.ts';
import type { SandboxAnswer, SandboxDoor } from '../deps.ts';
import { HttpError } from '../http-error.ts';
import { errorAnswer } from '../schemas/common.ts';
import {
  messagesQuery,
  posted,
  sandboxAbout,
  sandboxChat,
  sandboxLine,
  sandboxPost,
  sandboxPress,
} from '../schemas/sandbox.ts';

const tags = ['sandbox'];
const refusals = { 400: errorAnswer, 404: errorAnswer, 409: errorAnswer, 413: errorAnswer, 503: errorAnswer };

export function registerSandboxChats(app: App, door: SandboxDoor): void {
  app.get(
    '/about',
    { schema: { tags, summary: 'Whose sandbox this is', response: { 200: sandboxAbout } } },
    () => door.about(),
  );

  app.get(
    '/chats',
    {
      schema: {
        tags,
        summary: 'The chats and who sits in them',
        response: { 200: z.array(sandboxChat).readonly() },
      },
    },
    () => door.chats(),
  );

  app.get(
    '/messages',
    {
      schema: {
        tags,
        summary: 'What was said in a chat, oldest first; after a message, where one is named',
        querystring: messagesQuery,
        response: { 200: z.array(sandboxLine).readonly(), 400: errorAnswer, 404: errorAnswer },
      },
    },
    async ({ query: { chatId, after } }) => {
      const chats = await door.chats();
      if (!chats.some(({ id }) => id === chatId)) throw unknown('chat');
      return door.messages(chatId, after);
    },
  );

  app.post(
    '/messages',
    {
      schema: {
        tags,
        summary: 'Says something as a person; the same messageId twice is one message',
        body: sandboxPost,
        response: { 202: posted, ...refusals },
      },
    },
    async ({ body }, reply) => reply.code(202).send(accepted(await door.post(body))),
  );

  app.post(
    '/presses',
    {
      schema: {
        tags,
        summary: 'Presses a button of a message as a person',
        body: sandboxPress,
        response: { 202: posted, ...refusals },
      },
    },
    async ({ body }, reply) => reply.code(202).send(accepted(await door.press(body))),
  );
}

function accepted(answer: SandboxAnswer): { messageId: string } {
  if (answer.kind === 'posted') return { messageId: answer.messageId };
  if (answer.kind === 'unknown') throw unknown(answer.what);
  throw answer.kind === 'taken'
    ? new HttpError(409, 'taken', 'this messageId belongs to something that the bot said')
    : new HttpError(503, 'stopped', 'the sandbox is starting or stopping; post again in a moment');
}

const MISSING = {
  chat: 'there is no such chat; GET /sandbox/chats names them',
  message: 'there is no such message; GET /sandbox/messages names them',
  button: 'this message has no such button; GET /sandbox/messages names them',
} as const;

function unknown(what: keyof typeof MISSING): HttpError {
  return new HttpError(404, `unknown_${what}`, MISSING[what]);
}
