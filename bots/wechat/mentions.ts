/** What ends a mention: U+2005 as WeChat writes it, a plain space or a line's end as people and gateways make of it. */
const END = /^(?:[\u2005\u0020\u00a0\u3000\n]|$)/u;

/**
 * Whether a text says "@name" for one of the bot's names: of the account, in this room, or those configured.
 * The puppet's own list is often there and empty, and then wechaty does not look at the text.
 */
export function mentionsAny(text: string, names: readonly string[]): boolean {
  return names.some((name) => name !== '' && mentions(text, name));
}

function mentions(text: string, name: string): boolean {
  const word = `@${name}`;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (END.test(text.slice(at + word.length))) return true;
  return false;
}
