import { contradictions } from './file-checks.ts';
import { readJson, type JsonPath } from './file-json.ts';
import { directoryFile, type DirectoryFile } from './file-schema.ts';
import { unknownFields } from './file-fields.ts';
import type { DirectoryNames } from './names.ts';

export type { DirectoryFile } from './file-schema.ts';

/** One thing wrong with a directory file. */
export interface DirectoryProblem {
  /** 1 is the first. */
  readonly line: number;
  /** As people write it: `departments[3].superior`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

export type DirectoryFileRead =
  | { readonly kind: 'ok'; readonly file: DirectoryFile }
  | { readonly kind: 'invalid'; readonly problems: readonly DirectoryProblem[] };

/** Reads a directory file; what is left out takes its default, what is wrong is named by line and field. */
export function readDirectoryFile(text: string): DirectoryFileRead {
  const json = readJson(text);
  if (json.kind === 'invalid') {
    return {
      kind: 'invalid',
      problems: [{ line: json.line, path: written(json.path), message: json.message }],
    };
  }
  const problem = ({ path, message }: { path: JsonPath; message: string }): DirectoryProblem => ({
    line: json.lineOf(path),
    path: written(path),
    message,
  });
  const parsed = directoryFile.safeParse(json.value);
  const wrong = parsed.success
    ? [...unknownFields(json.value, parsed.data, directoryFile), ...contradictions(parsed.data)]
    : parsed.error.issues.map(({ path, message }) => ({ path: path.map(step), message: plain(message) }));
  if (!parsed.success || wrong.length > 0)
    return { kind: 'invalid', problems: wrong.map(problem).sort(byLine) };
  return { kind: 'ok', file: parsed.data };
}

/** `line 12, departments[3].superior: no department "省发展委"` */
export function problemLine({ line, path, message }: DirectoryProblem): string {
  return `line ${line}${path === '' ? '' : `, ${path}`}: ${message}`;
}

/** What the parser of messages needs to know of the directory. */
export function namesOf({
  departments,
  serviceObjects,
  categories,
  botNames,
}: DirectoryFile): DirectoryNames {
  return {
    departments: departments.map(({ name, aliases }) => ({ name, aliases })),
    objects: serviceObjects.map(({ name, kind, aliases }) => ({ name, kind, aliases })),
    categories,
    botNames,
  };
}

function written(path: JsonPath): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

function step(key: PropertyKey): string | number {
  return typeof key === 'symbol' ? String(key) : key;
}

/** zod's `Invalid input: expected string, received undefined` in fewer words. */
function plain(message: string): string {
  return message
    .replace(/^Invalid (?:input|option): /, '')
    .replace(/expected (.+), received undefined$/, 'is missing (expected $1)')
    .replace(/^Too small: |^Too big: /, '');
}

function byLine(a: DirectoryProblem, b: DirectoryProblem): number {
  return a.line - b.line;
}
