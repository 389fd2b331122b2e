// Loaded before the program by `--import`: its Date stands as many milliseconds ahead of the machine's as the file that
// MOVED_CLOCK names says. Asked by SIGUSR2 it looks there again and says so. Timers and the database's clock stay real.
import { readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const RealDate = Date;
const read = () => Number(readFileSync(process.env['MOVED_CLOCK'], 'utf8'));
let aheadMs = read();
const now = () => RealDate.now() + aheadMs;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, maker) => Reflect.construct(target, args.length === 0 ? [now()] : args, maker),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
RealDate.prototype.constructor = globalThis.Date;

if (isMainThread)
  process.on('SIGUSR2', () => {
    aheadMs = read();
    writeSync(2, `clock ahead by ${aheadMs}\n`);
  });
