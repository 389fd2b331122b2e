import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wechatyGateway } from '../../../bots/wechat/wechaty.ts';
import type { Log } from '../../../src/log.ts';
import type { Deeds } from './gateway-process.ts';
import type { Sent } from './world.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export interface GatewayProcess {
  /** As `WECHAT_PUPPET_OPTIONS` would say it. */
  readonly options: {
    readonly token: string;
    readonly endpoint: string;
    readonly tls: { readonly disable: true };
  };
  /** All that the bot said, in every life of the process. */
  readonly sent: Sent[];
  start(): Promise<void>;
  /** As a power cut would. */
  kill(): Promise<void>;
  ask<Name extends keyof Deeds>(
    deed: Name,
    ...args: Parameters<Deeds[Name]>
  ): Promise<ReturnType<Deeds[Name]>>;
}

/** The service puppet keeps what it knows of contacts below HOME: each run has one of its own. */
export const HOME = mkdtempSync(join(tmpdir(), 'xietiao-wechat-home-'));

export async function createGateway(): Promise<GatewayProcess> {
  process.env['HOME'] = HOME;
  const endpoint = `127.0.0.1:${await freePort()}`;
  const token = `insecure_${randomUUID()}`;
  const sent: Sent[] = [];
  const waiting = new Map<number, (answer: unknown) => void>();
  let child: ChildProcess | undefined;
  let asked = 0;
  return {
    options: { token, endpoint, tls: { disable: true } },
    sent,
    async start() {
      const file = new URL('gateway-process.ts', import.meta.url);
      const started = fork(file, [endpoint, token], {
        execArgv: ['--import', 'tsx'],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      child = started;
      await new Promise<void>((resolve, reject) => {
        started.once('exit', (code) => reject(new Error(`the gateway ended: ${code}`)));
        started.on('message', (message: { ready?: true; sent?: Sent; id?: number; answer?: unknown }) => {
          if (message.ready === true) resolve();
          if (message.sent !== undefined) sent.push(message.sent);
          if (message.id !== undefined) waiting.get(message.id)?.(message.answer);
        });
      });
    },
    async kill() {
      const dying = child;
      child = undefined;
      if (dying === undefined) return;
      dying.kill('SIGKILL');
      await once(dying, 'exit');
    },
    ask(deed, ...args) {
      asked += 1;
      const id = asked;
      return new Promise((resolve, reject) => {
        waiting.set(id, (answer) => resolve(answer as never));
        if (child === undefined) reject(new Error('the gateway is dead'));
        else child.send({ id, deed, args });
      });
    },
  };
}

/** Real wechaty over the network, to a gateway in another process. */
export function overNetwork(gateway: GatewayProcess, log: Log) {
  return wechatyGateway({
    puppet: 'wechaty-puppet-service',
    puppetOptions: gateway.options,
    folder: temporaryFolder('wechat'),
    log,
    now: () => new Date(),
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
