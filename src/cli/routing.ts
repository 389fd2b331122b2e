import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { decodeText } from '../read-text.ts';
import { createJudge } from '../routing/learn/model.ts';
import { trainModel, type Example } from '../routing/learn/train.ts';
import type { Unit } from '../routing/lexicon.ts';

const FIELDS = ['text', 'title'] as const;
type Field = (typeof FIELDS)[number];

const trainRow = z.union([
  z.object({ text: z.string(), title: z.string().exactOptional(), departments: z.array(z.string()).min(1) }),
  z.object({ text: z.string(), title: z.string().exactOptional(), label: z.string() }),
]);
const question = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string().exactOptional(),
  title: z.string().exactOptional(),
});
const units = z.array(
  z.object({
    name: z.string().min(1),
    aliases: z.array(z.string()).default([]),
    responsibilities: z.array(z.string()).default([]),
  }),
);

/**
 * `routing predict`: learns from the rows of `--train` (or from `--responsibilities` alone) and ranks each row of `--in`.
 * Answers `{id, ranked: [{name, confidence}…], decision, because}` a line; the same input gives the same answers.
 */
export async function runRoutingPredict(
  args: readonly string[],
  write: (line: string) => void,
): Promise<void> {
  const { train, responsibilities, input, field } = readOptions(args);
  const model = trainModel(
    train.flatMap((file) => jsonLines(file, trainRow).map((row) => exampleOf(row, field))),
    { units: responsibilities === undefined ? [] : readUnits(responsibilities) },
  );
  const judge = createJudge(model);
  for (const row of jsonLines(input, question)) {
    const { ranked, sure, because } = judge(wordingOf(row, field));
    write(JSON.stringify({ id: row.id, ranked, decision: sure ? 'route' : 'ask', because }));
  }
}

interface Options {
  readonly train: readonly string[];
  readonly responsibilities: string | undefined;
  readonly input: string;
  readonly field: Field;
}

function readOptions(args: readonly string[]): Options {
  const { train = [], responsibilities, in: input, field: named = 'text' } = readFlags(args);
  const field = FIELDS.find((known) => known === named);
  if (field === undefined) throw new UserError('USAGE', `--field is text or title, not ${named}`);
  if (input === undefined) throw new UserError('USAGE', '--in FILE is missing: the rows to rank');
  if (train.length === 0 && responsibilities === undefined) {
    throw new UserError('USAGE', 'nothing to learn from: give --train FILE or --responsibilities FILE');
  }
  return { train, responsibilities, input, field };
}

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        train: { type: 'string', multiple: true },
        responsibilities: { type: 'string' },
        in: { type: 'string' },
        field: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new UserError('USAGE', error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** A title alone is a short text whose title it is. */
function wordingOf({ text = '', title }: { text?: string; title?: string }, field: Field) {
  if (field === 'title') return { text: title ?? text, title: title ?? text };
  return title === undefined ? { text } : { text, title };
}

function exampleOf(row: z.infer<typeof trainRow>, field: Field): Example {
  return {
    ...wordingOf(row, field),
    ...(field === 'title' && { whole: row.text }),
    labels: 'departments' in row ? row.departments : [row.label],
  };
}

function readUnits(file: string): readonly Unit[] {
  return checked(units, parsed(readText(file), file), file);
}

function jsonLines<T>(file: string, schema: z.ZodType<T>): T[] {
  return readText(file)
    .split('\n')
    .flatMap((line, i) => {
      if (line.trim() === '') return [];
      const place = `${file}, line ${i + 1}`;
      return [checked(schema, parsed(line, place), place)];
    });
}

function readText(file: string): string {
  try {
    return decodeText(readFileSync(file));
  } catch (error) {
    throw new UserError('USAGE', `${file} cannot be read`, { cause: error });
  }
}

function parsed(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError('USAGE', `${place}: no JSON`, { cause: error });
  }
}

function checked<T>(schema: z.ZodType<T>, value: unknown, place: string): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw new UserError(
    'USAGE',
    `${place}: ${first?.path.join('.') ?? ''} ${first?.message ?? 'cannot be read'}`,
  );
}
