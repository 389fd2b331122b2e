import { escapeMarkdown, printable } from './escape.ts';

/** One component of card JSON 2.0. */
export type Element = { readonly tag: string } & Readonly<Record<string, unknown>>;

/** Lines in which nothing that somebody typed can come alive. */
export const lines = (texts: readonly string[]): Element => markdown(texts.map(escapeMarkdown).join('\n'));

/** A line that a thumb stops at. */
export function boldLine(text: string): string {
  const escaped = escapeMarkdown(text).replaceAll('\n', ' ');
  return escaped === '' ? '' : `**${escaped}**`;
}

/** @param content markdown of our own making; whatever somebody typed was escaped before */
export const markdown = (content: string, size?: 'notation'): Element => ({
  tag: 'markdown',
  content,
  ...(size === undefined ? {} : { text_size: size }),
});

export const plainText = (content: string) => ({ tag: 'plain_text', content: printable(content) });

/** Beside the point: small and grey. */
export const aside = (text: string): Element => ({
  tag: 'div',
  text: { ...plainText(text), text_size: 'notation', text_color: 'grey' },
});

/** Side by side, and one under the other where the screen is narrow. */
export function sideBySide(elements: readonly Element[], flow: 'bisect' | 'flow'): Element {
  const width = flow === 'bisect' ? { width: 'weighted', weight: 1 } : { width: 'auto' };
  return {
    tag: 'column_set',
    flex_mode: flow,
    columns: elements.map((element) => ({ tag: 'column', ...width, elements: [element] })),
  };
}
