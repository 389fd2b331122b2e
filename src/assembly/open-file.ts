import type { FileContent, FileRef, OpenFile } from '../chat/file.ts';
import { UserError } from '../errors.ts';

type Room = FileRef extends `${infer Name}:${string}` ? Name : never;

/** What opens the files of one room, by what follows the colon; undefined where nothing (any more) lies there. */
export type FileRooms = Partial<Record<Room, (id: string) => Promise<FileContent | undefined>>>;

/** Opens a file by the room that its reference names. */
export function fileOpener(rooms: FileRooms): OpenFile {
  const byName = new Map<string, FileRooms[Room]>(Object.entries(rooms));
  return async (ref) => {
    const colon = ref.indexOf(':');
    const found = await byName.get(ref.slice(0, colon))?.(ref.slice(colon + 1));
    if (found === undefined) throw new UserError('NOT_FOUND', `nothing lies under ${ref}`);
    return found;
  };
}
