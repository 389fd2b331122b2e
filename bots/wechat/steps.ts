import type { FileContent, FileRef, OpenFile } from '../../src/chat/file.ts';
import type { Notice } from '../../src/chat/notice.ts';
import { SendError } from '../../src/chat/send-failure.ts';
import { within, type Timers } from '../../src/chat/timers.ts';
import type { Gateway } from './gateway.ts';
import { bareId } from './ids.ts';
import { render, type WechatWords } from './render.ts';

/** One message of WeChat: a notice may need several. */
export interface Step {
  /** By which its echo is recognised. */
  readonly trace: string;
  readonly isFile: boolean;
  readonly run: () => Promise<string | undefined>;
}

interface Told {
  readonly gateway: Gateway;
  readonly conversation: string;
  readonly isRoom: boolean;
  readonly notice: Notice;
}

interface StepParts {
  readonly words: WechatWords;
  readonly openFile: OpenFile;
  readonly timers: Timers;
}

/** Under which name somebody goes in the room is worth no longer a wait: the notice has names of its own. */
const NAMES_MS = 1_000;
const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** The texts of a notice, then its files and pictures. */
export async function stepsOf(
  { gateway, conversation, isRoom, notice }: Told,
  { words, openFile, timers }: StepParts,
): Promise<Step[]> {
  const asked = isRoom ? namesInRoom(gateway, conversation, notice) : Promise.resolve(NO_NAMES);
  const [names, { files, missing }] = await Promise.all([
    within(timers, NAMES_MS, asked, () => NO_NAMES),
    filesOf(notice, openFile),
  ]);
  const lines = [...notice.lines, ...missing.map((name) => words.fileMissing(name))];
  const { texts, mentionIds } = render(
    { ...notice, lines },
    words,
    (account, name) => names.get(account) ?? name,
  );
  const say = (text: string, index: number): Step => ({
    trace: text,
    isFile: false,
    run: () => gateway.sayText(conversation, text, index === 0 ? mentionIds : []),
  });
  const send = (file: FileContent): Step => ({
    trace: file.name,
    isFile: true,
    run: () => gateway.sayFile(conversation, file),
  });
  return [...texts.map(say), ...files.map(send)];
}

/** An @ reaches somebody under the name that the room knows. */
async function namesInRoom(gateway: Gateway, roomId: string, { mentions = [] }: Notice) {
  const here = mentions.filter(({ account }) => account.startsWith('wechat:'));
  const named = await Promise.all(
    here.map(async ({ account }) => {
      const id = bareId(account);
      return [account, (await gateway.nameInRoom(roomId, id)) ?? (await gateway.name(id))] as const;
    }),
  );
  return new Map(named.flatMap(([account, name]) => (name === undefined ? [] : [[account, name] as const])));
}

/** What cannot be opened any more is named in the text: the words are worth sending without it. */
async function filesOf({ files = [] }: Notice, openFile: OpenFile) {
  const opened = await Promise.all(
    files.flatMap(({ name, ref }) => (ref === undefined ? [] : [openOne(name, ref, openFile)])),
  );
  return {
    files: opened.flatMap(({ name, file }) =>
      file === undefined ? [] : [{ ...file, name: file.name || name }],
    ),
    missing: opened.filter(({ file }) => file === undefined).map(({ name }) => name),
  };
}

/** @throws SendError where it is only not to be had yet */
async function openOne(name: string, ref: FileRef, openFile: OpenFile) {
  try {
    return { name, file: await openFile(ref) };
  } catch (error) {
    if (error instanceof SendError && error.failure.kind !== 'rejected') throw error;
    return { name, file: undefined };
  }
}
