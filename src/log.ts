import { pino, type DestinationStream, type Logger } from 'pino';
import { createLineWriter } from './line-writer.ts';

/** What every room may log to: ids, kinds and counts, never what people said, their names or numbers. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** Structured lines on stderr; stdout belongs to the command line's answers. */
export function createLog(level: string, to: DestinationStream = stderrLines()): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: told } },
    to,
  );
}

/** pino's own destination tries for ever, at the end of the process too, where the disk is full. */
function stderrLines(): DestinationStream {
  const lines = createLineWriter(2);
  process.once('exit', () => lines.end());
  return lines;
}

interface ToldError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ToldError;
}

/** An error without what was in the question: a failed statement carries its values, and they are what people said. */
function told(error: unknown): ToldError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'thrown, and no error' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    type: error.name,
    message: withoutValues(error.message, code),
    ...(code === undefined ? {} : { code }),
    ...(error.stack === undefined ? {} : { stack: frames(error.stack) }),
    ...(error.cause === undefined ? {} : { cause: told(error.cause) }),
  };
}

/** Class 22 of Postgres (data exception) quotes the value that it could not read. */
function withoutValues(message: string, code: string | undefined): string {
  const statement = message.split('\nparams:')[0] ?? '';
  return code?.startsWith('22') === true ? statement.replaceAll(/"[^"]*"/g, '"…"') : statement;
}

function frames(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
