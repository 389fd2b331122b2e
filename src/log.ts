import { pino, type Logger } from 'pino';

/** What every room may log to: ids, kinds and counts, never what people said, their names or numbers. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** Structured lines on stderr; stdout belongs to the command line's answers. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
