import { el, saysIt } from './dom.ts';
import { firstWords } from './line.ts';
import type { Line } from './types.ts';

export interface ComposerDeps {
  readonly botName: string;
  readonly send: (text: string, replyTo: string | undefined) => Promise<void>;
}

/** The box at the foot of a chat: type, quote, mention, send. */
export class Composer {
  readonly element: HTMLElement;
  readonly #box: HTMLTextAreaElement;
  readonly #quoteBar = el('div', { class: 'quoting', hidden: true });
  readonly #deps: ComposerDeps;
  #quoted: Line | undefined;

  constructor(deps: ComposerDeps) {
    this.#deps = deps;
    this.#box = el('textarea', {
      rows: '1',
      'aria-label': '说点什么',
      placeholder: '说点什么，回车发送',
      on: { keydown: (event) => this.#onKey(event), input: () => this.#fit() },
    });
    const mention = el(
      'button',
      { type: 'button', class: 'at', title: `@${deps.botName}`, on: { click: () => this.#mention() } },
      '@',
    );
    const send = el(
      'button',
      { type: 'button', class: 'primary', on: { click: () => void this.#send() } },
      '发送',
    );
    this.element = el(
      'div',
      { class: 'composer' },
      this.#quoteBar,
      el('div', { class: 'row' }, mention, this.#box, send),
    );
  }

  /** Puts words into the box for the reader to send or change. */
  fill(text: string): void {
    this.#box.value = text;
    this.#fit();
    this.#box.focus();
  }

  quote(line: Line | undefined): void {
    this.#quoted = line;
    this.#quoteBar.hidden = line === undefined;
    if (line === undefined) return;
    const drop = el(
      'button',
      { type: 'button', 'aria-label': '不引用了', on: { click: () => this.quote(undefined) } },
      '×',
    );
    this.#quoteBar.replaceChildren(el('span', {}, `引用：${firstWords(line)}`), drop);
    this.#box.focus();
  }

  #onKey(event: Event): void {
    if (!saysIt(event)) return;
    event.preventDefault();
    void this.#send();
  }

  #mention(): void {
    const at = `@${this.#deps.botName} `;
    this.fill(this.#box.value.startsWith(at) ? this.#box.value : at + this.#box.value);
  }

  async #send(): Promise<void> {
    const text = this.#box.value.trim();
    if (text === '') return;
    const quoted = this.#quoted;
    this.#box.value = '';
    this.#fit();
    this.quote(undefined);
    try {
      await this.#deps.send(text, quoted?.messageId);
    } catch (error) {
      this.fill(text);
      this.quote(quoted);
      throw error;
    }
  }

  /** As high as what is written, up to a third of the chat. */
  #fit(): void {
    this.#box.style.height = 'auto';
    this.#box.style.height = `${Math.min(this.#box.scrollHeight, 160)}px`;
  }
}
