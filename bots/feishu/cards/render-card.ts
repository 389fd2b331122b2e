import type { Notice, Tone } from '../../../src/chat/notice.ts';
import { buttonElements } from './buttons.ts';
import { chartElement } from './chart.ts';
import { aside, boldLine, lines, markdown, plainText, type Element } from './elements.ts';
import { escapeMarkdown, printable } from './escape.ts';
import { fieldElements } from './fields.ts';
import { measure, type Measured } from './measure.ts';
import { openIdOf } from './open-id.ts';
import { tableElements } from './table.ts';
import { UNTITLED } from './words.ts';

export interface RenderedCard extends Measured {
  readonly card: Record<string, unknown>;
  /** The same as it is sent. */
  readonly json: string;
}

/** The colour of the heading says what the card asks of its reader. */
const TEMPLATES: Record<Tone, string> = {
  plain: 'blue',
  todo: 'orange',
  good: 'green',
  warning: 'yellow',
  urgent: 'red',
};

/**
 * A notice as card JSON 2.0: open.feishu.cn/document/feishu-cards/card-json-v2-structure
 * Whom it calls, what it says, the figures, what can be done, and the words to type.
 */
export function renderCard(notice: Notice): RenderedCard {
  const card = {
    schema: '2.0',
    config: { update_multi: true },
    header: { title: plainText(titleOf(notice)), template: TEMPLATES[notice.tone] },
    body: { elements: bodyOf(notice) },
  };
  const json = JSON.stringify(card);
  return { card, json, ...measure(json) };
}

/** The platform refuses an empty heading. */
function titleOf({ title, lines: said }: Notice): string {
  return [title, ...said].find((text) => printable(text).trim() !== '') ?? UNTITLED;
}

function bodyOf(notice: Notice): Element[] {
  const { tables = [], charts = [], hint } = notice;
  const elements = [
    ...mentionElements(notice),
    ...textElements(notice),
    ...tables.flatMap(tableElements),
    ...charts.map(chartElement),
    ...buttonElements(notice),
    ...(hint === undefined || printable(hint).trim() === '' ? [] : [aside(hint)]),
  ];
  // A card without a body is refused, and a title alone is all that some notices are.
  return elements.length === 0 ? [aside(titleOf(notice))] : elements;
}

/** The only mentions that a card has: those that the notice asks for. */
function mentionElements({ mentions = [] }: Notice): Element[] {
  if (mentions.length === 0) return [];
  return [markdown(mentions.map(({ account, name }) => mention(account, name)).join(' '))];
}

function mention(account: string, name: string): string {
  const openId = openIdOf(account);
  return openId === undefined ? `@${escapeMarkdown(name)}` : `<at id=${openId}></at>`;
}

/** In a card of one issue its history stands below the fields, small; elsewhere all is said before them. */
function textElements({ kind, lines: said, fields = [] }: Notice): Element[] {
  if (kind !== 'issue') return [...blocks(kind, said), ...fieldElements(fields)];
  const [state, ...history] = said.filter((line) => escapeMarkdown(line) !== '');
  return [
    ...(state === undefined ? [] : [markdown(boldLine(state))]),
    ...fieldElements(fields),
    ...(history.length === 0
      ? []
      : [{ tag: 'hr' }, markdown(history.map(escapeMarkdown).join('\n'), 'notation')]),
  ];
}

/** Documents of several parts; in anything else a line that looks like a heading is somebody's words. */
const DOCUMENTS: ReadonlySet<string> = new Set(['weekly', 'draft', 'morning', 'evening', 'cards']);
const HEADING = /^[一二三四五六七八九十]+、|^[^#\d]{2,10}\d+件$|^[^#，。]{2,8}：$/u;

/** One element a part, its heading in bold, so that a thumb finds the next one. */
function blocks(kind: string, said: readonly string[]): Element[] {
  const shown = said.filter((line) => escapeMarkdown(line) !== '');
  if (shown.length === 0) return [];
  if (!DOCUMENTS.has(kind)) return [lines(shown)];
  const parts: string[][] = [];
  let startsPart = true;
  for (const line of shown) {
    const isHeading = HEADING.test(line);
    // A heading right under another one belongs to the same part.
    if (isHeading && startsPart) parts.push([]);
    startsPart = !isHeading;
    if (parts.length === 0) parts.push([]);
    parts.at(-1)?.push(isHeading ? boldLine(line) : escapeMarkdown(line));
  }
  return parts.map((part) => markdown(part.join('\n')));
}
