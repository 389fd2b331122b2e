import type { AdminIntent } from './admin-grammar.ts';

const SET = /^(设(?:置|定)?)[\s,:]*(\S[^\n;。]{1,40}?)\s*(?:为|任)\s*([^\n;。]{2,60})$/u;
const TAKE = /^(免去|免)[\s,:]*(\S[^\n;。]{1,40}?)(?:\s*的\s*|\s+)([^\n;。]{2,60})$/u;
const AND = /\s*(?:、|,|\s和\s|和(?=[\p{Script=Han}]{2,4}(?:、|,|$))|及)\s*/u;
const POST = /(?:管理员|协调员|联络员|组员|成员|组长|联系人|督导领导|督导|领导)$/u;
const MOST = 8;

/** Several at once: lines of their own, or several people or posts in one. Undefined where it is none of it. */
export function readSeveral(
  typed: string,
  folded: string,
  read: (one: string) => AdminIntent | undefined,
): AdminIntent | undefined {
  const parts = folded
    .split(/[\n;。]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length > MOST) return undefined;
  if (parts.length > 1) {
    const all = parts.map((part) => read(part));
    const each = all.flatMap((one, index) => (one === undefined ? [] : eachOf(one, parts[index] ?? '')));
    return all.every((one) => one !== undefined) ? { intent: 'one_by_one', each } : undefined;
  }
  return inOne(typed.trim());
}

function eachOf(one: AdminIntent, part: string): readonly string[] {
  return one.intent === 'one_by_one' ? one.each : [part];
}

/** "设 李敏、周清 为 水务局联络员、协调员". */
function inOne(said: string): AdminIntent | undefined {
  const set = SET.exec(said);
  const [, , people = '', posts = ''] = set ?? TAKE.exec(said) ?? [];
  const [names, all] = [people.split(AND), posts.trim().split(AND)];
  if (names.length * all.length < 2 || names.length * all.length > MOST) return undefined;
  if (!all.every((post) => POST.test(post)) || names.some((name) => name === '')) return undefined;
  const each = names.flatMap((name) =>
    all.map((post) => (set === null ? `免去 ${name} ${post}` : `设 ${name} 为 ${post}`)),
  );
  return { intent: 'one_by_one', each };
}
