import type { Log } from '../../src/log.ts';
import type { Api } from './api.ts';
import { askOnce } from './memory.ts';

const AGAIN_MS = 10_000;

/** Who the bot itself is on the platform: without it no mention of the bot can be told from another. */
export interface BotIdentity {
  /** @throws SendError while the platform does not tell; then the event is pushed again */
  readonly openId: () => Promise<string>;
  /** Asks until it is told, so that the first message need not wait and a wrong secret shows at once. */
  learn(): void;
  stop(): void;
}

export function createBotIdentity(api: Pick<Api, 'bot'>, log: Log): BotIdentity {
  let known: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const ask = askOnce(async () => {
    known = (await api.bot()).openId;
    return known;
  });
  const learn = async (): Promise<void> => {
    try {
      await ask('');
    } catch (error) {
      log.warn({ why: (error as Error).message }, 'Feishu does not tell who the bot is');
      if (!isStopped) timer = setTimeout(() => void learn(), AGAIN_MS);
    }
  };
  return {
    openId: async () => known ?? ask(''),
    learn() {
      isStopped = false;
      void learn();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
