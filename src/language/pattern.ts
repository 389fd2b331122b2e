/** What a pattern is made of: another pattern, or words of which one has to stand there. */
type Part = RegExp | readonly string[];

/** A list of words, blanks or line breaks between them; they are tried in this order and mean themselves. */
export function words(list: TemplateStringsArray): readonly string[] {
  return list
    .join('')
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
}

/** One of these, tried in this order. */
export function anyOf(...parts: readonly Part[]): RegExp {
  return built(parts.map(sourceOf).join('|'), parts);
}

/** This, then that: a pattern as it would stand between slashes, with named parts in it. */
export function pattern({ raw }: TemplateStringsArray, ...parts: readonly Part[]): RegExp {
  return built(String.raw({ raw }, ...parts.map((part) => `(?:${sourceOf(part)})`)), parts);
}

const sourceOf = (part: Part): string => (part instanceof RegExp ? part.source : part.join('|'));

/** Flags are handed up from the parts; a class of letters (`\p{…}`) cannot be read without `u`. */
function built(source: string, parts: readonly Part[]): RegExp {
  const flags = parts.map((part) => (part instanceof RegExp ? part.flags : '')).join('');
  return new RegExp(source, [...new Set(source.includes('\\p{') ? `${flags}u` : flags)].join(''));
}
