/**
 * Signs that markdown or HTML would read as something else than themselves. The platform wants them as numeric
 * entities, which it turns back into the sign after the markup was read:
 * open.feishu.cn/document/feishu-cards/card-json-v2-components/content-components/rich-text
 */
const MARKUP = /[&<>*_~`[\]()|$\\{}"']/g;
/** Emoji codes such as `:DONE:`, and the beginning of an address; not the time 17:30. */
const COLONS = /(?<!\d):|:(?!\d)/g;
/** `evil.example` and `who@where`, which a reader of markdown turns into a link by itself. */
const ADDRESSES = /(?<=[A-Za-z0-9-])[.@](?=[A-Za-z])/g;
/** All at once: one pass over the original, so that an entity made here is not taken for text. */
const SIGNS = new RegExp([MARKUP, COLONS, ADDRESSES].map(({ source }) => source).join('|'), 'g');
/** Headings, lists, rules and quotes begin a line. */
const LINE_STARTS = /^(?:[#+=-]+|\d+[.)])/u;
/** Nobody sees them, and they turn a line around or hide a part of it. */
const INVISIBLE = /[\u0000-\u0008\u000B-\u001F\u007F\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

const entity = (sign: string) => `&#${sign.codePointAt(0)};`;

/** What somebody typed, as markdown that shows exactly that: no mention, link, picture or heading comes alive. */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .split('\n')
    .map(escapeLine)
    .filter((line) => line !== '')
    .join('\n');
}

function escapeLine(line: string): string {
  const trimmed = line.trim();
  const start = LINE_STARTS.exec(trimmed)?.[0] ?? '';
  return escapeSigns(start, /[#+=.)-]/g) + escapeInner(trimmed.slice(start.length));
}

function escapeInner(text: string): string {
  return escapeSigns(text, SIGNS);
}

function escapeSigns(text: string, signs: RegExp): string {
  return text.replaceAll(signs, entity);
}

/** Text without what cannot be seen. */
export function printable(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' ').replaceAll(INVISIBLE, '');
}
