import type { Clocks, EventBody } from './event.ts';
import type { Issue } from './issue.ts';

/** What an event makes different in an issue. */
export type Changes = { readonly [K in keyof Issue]?: Issue[K] };

export type Body<T extends EventBody['type']> = Extract<EventBody, { readonly type: T }>;

/** Nobody waits for an answer and nobody has to decide any more. */
export const SETTLED = { waitsUntil: null, needsDecision: false } as const satisfies Changes;

/** Null keeps the limits as they are. */
export function clocksOf(clocks: Clocks | null): Changes {
  if (clocks === null) return {};
  return {
    signDueAt: new Date(clocks.signDueAt),
    returnDueAt: new Date(clocks.returnDueAt),
    deadline: new Date(clocks.deadline),
  };
}

export function dateOf(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso);
}
