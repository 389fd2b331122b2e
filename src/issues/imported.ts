const PREFIX = 'ledger:';

/** What stands in an imported issue where others have the message that reported them: it finds the line again. */
export function sourceOfLine(digest: string): string {
  return `${PREFIX}${digest}`;
}

/** Nobody can answer under a line of a file. */
export function isLine(sourceMessage: string): boolean {
  return sourceMessage.startsWith(PREFIX);
}
