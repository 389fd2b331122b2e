export * from './audit.ts';
export * from './directory.ts';
export * from './entries.ts';
export * from './ledger.ts';
export * from './messages.ts';
export * from './reminders.ts';
export * from './routing.ts';
export * from './tokens.ts';
