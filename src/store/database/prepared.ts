import type postgres from 'postgres';

/** Statements with more values than this are seldom the same twice: they would only fill the server's memory. */
const MOST_VALUES = 32;

/**
 * Lets every statement with few values be prepared once per connection: one way there and back instead of two, and
 * statements of one transaction that do not wait for each other go down together. The planner still sees the values
 * (`plan_cache_mode`), as partial indexes need, and compiles none: that takes longer than any of ours runs. A pooler
 * that keeps no prepared statements wants `?prepare=false`.
 */
export const PLANS = { plan_cache_mode: 'force_custom_plan', jit: 'off' } as const;

export function preparing<Client extends postgres.ISql>(client: Client): Client {
  const unsafe = client.unsafe.bind(client);
  const prepared: typeof client.unsafe = (query, values, options) =>
    unsafe(query, values, { prepare: (values?.length ?? 0) <= MOST_VALUES, ...options });
  return Object.assign(client, {
    unsafe: prepared,
    ...inside(client, 'begin'),
    ...inside(client, 'savepoint'),
  });
}

type Work = (client: postgres.ISql) => unknown;

/** What opens a transaction hands its work a client of its own. */
function inside(client: object, name: 'begin' | 'savepoint'): object {
  const open: unknown = Reflect.get(client, name);
  if (typeof open !== 'function') return {};
  const opening = (...args: readonly unknown[]): unknown => {
    const work = args.at(-1) as Work;
    return open(...args.slice(0, -1), (own: postgres.ISql) => work(preparing(own)));
  };
  return { [name]: opening };
}
