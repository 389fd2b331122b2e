import { mkdirSync, openSync, readFileSync, rmSync, writeSync, closeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../errors.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
  /** When the process began, in clock ticks since boot where the system tells it: a reused pid is told from the holder. */
  readonly began: string | null;
}

/**
 * Holds a data folder for this process alone. PGlite has no lock of its own: two processes in one folder lose
 * most of what they commit, so nothing opens the folder without this. The file `lock` stands in the folder, beside the database's own.
 * @returns what releases the lock
 * @throws UserError DATA_DIR_LOCKED naming the process that holds it
 */
export function lockFolder(folder: string, now: Date): () => void {
  const file = join(folder, 'lock');
  mkdirSync(folder, { recursive: true });
  for (;;) {
    if (tryTake(file, now)) return () => rmSync(file, { force: true });
    const holder = readHolder(file);
    if (holder === undefined || isAlive(holder)) throw locked(folder, file, holder);
    rmSync(file, { force: true });
  }
}

function tryTake(file: string, now: Date): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600);
    const holder: Holder = {
      pid: process.pid,
      host: hostname(),
      since: now.toISOString(),
      began: beganAt(process.pid),
    };
    writeSync(handle, JSON.stringify(holder));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** A lock of another machine cannot be judged from here, so it counts as held. */
function isAlive({ pid, host, began }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return pid !== process.pid && (began === null || began === beganAt(pid));
}

function beganAt(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function locked(folder: string, file: string, holder: Holder | undefined): UserError {
  const who =
    holder === undefined
      ? `an unreadable lock file ${file}`
      : `process ${holder.pid} on ${holder.host} since ${holder.since}`;
  return new UserError(
    'DATA_DIR_LOCKED',
    `data folder ${folder} is held by ${who}; stop it or set another DATA_DIR`,
  );
}
