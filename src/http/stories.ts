import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { story } from './schemas/story.ts';

export const namedStory = story.extend({ id: z.string() });
export type NamedStory = z.infer<typeof namedStory>;

/**
 * The stories of a folder in their order; a story's id is its file's name.
 * @throws Error naming the file that is no story
 */
export function readStories(folder: string): NamedStory[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readStory(folder, name))
    .sort((a, b) => a.position - b.position);
}

function readStory(folder: string, name: string): NamedStory {
  const read = story.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  if (!read.success) throw new Error(`${name} is no story: ${z.prettifyError(read.error)}`);
  return { id: name.replace(/\.json$/, ''), ...read.data };
}
