import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a neighbour module in a thread of its own. The built program's neighbour is JavaScript; beside the sources
 * stands TypeScript, which the development tool reads.
 * @param from the `import.meta.url` of whoever starts it
 * @param name the neighbour's name without its ending
 */
export function startThread(from: string, name: string, options: WorkerOptions = {}): Worker {
  if (!from.endsWith('.ts')) return new Worker(new URL(`${name}.js`, from), options);
  const source = JSON.stringify(new URL(`${name}.ts`, from).href);
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); });`;
  return new Worker(code, { ...options, eval: true });
}
