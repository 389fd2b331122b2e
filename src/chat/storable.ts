const UNSTORABLE = /\0|\p{Surrogate}/gu;

/** What Postgres can store: NUL and half a surrogate pair become U+FFFD, and everything else stays as typed. */
export function storable(text: string): string {
  return text.replaceAll(UNSTORABLE, '\u{FFFD}');
}
