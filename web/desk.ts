import { drawChatList } from './chat-list.ts';
import { Column } from './column.ts';
import { byId } from './dom.ts';
import type { State } from './state.ts';
import type { About, Chat, Line } from './types.ts';

const COLUMN_PX = 330;
/** What a first visit sees. */
const FIRST = ['work_group', 'department', 'leaders'] as const;
const WIDE = matchMedia('(min-width: 760px)');

/** The chats that stand open: side by side where there is room, one at a time on a phone. */
export class Desk {
  readonly #state: State;
  readonly #about: About;
  readonly #columns = new Map<string, Column>();
  /** When each chat was last asked for, counted in looks. */
  readonly #seen = new Map<string, number>();
  #looks = 0;

  constructor(state: State, about: About) {
    this.#state = state;
    this.#about = about;
    byId('switcher').addEventListener('click', () => this.#toggleList());
    addEventListener('resize', () => void this.#fit());
    this.#drawList();
  }

  /** What was open the last time, else a work group, a department and the leaders. */
  async begin(): Promise<void> {
    const { open, chats } = this.#state;
    const wanted =
      open.length > 0 ? open : FIRST.flatMap((kind) => chats.find((chat) => chat.kind === kind)?.id ?? []);
    await this.show(wanted.slice(0, this.#room()), wanted[0]);
  }

  /** Opens these chats, on a phone the one that matters; where there is no room, whatever was not looked at for longest goes. */
  async show(chatIds: readonly string[], focus: string | undefined = chatIds.at(-1)): Promise<void> {
    const room = this.#room();
    const wanted = room === 1 && focus !== undefined ? [focus] : chatIds.slice(0, room);
    const places: (string | undefined)[] = [...this.#state.open];
    for (const id of wanted) {
      if (places.includes(id)) continue;
      if (places.length < room) places.push(id);
      else places[this.#leastRecent(places, wanted)] = id;
    }
    for (const id of wanted) this.#seen.set(id, (this.#looks += 1));
    await this.#lay(places.filter((id) => id !== undefined));
  }

  #leastRecent(places: readonly (string | undefined)[], wanted: readonly string[]): number {
    const age = (id: string | undefined) =>
      id === undefined || wanted.includes(id) ? Infinity : (this.#seen.get(id) ?? 0);
    const ages = places.map(age);
    return ages.indexOf(Math.min(...ages));
  }

  column(chatId: string): Column | undefined {
    return this.#columns.get(chatId);
  }

  hear(line: Line): void {
    const isSeen = this.#columns.has(line.chatId) && document.visibilityState === 'visible';
    if (this.#state.hear(line, isSeen)) this.#columns.get(line.chatId)?.append(line);
    this.#drawList();
  }

  /** After the stream was away: reads what was missed. */
  async catchUp(): Promise<void> {
    for (const id of this.#state.readChats()) await this.#state.read(id);
    for (const column of this.#columns.values()) column.draw();
  }

  #room(): number {
    if (!WIDE.matches) return 1;
    return Math.max(1, Math.min(4, Math.floor(byId('desk').clientWidth / COLUMN_PX)));
  }

  async #lay(open: string[]): Promise<void> {
    for (const id of open) {
      const chat = this.#state.chat(id);
      if (this.#columns.has(id) || chat === undefined) continue;
      await this.#state.read(id);
      const { timeZone, botNames } = this.#about;
      const close = (closing: string) =>
        void this.#lay(this.#state.open.filter((other) => other !== closing));
      this.#columns.set(
        id,
        new Column(chat, { state: this.#state, timeZone, botName: botNames[0] ?? '助手', close }),
      );
    }
    for (const id of this.#columns.keys()) if (!open.includes(id)) this.#columns.delete(id);
    for (const id of open) this.#state.markRead(id);
    this.#state.open = open;
    this.#state.remember();
    const columns = open.flatMap((id) => this.#columns.get(id) ?? []);
    byId('desk').replaceChildren(...columns.map(({ element }) => element));
    for (const column of columns) column.toEnd();
    this.#drawList();
  }

  async #fit(): Promise<void> {
    const { open } = this.#state;
    if (open.length > this.#room()) await this.#lay(open.slice(-this.#room()));
  }

  #drawList(): void {
    const { chats, open } = this.#state;
    byId('chats').replaceChildren(...drawChatList(this.#state, (chat) => void this.#pick(chat)));
    const unread = chats.reduce((sum, { id }) => sum + this.#state.unread(id), 0);
    const name = this.#state.chat(open.at(-1) ?? '')?.name ?? '选一个群';
    byId('switcher').replaceChildren(`${name} ▾`, ...(unread === 0 ? [] : [badge(unread)]));
  }

  async #pick(chat: Chat): Promise<void> {
    document.body.classList.remove('listing');
    await this.show([chat.id], chat.id);
    this.#columns.get(chat.id)?.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #toggleList(): void {
    document.body.classList.toggle('listing');
  }
}

function badge(count: number): HTMLElement {
  const element = document.createElement('span');
  element.className = 'badge';
  element.textContent = String(count);
  return element;
}
