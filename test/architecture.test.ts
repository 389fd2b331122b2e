import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOMS = ['src', 'bots', 'web', 'test'];

const report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
    totalDependenciesCruised: z.number(),
  }),
});

/** The same reading as `npm run layers`, as data. */
const { modules, summary } = report.parse(JSON.parse(cruise()));
const read = new Set(modules.map(({ source }) => source));

describe('the house', () => {
  it('keeps its layers: imports go downwards only', () => {
    const broken = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(broken).toEqual([]);
  });

  it('is read whole, every file of it', () => {
    const written = ROOMS.flatMap(sourcesIn);
    expect(written.filter((file) => !read.has(file))).toEqual([]);
    expect(written.length).toBeGreaterThan(150);
  });

  it('has its imports followed, not only its files counted', () => {
    expect(summary.totalDependenciesCruised).toBeGreaterThan(500);
  });
});

function cruise(): string {
  const program = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
  return execFileSync(process.execPath, [program, ...ROOMS, '--output-type', 'json'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

function sourcesIn(room: string): string[] {
  return readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${room}/${path}`);
}
