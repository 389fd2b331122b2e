import type { Logger } from 'pino';
import type { ChatAdapter } from './chat/adapter.ts';
import type { Clock } from './chat/clock.ts';
import type { OpenFile } from './chat/file.ts';
import type { Platform } from './chat/message.ts';
import type { Config } from './config.ts';
import { UserError } from './errors.ts';

export interface PlatformParts {
  readonly log: Logger;
  readonly clock: Clock;
  readonly openFile: OpenFile;
}

/** Which bots the settings ask for. */
export function platformsOf({ sandbox, feishu, wechat }: Config): Set<Platform> {
  const asked: readonly (readonly [Platform, boolean])[] = [
    ['sandbox', sandbox],
    ['feishu', feishu !== undefined],
    ['wechat', wechat !== undefined],
  ];
  return new Set(asked.filter(([, isAsked]) => isAsked).map(([platform]) => platform));
}

/** The bots of the real platforms that the settings ask for; an SDK is loaded only where its bot runs. */
export async function openPlatforms(config: Config, _parts: PlatformParts): Promise<ChatAdapter[]> {
  if (config.feishu !== undefined || config.wechat !== undefined)
    throw new UserError('CONFIG_INVALID', 'FEISHU_* and WECHAT_* have no bot in this version yet');
  return [];
}
