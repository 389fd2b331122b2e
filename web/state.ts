import { api } from './api.ts';
import type { Chat, Line, Member } from './types.ts';

const STORED = 'xietiao.sandbox';

interface Remembered {
  readonly open: readonly string[];
  readonly speakers: Readonly<Record<string, string>>;
}

/** What the page knows: chats, what was said in those that were opened, who one is where, and what is unread. */
export class State {
  readonly chats: readonly Chat[];
  /** Opened chats, the longest open first. */
  open: string[];
  readonly #lines = new Map<string, readonly Line[]>();
  readonly #unread = new Map<string, number>();
  readonly #speakers: Record<string, string>;

  constructor(chats: readonly Chat[]) {
    this.chats = chats;
    const { open, speakers } = recall();
    this.open = open.filter((id) => this.chat(id) !== undefined);
    this.#speakers = { ...speakers };
  }

  chat(id: string): Chat | undefined {
    return this.chats.find((chat) => chat.id === id);
  }

  lines(chatId: string): readonly Line[] {
    return this.#lines.get(chatId) ?? [];
  }

  line(chatId: string, messageId: string | null): Line | undefined {
    return this.lines(chatId).find((line) => line.messageId === messageId);
  }

  unread(chatId: string): number {
    return this.#unread.get(chatId) ?? 0;
  }

  markRead(chatId: string): void {
    this.#unread.delete(chatId);
  }

  speaker(chat: Chat): Member | undefined {
    return chat.members.find(({ id }) => id === this.#speakers[chat.id]) ?? chat.members[0];
  }

  speakAs(chatId: string, memberId: string): void {
    this.#speakers[chatId] = memberId;
    this.remember();
  }

  remember(): void {
    localStorage.setItem(STORED, JSON.stringify({ open: this.open, speakers: this.#speakers }));
  }

  /** Reads what was said in a chat, or what is new since the last look; what comes by itself meanwhile goes behind. */
  async read(chatId: string): Promise<void> {
    const before = this.lines(chatId);
    this.#lines.set(chatId, before);
    const read = await api.messages(chatId, before.at(-1)?.messageId);
    const meanwhile = this.lines(chatId).slice(before.length);
    const known = new Map([...before, ...read, ...meanwhile].map((line) => [line.messageId, line]));
    this.#lines.set(chatId, [...known.values()]);
  }

  /** Takes a line that came by itself. @returns whether it belongs to a chat that was read and was not known there */
  hear(line: Line, isSeen: boolean): boolean {
    if (!isSeen) this.#unread.set(line.chatId, this.unread(line.chatId) + 1);
    const lines = this.#lines.get(line.chatId);
    if (lines === undefined || lines.some(({ messageId }) => messageId === line.messageId)) return false;
    this.#lines.set(line.chatId, [...lines, line]);
    return true;
  }

  /** The chats whose lines are kept. */
  readChats(): string[] {
    return [...this.#lines.keys()];
  }
}

/** What was open the last time; nothing where the browser forgot or keeps nothing. */
function recall(): Remembered {
  try {
    const { open, speakers }: Partial<Remembered> = JSON.parse(localStorage.getItem(STORED) ?? '{}');
    return { open: Array.isArray(open) ? open.map(String) : [], speakers: speakers ?? {} };
  } catch {
    return { open: [], speakers: {} };
  }
}
