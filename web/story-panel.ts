import { byId, el } from './dom.ts';
import { missingPlaces } from './story-cast.ts';
import { StoryPlayer, type PlayerDeps } from './story-player.ts';
import type { Story } from './types.ts';

/** Time to read a caption in automatic play. */
const READING_MS = 3_500;

/** Chooses a story and plays it, by hand or by itself. */
export class StoryPanel {
  readonly #stories: readonly Story[];
  readonly #deps: PlayerDeps;
  readonly #report: (error: unknown) => void;
  #player: StoryPlayer | undefined;
  #isAuto = false;
  #isBusy = false;

  constructor(stories: readonly Story[], deps: PlayerDeps, report: (error: unknown) => void) {
    this.#stories = stories;
    this.#deps = deps;
    this.#report = report;
  }

  begin(): void {
    byId('stories').addEventListener('click', () => this.#toggle());
  }

  #toggle(): void {
    const panel = byId('story');
    panel.hidden = !panel.hidden;
    if (!panel.hidden && this.#player === undefined) this.#drawChoice();
  }

  #drawChoice(): void {
    byId('story').replaceChildren(
      el('p', { class: 'lead' }, '选一个故事，看一件事怎样从群里一句话走到周通报：'),
      el('div', { class: 'choices' }, ...this.#stories.map((story) => this.#choice(story))),
    );
  }

  #choice(story: Story): HTMLElement {
    const missing = missingPlaces(story, this.#deps.state.chats);
    const words = missing.length === 0 ? story.summary : `这个目录里没有${missing.join('、')}`;
    return el(
      'button',
      { type: 'button', disabled: missing.length > 0, on: { click: () => void this.#begin(story) } },
      el('strong', {}, story.title),
      el('span', {}, words),
    );
  }

  async #begin(story: Story): Promise<void> {
    this.#player = new StoryPlayer(story, this.#deps);
    this.#drawPlayer('按“下一步”开始。');
    await this.#player.begin();
  }

  #drawPlayer(caption: string): void {
    const player = this.#player;
    if (player === undefined) return;
    const { title, steps } = player.story;
    byId('story').replaceChildren(
      el(
        'div',
        { class: 'telling' },
        el('strong', {}, `${title} ${player.position}/${steps.length}`),
        el('p', { role: 'status' }, caption),
      ),
      el(
        'div',
        { class: 'controls' },
        control('下一步', () => void this.#step(), {
          class: 'primary',
          disabled: this.#isBusy || player.isOver,
        }),
        control(this.#isAuto ? '暂停' : '自动播放', () => void this.#auto(), { disabled: player.isOver }),
        control(player.isOver ? '换一个故事' : '退出', () => this.#leave()),
      ),
    );
  }

  async #step(): Promise<void> {
    const player = this.#player;
    const step = player?.story.steps[player.position];
    if (player === undefined || step === undefined || this.#isBusy) return;
    this.#isBusy = true;
    this.#drawPlayer(step.caption);
    try {
      await player.next();
    } catch (error) {
      this.#isAuto = false;
      this.#report(error);
    }
    this.#isBusy = false;
    if (this.#player === player) this.#drawPlayer(step.caption);
  }

  async #auto(): Promise<void> {
    this.#isAuto = !this.#isAuto;
    while (this.#isAuto && this.#player?.isOver === false) {
      await this.#step();
      if (this.#isAuto) await new Promise((resolve) => setTimeout(resolve, READING_MS));
    }
    this.#isAuto = false;
    const { story, position } = this.#player ?? {};
    this.#drawPlayer(story?.steps[(position ?? 1) - 1]?.caption ?? '');
  }

  #leave(): void {
    this.#isAuto = false;
    this.#player = undefined;
    this.#drawChoice();
  }
}

function control(
  label: string,
  click: () => void,
  more: { class?: string; disabled?: boolean } = {},
): HTMLElement {
  return el('button', { type: 'button', ...more, on: { click } }, label);
}
