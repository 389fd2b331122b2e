/** The names that a text may hold: all that the parser knows of a directory. */
export interface DirectoryNames {
  readonly departments: readonly { readonly name: string; readonly aliases: readonly string[] }[];
  readonly objects: readonly {
    readonly name: string;
    readonly kind: ObjectKind;
    readonly aliases: readonly string[];
  }[];
  readonly categories: readonly string[];
  readonly botNames: readonly string[];
}

export const OBJECT_KINDS = ['enterprise', 'project', 'village', 'community'] as const;
export type ObjectKind = (typeof OBJECT_KINDS)[number];
