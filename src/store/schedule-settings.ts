import { eq } from 'drizzle-orm';
import type { DirectoryFile } from '../directory/file.ts';
import type { Db } from './client.ts';
import { raiseDirectoryVersion } from './directory/bindings.ts';
import { organisations } from './schema/index.ts';

type Schedule = NonNullable<DirectoryFile['schedule']>;
export type PostSetting = NonNullable<Schedule['posts']>[number];

/** Sets when something is posted in some chats, over what was set for them before; the directory file sets it anew. */
export async function setPost(tx: Db, organisationId: number, post: PostSetting): Promise<void> {
  const mine = eq(organisations.organisationId, organisationId);
  const [row] = await tx
    .select({ settings: organisations.settings })
    .from(organisations)
    .where(mine)
    .for('update');
  if (row === undefined) throw new Error(`organisation ${organisationId} has no directory`);
  const { schedule = {} }: { schedule?: Schedule } = row.settings;
  const others = (schedule.posts ?? []).filter(
    ({ what, chats }) => what !== post.what || chats !== post.chats,
  );
  const settings = { ...row.settings, schedule: { ...schedule, posts: [...others, post] } };
  await tx.update(organisations).set({ settings }).where(mine);
  await raiseDirectoryVersion(tx, organisationId);
}
