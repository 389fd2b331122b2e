import fc from 'fast-check';

/** JSON so deep. */
export const deep = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** Any text that was ever hard on a program: NUL, half a surrogate pair, what turns direction, what makes patterns slow. */
export const TEXTS = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 400 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.nat({ max: 0xffff }), { maxLength: 400 })
      .map((units) => String.fromCharCode(...units)),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '\0',
      '断\0电',
      '\ud800',
      '\udc00断',
      '\u202e断电\u2066',
      '<'.repeat(4_000),
      '路断了'.repeat(30_000),
      '#'.repeat(5_000),
      `${'（'.repeat(3_000)}${'）'.repeat(3_000)}`,
      '1'.repeat(20_000),
      ' '.repeat(20_000),
      '@_user_1'.repeat(2_000),
      '{"text":"x"}',
      '__proto__',
      '‍'.repeat(3_000),
      '路\u0300'.repeat(3_000),
    ),
  },
);
/** What a field may hold instead of what belongs there. */
export const VALUES: fc.Arbitrary<unknown> = fc.oneof(
  TEXTS,
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1e308,
    -1e308,
    2 ** 53,
    '',
    [],
    {},
    '1e300',
    'NaN',
    '-1',
    '99999999999999999',
    JSON.parse(deep(500)),
    JSON.parse('{"__proto__":{"isAdmin":true}}'),
  ),
);
