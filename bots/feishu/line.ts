import { createConnection, type Connection, type ConnectionTimes, type SdkSettings } from './sdk.ts';
import type { Health } from './health.ts';

export interface LineTimes extends ConnectionTimes {
  /** After the package gave up: a wrong secret or a switched-off app is mended by people, without telling us. */
  readonly restartAfterMs: number;
}

/** The long connection, kept up for as long as the bot runs. */
export function openLine(
  sdk: SdkSettings,
  times: LineTimes,
  health: Health,
  pushed: (event: unknown) => Promise<object | undefined>,
): Connection {
  let timer: NodeJS.Timeout | undefined;
  let connection: Connection | undefined;

  const start = (): void => {
    connection = createConnection(sdk, times, {
      async pushed(event) {
        health.heard();
        return pushed(event);
      },
      connected: () => health.line('connected'),
      lost: () => health.line('disconnected', 'the long connection is lost; it is being built anew'),
      failed(why) {
        health.line('failed', `no long connection: ${why}; check the app’s id, secret and state`);
        timer = setTimeout(restart, times.restartAfterMs);
      },
      heard: health.heard,
    });
    connection.start();
  };
  const restart = (): void => {
    connection?.stop();
    start();
  };
  return {
    start,
    stop() {
      clearTimeout(timer);
      connection?.stop();
      connection = undefined;
    },
  };
}
