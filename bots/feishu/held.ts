import { storable } from '../../src/chat/storable.ts';

/** The platform's own have some forty characters; an index of Postgres takes 2,704 bytes, and a press joins two ids. */
const LONGEST = 200;

/** Whether a database can hold it as an id: what it cannot would be refused however often it is pushed. */
export function isHeld(id: string): boolean {
  return id.length <= LONGEST && storable(id) === id;
}
