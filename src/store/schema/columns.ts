import { bigint, customType, integer, timestamp } from 'drizzle-orm/pg-core';

/** Every table carries it, and every key begins with it: a province can be spread over several databases later. */
export const organisationId = () => integer('organisation_id').notNull();

/** Ids that also tell the order of arrival. */
export const serialId = () => bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity();

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/** An instant as `JSON.stringify` writes it. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * jsonb whose instants under these names come back as `Date`; another text that looks like one stays a text.
 * The value must hold its dates directly, not deeper.
 */
export const jsonWithInstants = <Value extends object>(
  name: string,
  instants: readonly (keyof Value & string)[],
) =>
  customType<{ data: Value; driverData: unknown }>({
    dataType: () => 'jsonb',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (stored) => {
      const value: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
      return revive(value, instants) as Value;
    },
  })(name);

function revive(value: unknown, instants: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      instants.includes(key) && typeof part === 'string' && INSTANT.test(part) ? new Date(part) : part,
    ]),
  );
}
