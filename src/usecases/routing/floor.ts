import { z } from 'zod';

/** Where the confidence that last month's mistakes demand is kept. */
export const FLOOR_FACT = 'routing_floor';

const floor = z.object({ confidence: z.number().min(0).max(1) });

export function floorOf(fact: unknown): number {
  const read = floor.safeParse(fact);
  return read.success ? read.data.confidence : 0;
}
