import fastifyStatic from '@fastify/static';
import { z } from 'zod';
import type { App } from '../app.ts';
import type { PageFolders } from '../deps.ts';
import { namedStory, readStories } from '../stories.ts';

/** The sandbox's page: plain files, nothing from elsewhere. */
export async function registerPage(app: App, folders: PageFolders): Promise<void> {
  const cacheControl = { cacheControl: false, setHeaders: noStore } as const;
  await app.register(fastifyStatic, {
    ...cacheControl,
    root: folders.page,
    prefix: '/',
    index: 'index.html',
    wildcard: false,
  });
  await app.register(fastifyStatic, {
    ...cacheControl,
    root: folders.scripts,
    prefix: '/scripts/',
    decorateReply: false,
  });

  const stories = readStories(folders.stories);
  app.get(
    '/sandbox/stories',
    {
      schema: {
        tags: ['sandbox'],
        summary: 'The stories that the page can play',
        response: { 200: z.array(namedStory) },
      },
    },
    async () => stories,
  );
}

/** An updated program must not meet yesterday's script. */
function noStore(reply: { setHeader(name: string, value: string): unknown }): void {
  reply.setHeader('cache-control', 'no-cache');
}

export function registerSign(app: App): void {
  app.get('/', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send('Xietiao 协调 is running; the API is described at /docs\n'),
  );
}
