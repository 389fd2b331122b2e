export * from './directory.ts';
export * from './ledger.ts';
export * from './messages.ts';
