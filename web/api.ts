import type { About, Chat, Line, Story } from './types.ts';

/** A refusal in the server's own words. */
class Refused extends Error {
  override readonly name = 'Refused';
}

async function ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`/sandbox/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (answer.ok) return answer.json();
  const refusal: { error?: { message?: string } } = await answer.json();
  throw new Refused(refusal.error?.message ?? `HTTP ${answer.status}`);
}

export interface Post {
  readonly messageId: string;
  readonly chatId: string;
  readonly senderId: string;
  readonly text: string;
  readonly replyTo?: string;
}

export interface Press {
  readonly messageId: string;
  readonly buttonId: string;
  readonly senderId: string;
  readonly input?: string;
}

export const api = {
  about: () => ask<About>('GET', 'about'),
  chats: () => ask<Chat[]>('GET', 'chats'),
  stories: () => ask<Story[]>('GET', 'stories'),
  messages: (chatId: string, after?: string) =>
    ask<Line[]>(
      'GET',
      `messages?${new URLSearchParams({ chatId, ...(after === undefined ? {} : { after }) })}`,
    ),
  post: (post: Post) => ask<{ messageId: string }>('POST', 'messages', post),
  press: (press: Press) => ask<{ messageId: string }>('POST', 'presses', press),
  now: async () => new Date((await ask<{ now: string }>('GET', 'clock')).now),
  moveTo: async (now: Date) => new Date((await ask<{ now: string }>('PUT', 'clock', { now })).now),
  /** Waits until the bot has nothing left to say, or for the given time; which of both does not matter to the page. */
  settle: (timeoutMs: number) =>
    ask('GET', `idle?timeoutMs=${timeoutMs}`).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    }),
};
