/** NUL, and either half of a surrogate pair without the other. */
// oxlint-disable-next-line no-control-regex
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** What Postgres can store: NUL and unpaired surrogates become the replacement character, as everywhere on the web. */
export function storable(text: string): string {
  return text.replaceAll(UNSTORABLE, '\uFFFD');
}
