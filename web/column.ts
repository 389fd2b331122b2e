import { api } from './api.ts';
import { Composer } from './composer.ts';
import { el } from './dom.ts';
import { drawLine } from './line.ts';
import { dayWords } from './moments.ts';
import type { State } from './state.ts';
import type { Button, Chat, Line } from './types.ts';
import { emptyWords, memberWords } from './words.ts';

export interface ColumnDeps {
  readonly state: State;
  readonly timeZone: string;
  readonly botName: string;
  readonly close: (chatId: string) => void;
}

const MARGIN_PX = 8;
/** How far from the end still counts as reading along. */
const NEAR_END_PX = 120;

/** One chat as a phone shows it: who one is, what was said, the box to say more. */
export class Column {
  readonly element: HTMLElement;
  readonly chat: Chat;
  readonly #deps: ColumnDeps;
  readonly #log: HTMLElement;
  readonly #composer: Composer;
  #lastDay = '';
  /** Whether one reads along at the end, so that the chat stays there when it grows or its frame shrinks. */
  #follows = true;

  constructor(chat: Chat, deps: ColumnDeps) {
    this.chat = chat;
    this.#deps = deps;
    this.#composer = new Composer({
      botName: deps.botName,
      send: (text, replyTo) => this.#say(text, replyTo),
    });
    this.#log = el('div', { class: 'log', role: 'log', 'aria-label': `${chat.name}的消息`, tabindex: '0' });
    this.element = el(
      'section',
      { class: 'column', 'data-chat': chat.id, 'aria-label': chat.name },
      this.#header(),
      this.#log,
      this.#composer.element,
    );
    this.#log.addEventListener('scroll', () => {
      const { scrollHeight, scrollTop, clientHeight } = this.#log;
      this.#follows = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    });
    new ResizeObserver(() => this.#follows && this.toEnd()).observe(this.#log);
    this.draw();
  }

  /** Draws everything anew: after a reading, or when one becomes somebody else. */
  draw(): void {
    const lines = this.#deps.state.lines(this.chat.id);
    this.#lastDay = '';
    this.#log.replaceChildren();
    if (lines.length === 0) this.#log.append(this.#empty());
    for (const line of lines) this.#put(line);
    this.toEnd();
  }

  append(line: Line): void {
    const follows = this.#follows || line.senderId === this.#speakerId();
    this.#log.querySelector('.empty')?.remove();
    const element = this.#put(line);
    element.classList.add('new');
    if (follows) this.toEnd();
  }

  /** To the last message: to its beginning where it is longer than the chat is high. */
  toEnd(): void {
    const last = this.#log.lastElementChild;
    const top = last instanceof HTMLElement ? last.offsetTop - this.#log.offsetTop - MARGIN_PX : Infinity;
    this.#log.scrollTop = Math.min(this.#log.scrollHeight - this.#log.clientHeight, top);
  }

  /** Draws the eye to what a story has just brought about. */
  highlight(): void {
    for (const element of document.querySelectorAll('.lit')) element.classList.remove('lit');
    this.#log.lastElementChild?.classList.add('lit');
    this.toEnd();
  }

  #put(line: Line): HTMLElement {
    const { state, timeZone, botName } = this.#deps;
    const day = dayWords(new Date(line.sentAt), timeZone);
    if (day !== this.#lastDay) this.#log.append(el('div', { class: 'day' }, day));
    this.#lastDay = day;
    const element = drawLine(line, {
      chat: this.chat,
      timeZone,
      botName,
      speakerId: this.#speakerId(),
      quoted: state.line(this.chat.id, line.replyTo),
      press: (pressed, button, input) => this.#press(pressed, button, input),
      quote: (quoted) => this.#composer.quote(quoted),
    });
    this.#log.append(element);
    return element;
  }

  #header(): HTMLElement {
    const { state, close } = this.#deps;
    const current = this.#speakerId();
    const options = this.chat.members.map((member) =>
      el('option', { value: member.id, selected: member.id === current }, memberWords(member)),
    );
    const onChange = (event: Event) => {
      if (!(event.target instanceof HTMLSelectElement)) return;
      state.speakAs(this.chat.id, event.target.value);
      this.draw();
    };
    return el(
      'header',
      { class: 'head' },
      el('h2', {}, this.chat.name),
      el(
        'button',
        {
          type: 'button',
          class: 'close',
          'aria-label': `收起${this.chat.name}`,
          on: { click: () => close(this.chat.id) },
        },
        '×',
      ),
      el(
        'label',
        {},
        '我是 ',
        el('select', { 'aria-label': `在${this.chat.name}我是`, on: { change: onChange } }, ...options),
      ),
    );
  }

  /** Shows who one is after a story has changed it. */
  showSpeaker(): void {
    const select = this.element.querySelector('select');
    if (select) select.value = this.#speakerId() ?? '';
    this.draw();
  }

  #speakerId(): string | undefined {
    return this.#deps.state.speaker(this.chat)?.id;
  }

  #empty(): HTMLElement {
    const { words, example } = emptyWords(this.chat, this.#deps.state.chats);
    return el(
      'div',
      { class: 'empty' },
      el('p', {}, words),
      example === undefined
        ? null
        : el('button', { type: 'button', on: { click: () => this.#composer.fill(example) } }, example),
    );
  }

  async #say(text: string, replyTo: string | undefined): Promise<void> {
    const senderId = this.#speakerId();
    if (senderId === undefined) return;
    const messageId = crypto.randomUUID();
    await api.post({
      messageId,
      chatId: this.chat.id,
      senderId,
      text,
      ...(replyTo === undefined ? {} : { replyTo }),
    });
  }

  async #press({ messageId }: Line, { id: buttonId }: Button, input?: string): Promise<void> {
    const senderId = this.#speakerId();
    if (senderId === undefined) return;
    await api.press({ messageId, buttonId, senderId, ...(input === undefined ? {} : { input }) });
  }
}
