import { api } from './api.ts';
import { byId, el } from './dom.ts';
import { dayWords, nextMoment, timeWords } from './moments.ts';

const HOUR_MS = 3_600_000;
const SETTLE_MS = 10_000;
/** How often the shown minute is looked at. */
const TICK_MS = 1_000;

interface Jump {
  readonly label: string;
  readonly to: (now: Date) => Date;
}

/** The sandbox's time, and the buttons that move it. */
export class ClockBar {
  readonly #timeZone: string;
  #known = new Date(0);
  #knownAt = 0;
  #moving = 0;

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
    const jumps = this.#jumps().map(({ label, to }) =>
      el('button', { type: 'button', on: { click: () => void this.moveTo(to(this.now())) } }, label),
    );
    byId('jumps').replaceChildren(...jumps);
    setInterval(() => this.#draw(), TICK_MS);
  }

  async begin(): Promise<void> {
    this.#set(await api.now());
  }

  now(): Date {
    return new Date(this.#known.getTime() + performance.now() - this.#knownAt);
  }

  /** Moves on, waits until the bot has said what fell due, and shows meanwhile that time is passing. */
  async moveTo(to: Date): Promise<void> {
    if (to <= this.now()) return;
    this.#busy(1);
    try {
      this.#set(await api.moveTo(to));
      await api.settle(SETTLE_MS);
    } finally {
      this.#busy(-1);
    }
  }

  #jumps(): Jump[] {
    const zone = this.#timeZone;
    const evening = (now: Date) => {
      const today = nextMoment(now, zone, { time: '19:00' });
      return today > now ? today : nextMoment(now, zone, { time: '19:00', inDays: 1 });
    };
    return [
      { label: '+1小时', to: (now) => new Date(now.getTime() + HOUR_MS) },
      { label: '+1天', to: (now) => new Date(now.getTime() + 24 * HOUR_MS) },
      { label: '明天 8:00', to: (now) => nextMoment(now, zone, { time: '08:00', inDays: 1 }) },
      { label: '晚上 19:00', to: evening },
      { label: '周五 17:00', to: (now) => nextMoment(now, zone, { time: '17:00', weekday: 5 }) },
    ];
  }

  #set(now: Date): void {
    this.#known = now;
    this.#knownAt = performance.now();
    this.#draw();
  }

  #busy(change: 1 | -1): void {
    this.#moving += change;
    const isMoving = this.#moving > 0;
    document.body.classList.toggle('moving', isMoving);
    byId('clock').setAttribute('aria-busy', String(isMoving));
    for (const button of byId('jumps').querySelectorAll('button')) button.disabled = isMoving;
    this.#draw();
  }

  #draw(): void {
    const now = this.now();
    const time = `${dayWords(now, this.#timeZone)} ${timeWords(now, this.#timeZone)}`;
    const shown = this.#moving > 0 ? `${time} 时间走动中…` : time;
    if (byId('now').textContent !== shown) byId('now').textContent = shown;
  }
}
