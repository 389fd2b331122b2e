import { z } from 'zod';
import type { Contradiction } from './file-checks.ts';
import type { JsonPath } from './file-json.ts';

/** Fields that mean nothing where they stand, each with the one that was perhaps meant; `_…` and `$…` are notes. */
export function unknownFields(written: unknown, read: unknown, schema: z.core.$ZodType): Contradiction[] {
  const known = new Map<unknown, Fields>();
  const fields = (of: z.core.$ZodType | undefined): Fields => {
    const found = known.get(of) ?? fieldsOf(of);
    known.set(of, found);
    return found;
  };
  return walk(written, read, { schema, fields }, []);
}

type Fields = ReadonlyMap<string, z.core.$ZodType>;

interface Place {
  readonly schema: z.core.$ZodType | undefined;
  /** Looked up once for each schema: a file has many thousands of places of a few kinds. */
  readonly fields: (of: z.core.$ZodType | undefined) => Fields;
}

function walk(written: unknown, read: unknown, at: Place, path: JsonPath): Contradiction[] {
  if (typeof written !== 'object' || written === null || typeof read !== 'object' || read === null) return [];
  const kept = new Map<string, unknown>(Object.entries(read));
  const fields = at.fields(at.schema);
  const element = Array.isArray(written) ? elementOf(at.schema) : undefined;
  return Object.entries(written).flatMap(([name, value]) => {
    const place = [...path, Array.isArray(written) ? Number(name) : name];
    const inner = Array.isArray(written) ? element : fields.get(name);
    if (kept.has(name)) return walk(value, kept.get(name), { ...at, schema: inner }, place);
    if (/^[_$]/.test(name)) return [];
    return [{ path: place, message: unknownField(name, [...fields.keys()]) }];
  });
}

function unknownField(name: string, fields: readonly string[]): string {
  const near = fields.find((field) => isNear(name, field));
  return near === undefined
    ? `there is no such field; here stand ${fields.join(' ')}`
    : `there is no such field; did you mean "${near}"?`;
}

/** A schema without its defaults and its leave to be absent. */
function bare(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  let inner = schema;
  while (
    inner instanceof z.ZodOptional ||
    inner instanceof z.ZodExactOptional ||
    inner instanceof z.ZodNullable ||
    inner instanceof z.ZodDefault ||
    inner instanceof z.ZodPrefault
  )
    inner = inner.unwrap();
  return inner;
}

function fieldsOf(schema: z.core.$ZodType | undefined): Fields {
  const inner = bare(schema);
  if (inner instanceof z.ZodObject) return new Map(Object.entries(inner.shape));
  if (inner instanceof z.ZodUnion) return new Map(inner.options.flatMap((one) => [...fieldsOf(one)]));
  return new Map();
}

function elementOf(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  const inner = bare(schema);
  return inner instanceof z.ZodArray ? inner.element : undefined;
}

const MOST_SLIPS = 2;

/** At most two letters lost, added or taken for others, and less than half of the word. */
function isNear(typed: string, field: string): boolean {
  const [a, b] = [typed.toLowerCase(), field.toLowerCase()];
  const most = Math.min(MOST_SLIPS, Math.floor(b.length / 2) - 1);
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]! <= most;
}
