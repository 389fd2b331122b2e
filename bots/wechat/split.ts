/** A screen or two on a phone; WeChat itself takes about 2,000 characters. */
const LONGEST = 900;
const MOST_PARTS = 3;

/**
 * A long text in parts that end where a line or a sentence ends, numbered so that nobody misses one. What goes
 * beyond the last part is named by `more`, never cut in silence.
 */
export function splitText(text: string, last: string, more: string): string[] {
  const rest = Array.from(text);
  const parts: string[] = [];
  const room = LONGEST - Array.from(last).length - 1;
  while (rest.length > 0 && parts.length < MOST_PARTS)
    parts.push(
      rest
        .splice(0, cutAt(rest, rest.length > LONGEST ? LONGEST : room))
        .join('')
        .trim(),
    );
  if (rest.length > 0) parts.push(`${parts.pop()!}\n${more}`);
  const lastPart = parts.pop() ?? '';
  const all = [...parts, [lastPart, last].filter((piece) => piece !== '').join('\n')];
  return all.length === 1 ? all : all.map((part, index) => `(${index + 1}/${all.length}) ${part}`);
}

/** After the last line or sentence that fits; in the middle of a word only where there is neither. */
function cutAt(text: readonly string[], longest: number): number {
  if (text.length <= longest) return text.length;
  for (const ends of ['\n', '。！？；!?;', '，、, '])
    for (let at = longest; at > longest / 2; at -= 1) if (ends.includes(text[at - 1]!)) return at;
  return longest;
}
