import { api } from './api.ts';
import type { ClockBar } from './clock-bar.ts';
import type { Desk } from './desk.ts';
import { nextMoment } from './moments.ts';
import type { State } from './state.ts';
import { actorOf, buttonFor, chatOf, issueAfter, placeOf } from './story-cast.ts';
import type { Chat, Step, Story } from './types.ts';

const SETTLE_MS = 8_000;

export interface PlayerDeps {
  readonly state: State;
  readonly desk: Desk;
  readonly clock: ClockBar;
  readonly timeZone: string;
}

/** Plays a story by doing what a visitor would do: being somebody, typing, pressing, moving the clock. */
export class StoryPlayer {
  readonly story: Story;
  readonly #deps: PlayerDeps;
  #position = 0;
  #issueNumber: number | undefined;

  constructor(story: Story, deps: PlayerDeps) {
    this.story = story;
    this.#deps = deps;
  }

  get position(): number {
    return this.#position;
  }

  get isOver(): boolean {
    return this.#position >= this.story.steps.length;
  }

  /** Opens the chats in which it will play. */
  async begin(): Promise<void> {
    const { state, desk } = this.#deps;
    const chats = Object.keys(this.story.places).flatMap(
      (key) => placeOf(this.story, key, state.chats)?.id ?? [],
    );
    await desk.show(chats, chats[0]);
  }

  /** Does the next step and waits for what follows from it. */
  async next(): Promise<void> {
    const step = this.story.steps[this.#position];
    if (step === undefined) return;
    this.#position += 1;
    const chat = chatOf(this.story, step, this.#deps.state.chats);
    if (chat !== undefined) await this.#deps.desk.show([chat.id], chat.id);
    await this.#do(step, chat);
    await api.settle(SETTLE_MS);
    if (chat === undefined) return;
    await this.#deps.state.read(chat.id);
    this.#deps.desk.column(chat.id)?.draw();
    this.#deps.desk.column(chat.id)?.highlight();
  }

  async #do(step: Step, chat: Chat | undefined): Promise<void> {
    if ('until' in step) {
      const { clock, timeZone } = this.#deps;
      await clock.moveTo(nextMoment(clock.now(), timeZone, step.until));
    } else if ('say' in step && chat !== undefined) await this.#say(step, chat);
    else if ('press' in step && chat !== undefined) await this.#press(step, chat);
  }

  async #say(step: Extract<Step, { say: string }>, chat: Chat): Promise<void> {
    const senderId = this.#be(step, chat);
    const messageId = crypto.randomUUID();
    const text = step.say.replaceAll('{n}', String(this.#issueNumber ?? ''));
    await api.post({ messageId, chatId: chat.id, senderId, text });
    if (this.#issueNumber !== undefined) return;
    await api.settle(SETTLE_MS);
    await this.#deps.state.read(chat.id);
    this.#issueNumber = issueAfter(this.#deps.state.lines(chat.id), messageId);
  }

  async #press(step: Extract<Step, { press: string }>, chat: Chat): Promise<void> {
    const senderId = this.#be(step, chat);
    await this.#deps.state.read(chat.id);
    const found = buttonFor(this.#deps.state.lines(chat.id), step.press, this.#issueNumber);
    if (found === undefined) throw new Error(`${chat.name}里没有「${step.press}」按钮，这个故事演不下去了`);
    const { messageId } = found.line;
    const input = step.input === undefined ? {} : { input: step.input };
    await api.press({ messageId, buttonId: found.button.id, senderId, ...input });
  }

  #be(step: { readonly as: string; readonly of?: string }, chat: Chat): string {
    const actor = actorOf(chat, step);
    if (actor === undefined) throw new Error(`${chat.name}里没有人，这个故事演不下去了`);
    this.#deps.state.speakAs(chat.id, actor.id);
    this.#deps.desk.column(chat.id)?.showSpeaker();
    return actor.id;
  }
}
