import type { Config } from '../config.ts';
import { UserError } from '../errors.ts';
import { ORGANISATION_ID } from '../organisation.ts';
import type { Db } from '../store/database/client.ts';
import { isLastAdmin } from '../store/directory/last-admin.ts';
import { forgetPerson, peopleNamed, type FoundPerson } from '../store/forget.ts';
import { commandNow } from './command-now.ts';
import { openStore } from '../store/database/open.ts';
import { COMMAND_LINE } from '../wording/people.ts';
import { writeAudit } from '../store/audit/audit.ts';

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
    if (await isLastAdmin(store.db, ORGANISATION_ID, person.id))
      throw new UserError(
        'USAGE',
        `${name} is the last admin; make somebody else one first: "xietiao admin code" prints a code for it`,
      );
    const at = await commandNow(store.db, config, now);
    const forgotten = await store.db.transaction(async (tx: Db) => {
      const result = await forgetPerson(tx, ORGANISATION_ID, person.id);
      await writeAudit(tx, ORGANISATION_ID, { at, actor: COMMAND_LINE_ACTOR, inboxId: null }, [
        { noun: 'person', name: result.name, what: 'removed' },
      ]);
      return result;
    });
    write(JSON.stringify(forgotten));
  } finally {
    await store.close();
  }
}

/** `工作二组` as people say it, or `group:工作二组` as it is listed. */
function isOf(belongsTo: string, said: string): boolean {
  return belongsTo === said || belongsTo.slice(belongsTo.indexOf(':') + 1) === said;
}

function only(name: string, of: string | undefined, found: readonly FoundPerson[]): FoundPerson {
  const fitting = of === undefined ? found : found.filter(({ belongsTo }) => isOf(belongsTo, of));
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
