/** wechaty's numbers of what a message is. A puppet may give others, which are counted and passed over. */
export const MESSAGE_TYPE = {
  unknown: 0,
  attachment: 1,
  audio: 2,
  contact: 3,
  chatHistory: 4,
  emoticon: 5,
  image: 6,
  text: 7,
  location: 8,
  miniProgram: 9,
  groupNote: 10,
  transfer: 11,
  redEnvelope: 12,
  recalled: 13,
  url: 14,
  video: 15,
  post: 16,
} as const;

type Name = keyof typeof MESSAGE_TYPE;

/** What the bot does with each kind; what is not named here is none of its business. */
const READ_AS: Readonly<
  Partial<Record<Name, 'text' | 'note' | 'location' | 'recall' | 'image' | 'file' | 'voice'>>
> = {
  text: 'text',
  groupNote: 'note',
  location: 'location',
  recalled: 'recall',
  image: 'image',
  attachment: 'file',
  video: 'file',
  audio: 'voice',
};

const NAMES = new Map<number, Name>(
  (Object.keys(MESSAGE_TYPE) as Name[]).map((name) => [MESSAGE_TYPE[name], name]),
);

/** How a message is read; `ignored` is known and unwanted, `unheard_of` is a kind from the future. */
export function readAs(type: number): NonNullable<(typeof READ_AS)[Name]> | 'ignored' | 'unheard_of' {
  const name = NAMES.get(type);
  if (name === undefined || name === 'unknown') return 'unheard_of';
  return READ_AS[name] ?? 'ignored';
}
