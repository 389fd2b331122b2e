/** What the pretended platform knows: chats, people, and every message that was said. */

export interface FakeChat {
  readonly id: string;
  name: string;
  readonly mode: 'group' | 'p2p';
  readonly members: Set<string>;
  /** The bot was removed, or never added. */
  hasBot: boolean;
  isDissolved: boolean;
}

export interface FakeMessage {
  readonly id: string;
  readonly chatId: string;
  /** An open_id, or `bot`. */
  readonly sender: string;
  readonly type: string;
  /** JSON inside JSON, as the platform keeps it. */
  content: string;
  readonly parentId?: string | undefined;
  readonly rootId?: string | undefined;
  readonly uuid?: string | undefined;
  readonly mentions?: readonly unknown[];
  readonly at: number;
  /** How often it was replaced. */
  edits: number;
  isRecalled: boolean;
}

export interface FakeFile {
  readonly key: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export interface World {
  readonly chats: Map<string, FakeChat>;
  readonly people: Map<string, string>;
  readonly messages: Map<string, FakeMessage>;
  readonly files: Map<string, FakeFile>;
  readonly botOpenId: string;
  readonly botName: string;
  newId(kind: 'om' | 'oc' | 'ou' | 'img_v3' | 'file_v3' | 'ev'): string;
  addPerson(name: string): string;
  addChat(name: string, people: readonly string[], mode?: FakeChat['mode']): FakeChat;
  inChat(chatId: string): readonly FakeMessage[];
}

export function createWorld(): World {
  let ids = 0;
  const newId: World['newId'] = (kind) => `${kind}_${String((ids += 1)).padStart(12, '0')}`;
  const [chats, people, messages, files] = [
    new Map<string, FakeChat>(),
    new Map<string, string>(),
    new Map<string, FakeMessage>(),
    new Map<string, FakeFile>(),
  ];
  return {
    chats,
    people,
    messages,
    files,
    botOpenId: 'ou_bot',
    botName: '协调助手',
    newId,
    addPerson(name) {
      const id = newId('ou');
      people.set(id, name);
      return id;
    },
    addChat(name, members, mode = 'group') {
      const chat: FakeChat = {
        id: newId('oc'),
        name,
        mode,
        members: new Set(members),
        hasBot: true,
        isDissolved: false,
      };
      chats.set(chat.id, chat);
      return chat;
    },
    inChat: (chatId) => [...messages.values()].filter((message) => message.chatId === chatId),
  };
}
