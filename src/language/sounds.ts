/**
 * Whether two characters sound alike, or nearly: 皇 for 凰, 羔 for 膏. Phones offer what sounds alike, so a wrong
 * character in a name is nearly always one of these. Characters are put in the order of their Pinyin; what sounds alike stands close together.
 */
export function soundAlike(one: string, other: string): boolean {
  ranks ??= rankByPinyin();
  const [a, b] = [ranks.get(one), ranks.get(other)];
  return a !== undefined && b !== undefined && Math.abs(a - b) <= CLOSE;
}

/** A syllable in its four tones has about 17 of the 6,763 characters of GB 2312, the fullest about 120. */
const CLOSE = 40;

let ranks: ReadonlyMap<string, number> | undefined;

/** Made when it is first needed: about 30 ms. */
function rankByPinyin(): ReadonlyMap<string, number> {
  const { compare } = new Intl.Collator('zh-u-co-pinyin');
  return new Map(
    commonCharacters()
      .sort(compare)
      .map((sign, i) => [sign, i]),
  );
}

/** The characters of GB 2312, rows 16 to 87. */
function commonCharacters(): string[] {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) bytes.push(row, cell);
  return Array.from(new TextDecoder('gb18030').decode(Uint8Array.from(bytes)));
}
