import { bigint, integer, timestamp } from 'drizzle-orm/pg-core';

/** Every table carries it, and every key begins with it: a province can be spread over several databases later. */
export const organisationId = () => integer('organisation_id').notNull();

/** Ids that also tell the order of arrival. */
export const serialId = () => bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity();

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });
