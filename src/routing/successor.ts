interface Named {
  readonly name: string;
  readonly aliases: readonly string[];
}

/**
 * Finds who answers today for what a department of that name answered for: itself, or the one that bears its name as
 * an alias, since whoever merges or renames departments writes the old names there.
 */
export function successors<Department extends Named>(
  departments: readonly Department[],
): (name: string) => Department | undefined {
  const byAlias = new Map(departments.flatMap((one) => one.aliases.map((alias) => [alias, one] as const)));
  const byName = new Map(departments.map((one) => [one.name, one]));
  return (name) => byName.get(name) ?? byAlias.get(name);
}
