/** Where "now" comes from; passed in, so that no test sleeps and the sandbox can move a week in a minute. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
