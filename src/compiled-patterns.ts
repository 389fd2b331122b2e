import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 compile a pattern the first time that it is used. By itself it interprets it first and, with as many patterns as
 * these, throws away what it compiled and begins again: reading a report takes twice as long (`npm run bench:parse`).
 */
export function compilePatterns(): void {
  setFlagsFromString('--no-regexp-tier-up');
}
