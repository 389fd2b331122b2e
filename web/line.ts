import { drawButtons, type OnPress } from './buttons.ts';
import { drawCard } from './card.ts';
import { el } from './dom.ts';
import { timeWords } from './moments.ts';
import type { Chat, Line } from './types.ts';

export interface LineScene {
  readonly chat: Chat;
  readonly timeZone: string;
  readonly botName: string;
  readonly speakerId: string | undefined;
  readonly quoted: Line | undefined;
  readonly press: OnPress;
  readonly quote: (line: Line) => void;
}

/** One thing said: a bubble for a person, a card for the bot. */
export function drawLine(line: Line, scene: LineScene): HTMLElement {
  const { chat, timeZone, quoted } = scene;
  const side = line.fromBot ? 'bot' : line.senderId === scene.speakerId ? 'mine' : 'theirs';
  return el(
    'article',
    { class: `line ${side}`, 'data-message': line.messageId },
    el(
      'div',
      { class: 'avatar', 'aria-hidden': 'true' },
      line.fromBot ? '协' : nameOf(line, scene).slice(0, 1),
    ),
    el(
      'div',
      { class: 'said' },
      el(
        'div',
        { class: 'who' },
        el('span', {}, nameOf(line, scene)),
        el('time', { datetime: line.sentAt }, timeWords(new Date(line.sentAt), timeZone)),
        el('button', { type: 'button', class: 'quote', on: { click: () => scene.quote(line) } }, '引用'),
      ),
      quoted === undefined ? null : el('blockquote', {}, `${nameOf(quoted, scene)}：${firstWords(quoted)}`),
      line.card === null ? el('div', { class: 'bubble' }, line.text) : drawCard(line.card),
      ...line.files.map(({ name, url }) => drawFile(name, url)),
      line.buttons.length === 0 ? hintOf(line) : drawButtons(line, scene.press),
    ),
    el('span', { class: 'sr' }, `在${chat.name}`),
  );
}

function nameOf(line: Line, { chat, botName }: Pick<LineScene, 'chat' | 'botName'>): string {
  if (line.fromBot) return botName;
  return chat.members.find(({ id }) => id === line.senderId)?.name ?? line.senderId;
}

/** What stands in a quote: the first words, on one line. */
export function firstWords(line: Line): string {
  const words = (line.card?.title ?? line.text).replaceAll(/\s+/g, ' ');
  return words.length > 40 ? `${words.slice(0, 40)}…` : words;
}

function hintOf({ card }: Line): HTMLElement | null {
  return card === null || card.hint === null ? null : el('p', { class: 'hint' }, card.hint);
}

/** Only files of this very server are offered. */
function drawFile(name: string, url: string): HTMLElement {
  const isOwn = url.startsWith('/') && !url.startsWith('//');
  if (isOwn && /\.(png|jpe?g|gif|webp)$/i.test(name))
    return el(
      'a',
      { class: 'file', href: url, download: name },
      el('img', { class: 'picture', src: url, alt: name }),
    );
  return isOwn
    ? el('a', { class: 'file', href: url, download: name }, `📄 ${name}`)
    : el('span', { class: 'file' }, name);
}
