import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPageFolders } from '../../src/http/page-folders.ts';
import { readStories } from '../../src/http/stories.ts';
import { nextMoment } from '../../web/moments.ts';
import { actorOf, buttonFor, chatOf, issueAfter, missingPlaces } from '../../web/story-cast.ts';
import type { Chat, Line, Step, Story } from '../../web/types.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

/** What happens to the issue of each story, told by hand. */
const TOLD: Record<string, string[]> = {
  'phoenix-road': ['reported', 'dispatched', 'accepted', 'progressed', 'resolved', 'confirmed'],
  'expert-rooms': ['reported', 'dispatched', 'accepted', 'replied', 'resolved', 'confirmed'],
  'borrowed-boat': ['reported', 'dispatched', 'accepted', 'replied', 'supplemented', 'resolved', 'confirmed'],
  'meltblown-fabric': [
    'reported',
    'dispatched',
    'accepted',
    'replied',
    'dispatched',
    'escalated',
    'accepted',
    'resolved',
    'confirmed',
  ],
  'steel-loan': ['reported', 'dispatched', 'accepted', 'resolved', 'reopened', 'resolved', 'confirmed'],
};
const STORIES = readStories(defaultPageFolders().stories);

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp('embedded', '2020-03-02T09:00:00+08:00');
});
afterAll(() => app.close());

const read = <Answer>(path: string) => app.api<Answer>(`/sandbox/${path}`);

/** Plays a story as the page does. @returns the number of its issue */
async function play(story: Story): Promise<number> {
  const chats = await read<Chat[]>('chats');
  expect(missingPlaces(story, chats)).toEqual([]);
  let number: number | undefined;
  for (const step of story.steps) {
    const chat = chatOf(story, step, chats);
    const messageId = await act(step, chat, number);
    await app.idle();
    if (messageId !== undefined && chat !== undefined) {
      number ??= issueAfter(await read<Line[]>(`messages?chatId=${chat.id}`), messageId);
    }
  }
  if (number === undefined) throw new Error(`${story.id} made no issue`);
  return number;
}

async function act(
  step: Step,
  chat: Chat | undefined,
  number: number | undefined,
): Promise<string | undefined> {
  if ('until' in step) {
    const { now } = await read<{ now: string }>('clock');
    await app.moveTo(nextMoment(new Date(now), 'Asia/Shanghai', step.until).toISOString());
  }
  if (chat === undefined || !('as' in step)) return undefined;
  const actor = actorOf(chat, step);
  expect(actor).toMatchObject({ role: step.as, of: step.of ?? null });
  const senderId = actor?.id;
  if ('say' in step) {
    const text = step.say.replaceAll('{n}', String(number));
    const messageId = crypto.randomUUID();
    await app.send('POST', '/sandbox/messages', { messageId, chatId: chat.id, senderId, text });
    return messageId;
  }
  const found = buttonFor(await read<Line[]>(`messages?chatId=${chat.id}`), step.press, number);
  const press = { messageId: found?.line.messageId, buttonId: found?.button.id, senderId };
  await app.send(
    'POST',
    '/sandbox/presses',
    step.input === undefined ? press : { ...press, input: step.input },
  );
  return undefined;
}

describe('the stories', () => {
  it('are the five that are told here', () => {
    expect(STORIES.map(({ id }) => id)).toEqual(Object.keys(TOLD));
  });

  it.each(STORIES)(
    '$id plays from the first line to the confirmation on the demo directory',
    async (story) => {
      const number = await play(story);
      expect((await app.events(number)).map(({ type }) => type)).toEqual(TOLD[story.id]);
      expect(await app.issue(number)).toMatchObject({ state: 'closed', satisfaction: '满意' });
    },
  );

  it('end in a bulletin that counts each of them once', async () => {
    const bulletins = (await app.messages('leaders')).filter(({ text }) => text.includes('周通报'));
    expect(bulletins.filter(({ text }) => text.includes('新增1件'))).toHaveLength(STORIES.length);
  });
});
