import { el } from './dom.ts';
import type { Card, Table } from './types.ts';
import { TONE_WORDS } from './words.ts';

/** What the bot said, drawn from its structure. */
export function drawCard(card: Card): HTMLElement {
  const tone = TONE_WORDS[card.tone];
  return el(
    'div',
    { class: `card tone-${card.tone}` },
    el('header', {}, el('h3', {}, card.title), tone === '' ? null : el('span', { class: 'tone' }, tone)),
    card.mentions.length === 0
      ? null
      : el('p', { class: 'mentions' }, card.mentions.map((name) => `@${name}`).join(' ')),
    card.fields.length === 0 ? null : drawFields(card),
    ...card.lines.filter((line) => line !== '').map(drawText),
    ...card.tables.map(drawTable),
  );
}

/** A line numbered 一、 is the heading of what follows, as in an official paper. */
function drawText(line: string): HTMLElement {
  return /^[一二三四五六七八九十]{1,3}、/.test(line) ? el('h4', {}, line) : el('p', {}, line);
}

function drawFields({ fields }: Card): HTMLElement {
  return el('dl', {}, ...fields.flatMap(({ label, value }) => [el('dt', {}, label), el('dd', {}, value)]));
}

function drawTable({ title, columns, rows }: Table): HTMLElement {
  return el(
    'figure',
    {},
    title === undefined ? null : el('figcaption', {}, title),
    el(
      'div',
      { class: 'scroll', tabindex: '0' },
      el(
        'table',
        {},
        el('thead', {}, el('tr', {}, ...columns.map((column) => el('th', { scope: 'col' }, column)))),
        el('tbody', {}, ...rows.map((row) => el('tr', {}, ...row.map((cell) => el('td', {}, cell))))),
      ),
    ),
  );
}
