import type { Config } from '../config.ts';
import { UserError } from '../errors.ts';
import { ORGANISATION_ID } from '../organisation.ts';
import type { Db } from '../store/client.ts';
import { forgetPerson, peopleNamed, type FoundPerson } from '../store/forget.ts';
import { openStore } from '../store/open.ts';
import { COMMAND_LINE } from '../wording/people.ts';
import { writeAudit } from '../store/audit.ts';

const COMMAND_LINE_ACTOR = { account: null, personId: null, name: COMMAND_LINE, role: 'bot' } as const;

/** `person forget NAME [--of PLACE]`: the identity goes, the ledger stays whole. */
export async function runPersonForget(
  config: Config,
  {
    name,
    of,
    now,
    write,
  }: { name: string; of: string | undefined; now: Date; write: (line: string) => void },
): Promise<void> {
  const store = await openStore(config, now);
  try {
    const person = only(name, of, await peopleNamed(store.db, ORGANISATION_ID, name));
    const forgotten = await store.db.transaction(async (tx: Db) => {
      const result = await forgetPerson(tx, ORGANISATION_ID, person.id);
      await writeAudit(tx, ORGANISATION_ID, { at: now, actor: COMMAND_LINE_ACTOR, inboxId: null }, [
        { noun: 'person', name: result.name, what: 'removed' },
      ]);
      return result;
    });
    write(JSON.stringify(forgotten));
  } finally {
    await store.close();
  }
}

function only(name: string, of: string | undefined, found: readonly FoundPerson[]): FoundPerson {
  const fitting = of === undefined ? found : found.filter(({ belongsTo }) => belongsTo === of);
  const [person] = fitting;
  if (person === undefined)
    throw new UserError('USAGE', `nobody is called ${name}${of === undefined ? '' : ` of ${of}`}`);
  if (fitting.length > 1)
    throw new UserError(
      'USAGE',
      `${fitting.length} people are called ${name}; say which with --of: ${fitting.map(({ belongsTo }) => belongsTo).join(', ')}`,
    );
  return person;
}
