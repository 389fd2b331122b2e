import { createServer, type IncomingMessage } from 'node:http';
import postgres from 'postgres';
import { isSigned, opener } from '../../bots/feishu/signature.ts';

/**
 * The plain reference: what a careful engineer writes in an afternoon who wants to lose nothing, and what the product is
 * measured against in the same run. It checks the signature over the raw body, decrypts, writes five rows in one durable
 * transaction (the message, an issue with its gap-free number, an event, two things to say) as one prepared statement,
 * takes a redelivered message once, keeps each chat's order, and only then answers 200. It understands nothing, knows no
 * directory, sends nothing, and has no page, no clock and no roles.
 *
 * Settings: DATABASE_URL, ENCRYPT_KEY, PORT.
 */
const encryptKey = process.env['ENCRYPT_KEY'] ?? '';
const open = opener(encryptKey);
const sql = postgres(process.env['DATABASE_URL'] ?? '', { max: 10, onnotice: () => undefined });

await sql.unsafe(`
  create table messages (id text primary key, chat text not null, body jsonb not null, at timestamptz not null default now());
  create table counter (value int not null);
  insert into counter values (0);
  create table issues (number int primary key, chat text not null, title text not null, state text not null);
  create table events (issue int not null, seq int not null, what jsonb not null, primary key (issue, seq));
  create table outbox (id bigint generated always as identity primary key, key text unique not null, chat text not null,
    body jsonb not null, sent boolean not null default false);
  create index on outbox (chat, id) where not sent;
`);

const last = new Map<string, Promise<unknown>>();

/** One after the other within a chat. */
function inOrder<Value>(chat: string, work: () => Promise<Value>): Promise<Value> {
  const mine = (last.get(chat) ?? Promise.resolve()).then(work, work);
  last.set(chat, mine);
  const tidy = () => {
    if (last.get(chat) === mine) last.delete(chat);
  };
  void mine.then(tidy, tidy);
  return mine;
}

function record(id: string, chat: string, text: string): Promise<unknown> {
  const body = JSON.stringify({ id, chat, text });
  return sql`
    with fresh as (
      insert into messages (id, chat, body) values (${id}, ${chat}, ${body}::jsonb) on conflict do nothing returning id),
    numbered as (update counter set value = value + 1 where exists (select 1 from fresh) returning value),
    issue as (
      insert into issues select value, ${chat}, ${text}, 'dispatched' from numbered returning number),
    event as (
      insert into events select number, 1, ${body}::jsonb from issue)
    insert into outbox (key, chat, body)
      select 'receipt:' || number, ${chat}, ${body}::jsonb from issue
      union all select 'request:' || number, 'department', ${body}::jsonb from issue`;
}

interface Push {
  readonly event: {
    readonly message: { readonly message_id: string; readonly chat_id: string; readonly content: string };
  };
}

async function take(request: IncomingMessage): Promise<number> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  if (!isSigned({ headers: request.headers, body }, encryptKey, Date.now())) return 401;
  const { encrypt } = JSON.parse(body.toString('utf8')) as { encrypt: string };
  const opened = open(encrypt);
  if (opened === undefined) return 401;
  const { message } = (JSON.parse(opened) as Push).event;
  const { text } = JSON.parse(message.content) as { text: string };
  await inOrder(message.chat_id, () => record(message.message_id, message.chat_id, text));
  return 200;
}

const server = createServer((request, response) => {
  take(request).then(
    (status) => response.writeHead(status).end('{}'),
    () => response.writeHead(503).end('{}'),
  );
});
server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
  const address = server.address();
  console.log(`reference at http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
});
process.once('SIGTERM', () => process.exit(0));
