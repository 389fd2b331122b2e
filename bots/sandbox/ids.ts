import { createHash } from 'node:crypto';

const PREFIX = 'sandbox:';

/** Outside, chats and accounts go by the part after `sandbox:`, which is what the directory file calls them. */
export function bareId(id: string): string {
  return id.slice(PREFIX.length);
}

export function fullId(bare: string): `sandbox:${string}` {
  return `${PREFIX}${bare}`;
}

/** One delivery key is one message, also after a restart. */
export function messageIdOf(key: string): string {
  return `bot-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
}
