import postgres from 'postgres';

/** One row for a command, as a first program writes it. */
const sql = postgres(process.env.DATABASE_URL, { max: 10, onnotice: () => undefined });
await sql`create table commands (id bigint generated always as identity primary key, message text not null,
  chat text not null, said text not null, at timestamptz not null default now())`;

export async function record({ id, chat, text }) {
  const [row] =
    await sql`insert into commands (message, chat, said) values (${id}, ${chat}, ${text}) returning id`;
  return row.id;
}
