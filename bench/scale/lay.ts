import type postgres from 'postgres';

/** As a city writes them: 12,000 a week, so that a ledger of 3 million is five years old. */
const A_WEEK = 12_000;
const EVERY_S = (7 * 86_400) / A_WEEK;
const AT_ONCE = 100_000;

/**
 * Years of issues into a ledger that has its directory already, made by the database itself: six events each, nearly
 * all closed within a fortnight, some only after two months, some returned, reopened, cancelled or restricted; and a
 * visit noted for each. What was said about the closed ones, inbox and outbox, is archived, as after `RETENTION_DAYS`.
 */
export async function layHistory(sql: postgres.Sql, issues: number, now: Date): Promise<void> {
  // What is laid here keeps to the foreign keys; twenty million checks would prove nothing.
  await sql.unsafe('set session_replication_role = replica');
  await sql.unsafe('set synchronous_commit = off');
  await sql.unsafe(`
    create temp table desks as select id, row_number() over (order by id) - 1 as place from departments;
    create temp table seats as
      select o.id as object_id, o.group_id, o.name, c.id as chat, a.id as account, a.person_id,
        row_number() over (order by o.id) - 1 as place
      from service_objects o join chats c on c.group_id = o.group_id
        join grants g on g.group_id = o.group_id join accounts a on a.person_id = g.person_id;
    analyze desks; analyze seats;`);
  const buildIndexes = await dropIndexes(sql);
  for (let from = 1; from <= issues; from += AT_ONCE)
    await layPart(sql, { from, to: Math.min(issues, from + AT_ONCE - 1), issues, now });
  await buildIndexes();
  await sql.unsafe(
    `insert into counters (organisation_id, name, value) values (1, 'issue', ${issues})
       on conflict (organisation_id, name) do update set value = excluded.value`,
  );
  await sql.unsafe('set session_replication_role = origin');
  const [row] = await sql<{ many: number }[]>`select count(*)::int as many from issues`;
  if (row?.many !== issues) throw new Error(`${row?.many} issues were laid and not ${issues}`);
  await sql.unsafe('vacuum analyze');
  await sql.unsafe('checkpoint');
}

/** The organisation begins when its ledger does; sooner, and the program would post the bulletins of a week it missed. */
export async function beginWithLedger(sql: postgres.Sql): Promise<void> {
  await sql`update organisations set started_at = (select min(reported_at) from issues) - interval '1 day'`;
}

/** What the ledger's own tables take with their indexes, without the directory and the visits. */
export async function ledgerBytes(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ size: string }[]>`
    select sum(pg_total_relation_size(name::regclass)) as size
    from unnest(array['issues', 'issue_departments', 'issue_events']) as name`;
  return Number(row?.size);
}

/** An index over twenty million rows is built in a tenth of the time that filling it row by row takes. */
async function dropIndexes(sql: postgres.Sql): Promise<() => Promise<void>> {
  const indexes = await sql<{ name: string; made: string }[]>`
    select indexname as name, indexdef as made from pg_indexes
    where schemaname = 'public' and tablename in ('issues', 'issue_departments', 'issue_events', 'entries')
      and indexname not in (select conname from pg_constraint)`;
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`);
  return async () => {
    await sql.unsafe(`set maintenance_work_mem = '512MB'`);
    for (const { made } of indexes) await sql.unsafe(made);
  };
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly issues: number;
  readonly now: Date;
}

const moment = (now: Date) => `'${now.toISOString()}'::timestamptz`;

const WORDS = '门口道路施工，货车进不了厂，已经影响生产，原料只够三天';

async function layPart(sql: postgres.Sql, { from, to, issues, now }: Part): Promise<void> {
  await sql.unsafe(`
    create temp table life as
      select n as number, ${moment(now)} - make_interval(secs => (${issues} - n + 1) * ${EVERY_S}) as reported,
        s.*, d.id as lead, s.name || '${WORDS}，第' || n || '次反映，请协调' as said,
        case when n % 211 = 0 then 60 else 3 + (n * 13) % 10 end * interval '1 day' as took,
        n % 17 = 0 as returned, n % 23 = 0 as reopened, n % 31 = 0 as cancelled, n % 997 = 0 as sensitive
      from generate_series(${from}, ${to}) n
        join seats s on s.place = (n::bigint * 7919) % (select count(*) from seats)
        join desks d on d.place = (n * 31) % (select count(*) from desks);
    create temp table marks as
      select *, reported + interval '7 days' as deadline, reported + took as resolved,
        reported + took + interval '1 day' as confirmed from life;
    insert into issues (organisation_id, number, title, detail, object_id, category, group_id, source_chat,
        source_message, reporter_account, reporter_id, reporter_name, state, priority, sensitive, quantities, reported_at,
        dispatched_at, accepted_at, resolved_at, closed_at, sign_due_at, deadline, return_count, reopen_count, result,
        satisfaction, unverified, needs_decision, urge_count, last_seq)
      select 1, number, said, said, object_id,
        (array['交通运输', '融资贷款', '用工人才', '物资保障', '项目审批'])[1 + number % 5], group_id, chat,
        'om_laid' || number, account, person_id, '组员',
        case when cancelled and resolved < ${moment(now)} then 'cancelled'
          when confirmed < ${moment(now)} then 'closed' when resolved < ${moment(now)} then 'resolved' else 'accepted' end,
        'normal', sensitive, '[]', reported, reported, reported + interval '5 hours',
        case when resolved < ${moment(now)} and not cancelled then resolved end,
        case when confirmed < ${moment(now)} and not cancelled then confirmed end,
        reported + interval '1 day', deadline, returned::int, reopened::int,
        case when resolved < ${moment(now)} and not cancelled then '临时通道已经开放，货车可以进厂' end,
        case when confirmed < ${moment(now)} and not cancelled then '满意' end, false, false, 0,
        6 - cancelled::int + 2 * (reopened and not cancelled)::int
      from marks;
    insert into issue_departments (organisation_id, issue_number, department_id, role, position, accepted_at)
      select 1, number, lead, 'lead', 0, reported + interval '5 hours' from marks;
    insert into issue_events (organisation_id, issue_number, seq, type, at, actor, from_state, to_state, body)
      select 1, number, seq, type, at,
        jsonb_build_object('account', account, 'personId', person_id, 'name', '组员', 'role', 'member'),
        from_state, to_state, body || jsonb_build_object('type', type)
      from marks m cross join lateral (values
        (1, 'reported', reported, null, 'reported', jsonb_build_object('title', said, 'detail', said, 'objectId', object_id,
          'groupId', group_id, 'sourceChat', chat, 'sourceMessage', 'om_laid' || number, 'priority', 'normal',
          'sensitive', sensitive, 'quantities', '[]'::jsonb)),
        (2, 'dispatched', reported, 'reported', 'dispatched', jsonb_build_object('lead', lead, 'assisting', '[]'::jsonb,
          'routing', jsonb_build_object('step', 'named', 'because', jsonb_build_array('点名'), 'candidates', '[]'::jsonb),
          'clocks', jsonb_build_object('signDueAt', reported + interval '1 day', 'returnDueAt', reported + interval '2 days',
            'deadline', deadline))),
        (3, 'accepted', reported + interval '5 hours', 'dispatched', 'accepted',
          jsonb_build_object('departmentId', lead, 'handler', null)),
        (4, 'progressed', reported + interval '2 days', 'accepted', 'accepted',
          jsonb_build_object('text', '正在协调，明天到现场', 'departmentId', lead)),
        (5, case when cancelled then 'cancelled' else 'resolved' end, resolved, 'accepted',
          case when cancelled then 'cancelled' else 'resolved' end,
          case when cancelled then jsonb_build_object('reason', '与另一条重复') else
            jsonb_build_object('result', '临时通道已经开放，货车可以进厂', 'departmentId', lead, 'waitsUntil', null) end),
        (6, 'reopened', case when reopened and not cancelled then resolved + interval '6 hours' end, 'resolved', 'reopened',
          jsonb_build_object('reason', '又堵上了', 'clocks', null)),
        (7, 'resolved', case when reopened and not cancelled then resolved + interval '12 hours' end, 'reopened', 'resolved',
          jsonb_build_object('result', '临时通道已经开放，货车可以进厂', 'departmentId', lead, 'waitsUntil', null)),
        (case when reopened then 8 else 6 end, 'confirmed', case when not cancelled then confirmed end, 'resolved', 'closed',
          jsonb_build_object('satisfaction', '满意', 'comment', null))
      ) as e (seq, type, at, from_state, to_state, body)
      where at < ${moment(now)};
    insert into entries (organisation_id, kind, chat, group_id, object_id, person_id, inbox_id, position, slots, said, noted_at)
      select 1, 'visit_log', chat, group_id, object_id, person_id, number, 0,
        jsonb_build_object('subjects', jsonb_build_array(name), 'result', '一切正常'), '走访' || name || '，一切正常', reported
      from marks;
    drop table life, marks;
  `);
}
