/** One line of what an import changes. */
export interface DirectoryChange {
  readonly noun: 'organisation' | 'department' | 'work group' | 'object' | 'person' | 'role' | 'chat';
  readonly name: string;
  readonly what: 'added' | 'changed' | 'removed';
  /** What stood there and what stands now; for the record. */
  readonly old?: unknown;
  readonly new?: unknown;
  /** What the name alone does not say, for whoever reads the list. */
  readonly about?: string;
}

/** Whether any of the wanted values is not what stands there. */
export function differs(
  old: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(wanted).some(([name, value]) => canonical(old[name]) !== canonical(value));
}

/** JSON with sorted keys: jsonb gives keys back in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
