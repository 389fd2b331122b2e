import type { Instruction, Ordered } from './issue.ts';

/** All that leaders have said of it and that still stands, in the order in which it was said. */
export function allOrdered({ text, by, earlier = [] }: Ordered & Pick<Instruction, 'earlier'>): Ordered[] {
  return [...earlier, { text, by }];
}

/** One more sentence: those before it stay readable, and what is said again is said once. */
export function saidMore(before: Instruction | null, said: Ordered, dueAt: Date | null): Instruction {
  const isSame = ({ text, by }: Ordered) => text === said.text && by === said.by;
  const earlier = before === null ? [] : allOrdered(before).filter((one) => !isSame(one));
  return { ...said, dueAt, ...(earlier.length === 0 ? {} : { earlier }) };
}
