import { directoryFile } from '../../src/directory/file-schema.ts';
import type { Db } from '../../src/store/database/client.ts';
import { readDirectory } from '../../src/store/directory/read.ts';
import { writeDirectory } from '../../src/store/directory/write.ts';
import type { Directory } from '../../src/directory/directory.ts';

/** Every tenth department is a unit above nine others; a third of the rest answers to the leaders directly. */
const UNITS = 10;

/** So many groups and departments with their chats; work groups sit on a platform without a bot here, so that nothing is posted to them. */
export async function layCity(
  db: Db,
  size: { groups: number; departments: number },
  now: Date,
): Promise<Directory> {
  const named = (count: number, word: string) => Array.from({ length: count }, (_, i) => `${word}${i + 1}`);
  const departments = named(size.departments, '第').map((name, i) => ({
    name: `${name}局`,
    liaisons: [{ name: `联络${i + 1}` }],
    ...(i < UNITS || i % 3 === 0 ? {} : { superior: `第${(i % UNITS) + 1}局` }),
  }));
  const file = directoryFile.parse({
    departments,
    workGroups: named(size.groups, '工作组').map((name) => ({ name })),
    chats: [
      ...departments.map(({ name }, i) => ({
        platform: 'sandbox',
        id: `d${i + 1}`,
        kind: 'department',
        boundTo: name,
      })),
      ...named(size.groups, '工作组').map((name, i) => ({
        platform: 'wechat',
        id: `g${i + 1}`,
        kind: 'work_group',
        boundTo: name,
      })),
      { platform: 'sandbox', id: 'leaders', kind: 'leaders' },
      { platform: 'sandbox', id: 'coordinators', kind: 'coordinators' },
    ],
  });
  await db.transaction((tx) => writeDirectory(tx, 1, file, now));
  const directory = await readDirectory(db, 1);
  if (directory === undefined) throw new Error('the city has no directory');
  return directory;
}
