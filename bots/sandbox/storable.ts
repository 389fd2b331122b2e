const UNSTORABLE = /\0|\p{Surrogate}/gu;

/** Postgres holds neither NUL nor half a surrogate pair; each becomes U+FFFD, and everything else stays as typed. */
export function storable(text: string): string {
  return text.replace(UNSTORABLE, '\u{FFFD}');
}
