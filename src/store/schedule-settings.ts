import { eq } from 'drizzle-orm';
import type { DirectoryFile } from '../directory/file.ts';
import type { Db } from './database/client.ts';
import { raiseDirectoryVersion } from './directory/bindings.ts';
import { organisations } from './schema/index.ts';

type Schedule = NonNullable<DirectoryFile['schedule']>;
export type PostSetting = NonNullable<Schedule['posts']>[number];
type About = Pick<PostSetting, 'what' | 'chats'>;

/** What admins said in a chat about when something is posted; it stands over the directory file and outlives its imports. */
export interface SaidSettings {
  readonly postsSaid?: readonly PostSetting[];
}

/** Sets when something is posted in some chats, over what was set for them before. */
export async function setPost(tx: Db, organisationId: number, post: PostSetting): Promise<void> {
  await change(tx, organisationId, (said) => [...without(said, post), post]);
}

/** Takes back what was said in a chat: the directory file's word holds again. */
export async function unsetPost(tx: Db, organisationId: number, about: About): Promise<void> {
  await change(tx, organisationId, (said) => without(said, about));
}

const without = (said: readonly PostSetting[], { what, chats }: About) =>
  said.filter((post) => post.what !== what || post.chats !== chats);

async function change(
  tx: Db,
  organisationId: number,
  next: (said: readonly PostSetting[]) => PostSetting[],
): Promise<void> {
  const mine = eq(organisations.organisationId, organisationId);
  const [row] = await tx
    .select({ settings: organisations.settings })
    .from(organisations)
    .where(mine)
    .for('update');
  if (row === undefined) throw new Error(`organisation ${organisationId} has no directory`);
  const { postsSaid = [] }: SaidSettings = row.settings;
  await tx
    .update(organisations)
    .set({ settings: { ...row.settings, postsSaid: next(postsSaid) } })
    .where(mine);
  await raiseDirectoryVersion(tx, organisationId);
}
