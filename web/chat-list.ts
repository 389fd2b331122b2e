import { el } from './dom.ts';
import type { State } from './state.ts';
import type { Chat } from './types.ts';
import { KIND_WORDS, KINDS } from './words.ts';

/** All chats by kind, with what is unread; a touch opens one. */
export function drawChatList(state: State, open: (chat: Chat) => void): HTMLElement[] {
  return KINDS.map((kind) => {
    const chats = state.chats.filter((chat) => chat.kind === kind);
    return el(
      'section',
      {},
      el('h2', {}, KIND_WORDS[kind]),
      el('ul', {}, ...chats.map((chat) => el('li', {}, drawEntry(chat, state, open)))),
    );
  });
}

function drawEntry(chat: Chat, state: State, open: (chat: Chat) => void): HTMLElement {
  const unread = state.unread(chat.id);
  const isOpen = state.open.includes(chat.id);
  return el(
    'button',
    {
      type: 'button',
      'data-entry': chat.id,
      'aria-pressed': String(isOpen),
      on: { click: () => open(chat) },
    },
    el('span', { class: 'name' }, chat.name),
    unread === 0 ? null : el('span', { class: 'badge', 'aria-label': `${unread}条未读` }, String(unread)),
  );
}
