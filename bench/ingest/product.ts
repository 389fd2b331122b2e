import { APP, type FakeFeishu } from '../../test/support/feishu/fake.ts';
import { freePort } from '../support/server.ts';
import { startProgram, type Program } from './program.ts';

export interface Product extends Program {
  readonly url: string;
  /** Where Feishu pushes its events to. */
  readonly events: string;
}

/** The settings of a program that serves the pretended Feishu by webhook. */
export function feishuSettings({ url }: Pick<FakeFeishu, 'url'>): Record<string, string> {
  return {
    LOG_LEVEL: 'warn',
    FEISHU_APP_ID: APP.appId,
    FEISHU_APP_SECRET: APP.appSecret,
    FEISHU_MODE: 'webhook',
    FEISHU_ENCRYPT_KEY: APP.encryptKey,
    FEISHU_VERIFICATION_TOKEN: APP.verificationToken,
    FEISHU_DOMAIN: url,
  };
}

/**
 * The built program as an operator starts it, until it is ready.
 * @param cli the built command line
 */
export async function startProduct(
  cli: string,
  env: Readonly<Record<string, string>>,
  nodeArgs: readonly string[] = [],
): Promise<Product> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = await startProgram(
    [...nodeArgs, cli, 'start'],
    { ...env, PORT: String(port) },
    `${url}/health/ready`,
  );
  return { ...program, url, events: `${url}/feishu/events` };
}
