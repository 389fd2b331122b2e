import { SendError } from '../../src/chat/send-failure.ts';
import { systemTimers, within } from '../../src/chat/timers.ts';
import type { Api } from './api.ts';
import { askOnce, createMemory } from './memory.ts';

const DAY_MS = 24 * 3_600_000;
const MOST_PEOPLE = 100_000;
const MOST_CHATS = 10_000;
/** Who could not be asked for is asked for again only after this, so that a missing scope costs no quota. */
const AGAIN_MS = 10 * 60_000;

export interface People {
  /** The name under which somebody is known; the end of the id where the platform does not tell. */
  nameOf(openId: string, chatId: string): Promise<string>;
  isPrivate(chatId: string): Promise<boolean>;
  /** What an event told by the way costs no call. */
  note(openId: string, name: string): void;
  notePrivate(chatId: string, isPrivate: boolean): void;
}

/**
 * Names of people and kinds of chats, each asked for once a day: a free tenant has so many calls a month. A whole
 * chat's names come with one call, so that is tried before a single person's.
 */
export function createPeople(api: Pick<Api, 'members' | 'userName' | 'chat'>, now: () => number): People {
  const names = createMemory<string>(MOST_PEOPLE, DAY_MS, now);
  const chats = createMemory<boolean>(MOST_CHATS, DAY_MS, now);
  const tried = createMemory<true>(MOST_PEOPLE, AGAIN_MS, now);

  const learnMembers = askOnce(async (chatId) => {
    if (tried.get(chatId) !== undefined) return;
    tried.set(chatId, true);
    for (const [openId, name] of await api.members(chatId)) names.set(openId, name);
  });
  const learnOne = askOnce(async (openId) => {
    if (tried.get(openId) !== undefined) return;
    tried.set(openId, true);
    const name = await api.userName(openId);
    if (name !== undefined && name !== '') names.set(openId, name);
  });
  const learnChat = askOnce(async (chatId) => {
    const { isPrivate } = await api.chat(chatId);
    chats.set(chatId, isPrivate);
    return isPrivate;
  });

  return {
    async nameOf(openId, chatId) {
      // A message is worth more than its sender's name: whatever goes wrong here must not hold it up.
      if (names.get(openId) === undefined) await quietly(learnMembers(chatId));
      if (names.get(openId) === undefined) await quietly(learnOne(openId));
      return names.get(openId) ?? openId.slice(-6);
    },
    async isPrivate(chatId) {
      const known = chats.get(chatId);
      if (known !== undefined) return known;
      return learnChat(chatId).catch((error: unknown) => {
        // Without the scope to look at chats, or in one that is gone: a group is the safer guess.
        if (error instanceof SendError && error.failure.kind === 'rejected') return false;
        throw error;
      });
    },
    note(openId, name) {
      if (name !== '') names.set(openId, name);
    },
    notePrivate: (chatId, isPrivate) => chats.set(chatId, isPrivate),
  };
}

/** The platform wants an answer within 3 s, so a name is waited for half of that. */
const PATIENCE_MS = 700;

function quietly(asking: Promise<unknown>): Promise<unknown> {
  const asked = asking.catch(() => undefined);
  return within(systemTimers, PATIENCE_MS, asked, () => undefined);
}
