import type { Notice } from '../../../src/chat/notice.ts';
import { plainText } from '../../../src/chat/plain-text.ts';
import { printable } from './escape.ts';
import { CARD_LIMITS, requestBytes, TEXT_BYTES } from './measure.ts';
import { openIdOf } from './open-id.ts';
import { renderCard, type RenderedCard } from './render-card.ts';
import { shorten, STEPS } from './shorten.ts';
import { cutText, leftOut } from './words.ts';

export type Fitted = { readonly card: RenderedCard; readonly shortened: boolean } | { readonly text: string };

/**
 * What the platform will show: the card, else a shorter one, else text; never nothing.
 * A card beyond 30 KB, 200 elements or 5 tables vanishes without an error on some clients.
 */
export function fit(notice: Notice): Fitted {
  const whole = renderCard(notice);
  if (fits(whole)) return { card: whole, shortened: false };
  for (const sizes of STEPS) {
    const card = renderCard(shorten(notice, sizes));
    if (fits(card)) return { card, shortened: true };
  }
  return { text: fitText(notice) };
}

function fits({ bytes, elements, tables }: RenderedCard): boolean {
  return bytes <= CARD_LIMITS.bytes && elements <= CARD_LIMITS.elements && tables <= CARD_LIMITS.tables;
}

/** The whole notice as a text message, cut where the platform would refuse it. */
export function fitText(notice: Notice): string {
  const text = asText(notice);
  if (textBytes(text) <= TEXT_BYTES) return text;
  const note = `\n${leftOut(cutText, notice)}`;
  let [fitting, tooLong] = [0, text.length];
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2);
    if (textBytes(text.slice(0, middle) + note) <= TEXT_BYTES) fitting = middle;
    else tooLong = middle;
  }
  // Not half of a sign that takes two places.
  return text.slice(0, fitting).replace(/[\uD800-\uDBFF]$/u, '') + note;
}

/**
 * A text message has markup too, `<at user_id="…">`, `<b>` and `[words](address)`, and no way to escape it:
 * brackets become their full-width twins, and only whom the notice calls is called.
 */
function asText(notice: Notice): string {
  const calls = (notice.mentions ?? []).map(({ account, name }) => textMention(account, name));
  const rest = deadText(plainText({ ...notice, mentions: [] }));
  return calls.length === 0 ? rest : `${calls.join(' ')}\n${rest}`;
}

const TWINS: Readonly<Record<string, string>> = { '<': '＜', '>': '＞', '[': '［', ']': '］' };

const deadText = (text: string): string =>
  printable(text).replaceAll(/[<>[\]]/g, (sign) => TWINS[sign] ?? sign);

function textMention(account: string, name: string): string {
  const openId = openIdOf(account);
  return openId === undefined ? `@${deadText(name)}` : `<at user_id="${openId}">${deadText(name)}</at>`;
}

/** A text message is JSON inside the JSON of its request. */
const textBytes = (text: string) => requestBytes(JSON.stringify({ text }));
