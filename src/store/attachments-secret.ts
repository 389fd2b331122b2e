import type { Db } from './database/client.ts';
import { readFact } from './facts.ts';
import { facts } from './schema/index.ts';

const NAME = 'attachments:secret';

/** The key that links are signed with: made once, the same in every replica, and kept so that links outlive a restart. */
export async function attachmentSecret(db: Db, organisationId: number, fresh: string): Promise<string> {
  await db.insert(facts).values({ organisationId, name: NAME, value: fresh }).onConflictDoNothing();
  const secret = await readFact(db, organisationId, NAME);
  if (typeof secret !== 'string') throw new Error(`the fact ${NAME} is no text`);
  return secret;
}
