import type postgres from 'postgres';

export interface Size {
  readonly issues: number;
  readonly groups: number;
  readonly departments: number;
  readonly days: number;
}

/** A ledger's last moment: a Friday at five. */
export const NOW = '2026-11-20T17:00:00+08:00';

/**
 * A grown ledger, made by the database itself: reports spread evenly over the days, five events each; nearly all of
 * them closed within a fortnight, some overdue, returned, reopened, extended or never closed.
 */
export async function layLedger(
  sql: postgres.Sql,
  { issues, groups, departments, days }: Size,
): Promise<void> {
  await sql.unsafe(`
    -- What is laid here keeps to the foreign keys; five million checks would prove nothing.
    set session_replication_role = replica;
    insert into organisations (organisation_id, name, campaign, time_zone, week_starts_on, categories, bot_names, started_at)
      values (1, '明湖', '四进', 'Asia/Shanghai', 1, '[]', '[]', '${NOW}'::timestamptz - interval '${days + 30} days');
    insert into departments (organisation_id, name, aliases, responsibilities)
      select 1, '第' || n || '局', '[]', '[]' from generate_series(1, ${departments}) n;
    insert into work_groups (organisation_id, name, level)
      select 1, '第' || n || '工作组', (array['county', 'city', 'province'])[1 + n % 3] from generate_series(1, ${groups}) n;
    insert into service_objects (organisation_id, name, kind, aliases, group_id)
      select 1, '对象' || n, (array['enterprise', 'project', 'village', 'community'])[1 + n % 4], '[]', 1 + n % ${groups}
      from generate_series(1, ${groups * 4}) n;
    create temp table life as
      select n as number,
        '${NOW}'::timestamptz - make_interval(secs => (${issues} - n) * (${days} * 86400.0 / ${issues})) as reported,
        1 + (n::bigint * 7919) % ${groups} as group_id, 1 + (n::bigint * 104729) % ${groups * 4} as object_id,
        1 + (n * 31) % ${departments} as lead,
        (3 + (n * 13) % 10) * interval '1 day' as took,
        n % 211 = 0 as never, n % 17 = 0 as returned, n % 23 = 0 as reopened, n % 29 = 0 as extended
      from generate_series(1, ${issues}) n;
    create temp table marks as
      select *, reported + interval '7 days' as deadline,
        case when never then null else reported + took end as resolved,
        case when never then null else reported + took + interval '1 day' end as confirmed from life;
    insert into issues (organisation_id, number, title, detail, object_id, category, group_id, source_chat,
        source_message, reporter_account, reporter_name, state, priority, sensitive, quantities, reported_at,
        dispatched_at, resolved_at, closed_at, sign_due_at, deadline, return_count, reopen_count, result,
        satisfaction, unverified, needs_decision, urge_count, last_seq)
      select 1, number, '门口第' || number % 97 || '号路施工货车进不了厂', '门口道路施工，货车进不了厂，已经影响生产，请协调',
        object_id, (array['交通运输', '融资贷款', '用工人才', '物资保障', '项目审批'])[1 + number % 5], group_id,
        'wechat:g' || group_id, 'm' || number, 'wechat:p', '王',
        case when confirmed < '${NOW}' then 'closed' when resolved < '${NOW}' then 'resolved' else 'accepted' end,
        'normal', false, '[]', reported, reported, case when resolved < '${NOW}' then resolved end,
        case when confirmed < '${NOW}' then confirmed end, reported + interval '1 day', deadline, returned::int,
        reopened::int, case when resolved < '${NOW}' then '临时通道已经开放，货车可以进厂' end,
        case when confirmed < '${NOW}' then '满意' end, false, false, 0, 5
      from marks;
    insert into issue_departments (organisation_id, issue_number, department_id, role, position)
      select 1, number, lead, 'lead', 0 from marks;
    insert into issue_events (organisation_id, issue_number, seq, type, at, actor, from_state, to_state, body)
      select 1, number, seq, type, at, '{"account":null,"personId":null,"name":"","role":"bot"}', from_state, to_state, body
      from marks m cross join lateral (values
        (1, 'reported', reported, null, 'reported', '{"type":"reported"}'::jsonb),
        (2, 'dispatched', reported, 'reported', 'dispatched', jsonb_build_object('type', 'dispatched', 'lead', lead,
          'clocks', jsonb_build_object('signDueAt', reported + interval '1 day', 'deadline', deadline))),
        (3, 'accepted', reported + interval '5 hours', 'dispatched', 'accepted', '{"type":"accepted"}'),
        (4, case when extended then 'extended' else 'progressed' end, reported + interval '2 days', 'accepted', 'accepted',
          case when extended then jsonb_build_object('type', 'extended', 'deadline', deadline)
            else '{"type":"progressed","text":"正在协调"}' end),
        (5, 'resolved', resolved, 'accepted', 'resolved', '{"type":"resolved","result":"通了"}'),
        (6, 'confirmed', confirmed, 'resolved', 'closed', '{"type":"confirmed","satisfaction":"满意"}')
      ) as e (seq, type, at, from_state, to_state, body)
      where at < '${NOW}';
    analyze;
  `);
}
