/** An error that the person at the terminal can mend: one clear line, no stack. Codes stand in docs/errors.md. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The catalogue: every code, and what the reader can do about it. `docs/errors.md` is tested against this table. */
export const ERROR_CODES = {
  ATTACHMENTS_UNWRITABLE:
    'A restore cannot put an attachment where the settings say: another file lies there, the disk is full, or the bucket refuses; the line says which. The ledger stays empty.',
  BACKUP_INVALID:
    'The file is no backup of this program, is cut off or altered, or is locked with another key. Nothing was changed.',
  CONFIG_INVALID:
    'A setting is unknown or has a value that cannot be used. Correct it; .env.example names them all.',
  DATA_DIR_LOCKED: 'Another process works on this data folder. Stop it, or choose another DATA_DIR.',
  DATABASE_UNREACHABLE:
    'DATABASE_URL cannot be reached or refused the login. Check the address and that Postgres runs.',
  DIRECTORY_INVALID:
    'The directory file is no JSON or does not hold what it should; the line and the field are named.',
  DIRECTORY_OPEN_ISSUES:
    'The directory file no longer names a department or group that has open issues. Write its name under `aliases` (a group: `formerly`) of what goes on with them, or import the file with `--even-if-open`. Nothing was changed.',
  FILE_UNWRITABLE:
    'The file named for a backup, an export or a report cannot be written: its folder is not there, it is a folder itself, or nobody may write there. The line says which.',
  LEDGER_INVALID:
    'The file is no ledger that can be taken over: no Excel file, damaged, too large, or without the columns of a ledger. Nothing was changed.',
  LEDGER_NOT_EMPTY:
    'A restore fills an empty ledger only. Set another DATA_DIR, or a new database in DATABASE_URL.',
  NOT_FOUND:
    'What is named is not there (any more): a file of a notice, which goes out without it, or an issue.',
  PORT_IN_USE: 'Another program listens on this port. Stop it, or set PORT.',
  SANDBOX_FORBIDDEN: 'The sandbox runs on loopback only and never beside a real platform.',
  USAGE: 'The command line is not understood; it says what to type.',
} as const;
export type ErrorCode = keyof typeof ERROR_CODES;
