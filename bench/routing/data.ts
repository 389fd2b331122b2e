import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Example } from '../../src/routing/learn/train.ts';
import type { Unit } from '../../src/routing/lexicon.ts';

/** Third-party letters, for evaluation only: they lie beside the checkout and are never copied into it. */
const LETTERS = new URL('../../../shared/routing/', import.meta.url);

export interface Letter {
  readonly text: string;
  readonly title: string;
  /** Any of these is right. */
  readonly right: readonly string[];
}

const row = z.object({
  text: z.string(),
  title: z.string(),
  label: z.string(),
  departments: z.array(z.string()).optional(),
});
const unitList = z.array(
  z.object({ name: z.string(), aliases: z.array(z.string()), responsibilities: z.array(z.string()) }),
);

export function letters(file: string): Letter[] | undefined {
  const path = new URL(file, LETTERS);
  if (!existsSync(path)) return undefined;
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { text, title, label, departments } = row.parse(JSON.parse(line));
      return { text, title, right: departments ?? [label] };
    });
}

export function units(file: 'topics.json' | 'departments.json'): Unit[] {
  return unitList.parse(JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')));
}

/** The letter as its whole text, or as its title alone, which is closest to a line in a chat. */
export function exampleOf({ text, title, right }: Letter, field: 'text' | 'title'): Example {
  if (field === 'text') return { text, title, labels: right };
  return { text: title, title, whole: text, labels: right };
}
