import { api } from './api.ts';
import { ClockBar } from './clock-bar.ts';
import { Desk } from './desk.ts';
import { byId } from './dom.ts';
import { State } from './state.ts';
import { StoryPanel } from './story-panel.ts';
import { listen } from './stream.ts';

const ALERT_MS = 6_000;

async function start(): Promise<void> {
  const [about, chats, stories] = await Promise.all([api.about(), api.chats(), api.stories()]);
  byId('place').textContent = `${about.organisation} · ${about.campaign}`;
  const state = new State(chats);
  const desk = new Desk(state, about);
  const clock = new ClockBar(about.timeZone);
  await Promise.all([desk.begin(), clock.begin()]);
  new StoryPanel(stories, { state, desk, clock, timeZone: about.timeZone }, report).begin();
  listen({
    hear: (line) => desk.hear(line),
    connected: () => {
      document.body.classList.remove('offline');
      void desk.catchUp();
    },
    lost: () => document.body.classList.add('offline'),
  });
  document.body.classList.add('ready');
}

/** Tells in one line what did not work. */
function report(error: unknown): void {
  const alert = byId('alert');
  alert.textContent = error instanceof Error ? error.message : String(error);
  alert.hidden = false;
  setTimeout(() => {
    alert.hidden = true;
  }, ALERT_MS);
}

addEventListener('unhandledrejection', ({ reason }) => report(reason));
await start().catch(report);
