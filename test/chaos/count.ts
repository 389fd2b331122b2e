import { setTimeout as pause } from 'node:timers/promises';
import type { FakeFeishu } from '../support/feishu/fake.ts';
import { API_TOKEN, type Load } from './clients.ts';
import { PLACE } from './region.ts';

/** What became of every acknowledged message. */
export interface Counted {
  readonly acknowledged: number;
  /** No issue tells of it. */
  readonly lost: number;
  /** Two issues do. */
  readonly doubled: number;
  readonly unanswered: number;
  readonly answeredTwice: number;
}

/** Counts until everything is answered, or nothing more was for so long: a busy machine is slow, not forgetful. */
export async function countUntilAnswered(
  url: string,
  fake: FakeFeishu,
  { acknowledged }: Load,
  timeoutMs: number,
): Promise<Counted> {
  let [least, since] = [Infinity, performance.now()];
  for (;;) {
    const counted = await count(url, fake, acknowledged);
    const open = counted.unanswered + counted.lost;
    if (open < least) [least, since] = [open, performance.now()];
    if (open === 0 || performance.now() - since > timeoutMs) return counted;
    // To count is work for the program too.
    await pause(250 + counted.acknowledged / 10);
  }
}

async function count(
  url: string,
  fake: FakeFeishu,
  acknowledged: ReadonlyMap<string, string>,
): Promise<Counted> {
  const issuesByName = await issueCounts(url);
  const answers = new Map<string, number>();
  for (const { sender, parentId } of fake.world.messages.values())
    if (sender === 'bot' && parentId !== undefined) answers.set(parentId, (answers.get(parentId) ?? 0) + 1);
  const ids = [...acknowledged.keys()];
  const told = (id: string) => issuesByName.get(acknowledged.get(id) ?? '') ?? 0;
  return {
    acknowledged: ids.length,
    lost: ids.filter((id) => told(id) === 0).length,
    doubled: ids.filter((id) => told(id) > 1).length,
    unanswered: ids.filter((id) => !answers.has(id)).length,
    answeredTwice: ids.filter((id) => (answers.get(id) ?? 0) > 1).length,
  };
}

/** How many issues tell of each place: no two messages name the same, so a place names its message. */
async function issueCounts(url: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let cursor: string | null = ''; cursor !== null;) {
    const answer = await fetch(`${url}/api/issues?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`, {
      headers: { authorization: `Bearer ${API_TOKEN}` },
    });
    const page = (await answer.json()) as { items: { detail: string }[]; nextCursor: string | null };
    for (const { detail } of page.items) {
      const name = PLACE.exec(detail)?.[0] ?? detail;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    cursor = page.nextCursor;
  }
  return counts;
}
