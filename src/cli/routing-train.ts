import type { Config } from '../config.ts';
import { UserError } from '../errors.ts';
import { ORGANISATION_ID } from '../organisation.ts';
import { retrain } from '../routing/learn/retrain.ts';
import { storeExamples } from '../store/routing/examples.ts';
import { openStore } from '../store/database/open.ts';
import { readDirectory } from '../store/directory/read.ts';
import { know } from '../usecases/known.ts';
import { learn, type Learning } from '../usecases/routing/learn.ts';
import { readOldLedger, type OldLedger } from '../usecases/routing/old-ledger.ts';
import { readLedgerFile } from './ledger-file.ts';

const NAMES_SHOWN = 5;

/** `routing train`: takes old ledgers in as examples, learns from all there are, and says in a line what each came to. */
export async function runRoutingTrain(
  config: Config,
  { files, now, say }: { files: readonly string[]; now: Date; say: (line: string) => void },
): Promise<void> {
  const store = await openStore(config, now);
  try {
    const directory = await readDirectory(store.db, ORGANISATION_ID);
    if (directory === undefined)
      throw new UserError(
        'USAGE',
        'there is no directory yet: import one first, so that departments are known',
      );
    for (const file of files) {
      const ledger = readOldLedger(await readLedgerFile(file), directory.departments, now);
      const fresh = await store.db.transaction((tx) => storeExamples(tx, ORGANISATION_ID, ledger.examples));
      say(`${file}: ${takenLine(ledger, fresh)}`);
    }
    const place = { db: store.db, organisationId: ORGANISATION_ID };
    say(learningLine(await learn(place, know(directory), now, async (task) => retrain(task))));
  } finally {
    await store.close();
  }
}

function takenLine({ taken, withoutText, withoutDepartment, unknown }: OldLedger, fresh: number): string {
  const names = [...unknown].sort((a, b) => b[1] - a[1]).map(([name, times]) => `${name} ×${times}`);
  const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} other names` : '';
  const unclear = [
    ...(withoutText === 0 ? [] : [`${withoutText} without a text`]),
    ...(withoutDepartment === 0 ? [] : [`${withoutDepartment} without a department`]),
    ...(names.length === 0
      ? []
      : [`departments unknown here: ${names.slice(0, NAMES_SHOWN).join(', ')}${more}`]),
  ];
  const said = unclear.length === 0 ? 'nothing unclear' : `unclear: ${unclear.join('; ')}`;
  return `${taken} rows taken (${fresh} examples new); ${said}`;
}

function learningLine(learning: Learning): string {
  if (learning.kind === 'too few')
    return `not trained: ${learning.fresh} new requests, ${learning.needed} are needed`;
  const { examples, version, taken, threshold, heldBack } = learning;
  const percent = (share: number | null) => (share === null ? '—' : `${(share * 100).toFixed(1)} %`);
  const tried =
    heldBack === null
      ? ''
      : `; of the ${heldBack.rows} newest ${heldBack.newRight} right, before ${heldBack.oldRight}`;
  const routes = threshold.proven
    ? `routes alone from a confidence of ${threshold.confidence.toFixed(3)}: ${percent(threshold.coverage)} of requests, precision ${percent(threshold.precision)}, at least ${percent(threshold.lowerBound)}`
    : `too few decisions to prove a threshold: routes alone from a confidence of ${threshold.confidence}`;
  return `model ${version} from ${examples} requests, ${taken ? 'in use' : 'not taken, the one before is better'}${tried}; ${routes}`;
}
