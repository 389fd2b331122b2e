import type { Actor } from '../issues/event.ts';

/** The bot itself in the history of an issue: where a rule decided or a limit ran out. */
export const BOT: Actor = { account: null, personId: null, name: '协调助手', role: 'bot' };
