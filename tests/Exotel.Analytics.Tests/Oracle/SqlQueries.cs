using System.Collections.Generic;
using System.Linq;
using Exotel.Analytics.Metrics;

namespace Exotel.Analytics.Tests.Oracle;

/// <summary>The definitions of the figures once more, in SQL that SQLite and PostgreSQL both run.</summary>
internal static class SqlQueries
{
    public const string Schema = """
        create table calls (id integer, account_sid text, sid text, raw_direction text, outcome text, from_number text, to_number text, phone_number text,
            phone_number_sid text, caller_name text, created_local text, created_utc bigint, start_utc bigint, start_offset integer, created_offset integer,
            end_utc bigint, duration integer, conversation integer, leg1 integer, price_micro bigint)
        """;

    /// <summary>The calls with their parties.</summary>
    public static IReadOnlyList<string> Facts { get; } =
    [
        """
        create table numbers as
        select raw, case
            when lower(raw) <> upper(raw) then raw
            when s = '' then null
            when ltrim(s, '0123456789') <> '' then s
            when s like '00%' and length(s) >= 10 then '+' || substr(s, 3)
            when s like '0%' and length(s) = 11 then '+91' || substr(s, 2)
            when s like '91%' and length(s) = 12 then '+' || s
            when length(s) = 10 and substr(s, 1, 1) between '6' and '9' then '+91' || s
            else s end as normal
        from (select raw, replace(replace(replace(replace(replace(raw, ' ', ''), '-', ''), '(', ''), ')', ''), '.', '') as s
              from (select from_number as raw from calls union select to_number from calls union select phone_number from calls
                    union select phone_number_sid from calls) a where raw is not null) b
        """,
        """
        create table parties as
        select c.*, case when lower(raw_direction) = 'incoming' then 'inbound' else lower(raw_direction) end as direction,
            coalesce(p.normal, case when length(replace(i.normal, '+', '')) between 1 and 15 and ltrim(replace(i.normal, '+', ''), '0123456789') = ''
                then i.normal end) as exophone,
            f.normal as caller, t.normal as callee
        from calls c
        left join numbers p on p.raw = c.phone_number
        left join numbers i on i.raw = c.phone_number_sid
        left join numbers f on f.raw = c.from_number
        left join numbers t on t.raw = c.to_number
        """,
        """
        create table facts as
        select p.*,
            case when direction like 'inbound%' then caller when direction like 'outbound%' then coalesce(other, caller) end as customer,
            case when direction like 'inbound%' then other when direction like 'outbound%' and other is not null then caller end as agent
        from (select parties.*, case when callee = exophone then null else callee end as other from parties) p
        """,
    ];

    public static string Key(SqlDialect dialect, IEnumerable<CallGrouping> by) =>
        string.Join(" || '|' || ", by.Select(grouping => $"coalesce({dialect.Key(grouping)}, '~')").DefaultIfEmpty("''"));

    public static string Metrics(SqlDialect dialect, IEnumerable<CallGrouping> by, int threshold, int shortAbandon) => $"""
        with g as (select {Key(dialect, by)} as k, facts.* from facts),
        o as (select * from g where outcome <> 'InProgress'),
        w as (select k, case when leg1 < conversation then 0 else leg1 - conversation end as wait
              from o where direction like 'inbound%' and outcome = 'Answered' and leg1 is not null and conversation is not null),
        r as (select k, wait, row_number() over (partition by k order by wait) as rn, count(*) over (partition by k) as n from w),
        t as (select k,
                sum(case when outcome <> 'InProgress' then 1 else 0 end) as calls,
                sum(case when outcome = 'InProgress' then 1 else 0 end) as ongoing,
                sum(case when outcome = 'Answered' then 1 else 0 end) as answered,
                sum(case when outcome = 'Missed' then 1 else 0 end) as missed,
                sum(case when outcome = 'Busy' then 1 else 0 end) as busy,
                sum(case when outcome = 'Failed' then 1 else 0 end) as failed,
                sum(case when outcome = 'Canceled' then 1 else 0 end) as canceled,
                sum(case when outcome = 'NotDialed' then 1 else 0 end) as not_dialed,
                sum(case when outcome = 'Unknown' then 1 else 0 end) as unknown
              from g group by k)
        select t.k, t.calls, t.ongoing, t.answered, t.missed, t.busy, t.failed, t.canceled, t.not_dialed, t.unknown,
            cast(t.answered as double precision) / nullif(t.calls - t.unknown, 0) as answer_rate,
            cast(t.calls - t.unknown - t.failed as double precision) / nullif(t.calls - t.unknown, 0) as network_effectiveness,
            (select coalesce(sum(conversation), 0) from o where o.k = t.k and outcome = 'Answered') as talk_time,
            (select cast(sum(conversation) as double precision) / nullif(count(conversation), 0)
                from o where o.k = t.k and outcome = 'Answered') as average_talk_time,
            (select coalesce(sum(duration), 0) from o where o.k = t.k) as total_duration,
            (select wait from r where r.k = t.k and rn = (n + 1) / 2) as wait_median,
            (select wait from r where r.k = t.k and rn = (9 * n + 9) / 10) as wait_p90,
            cast((select count(*) from w where w.k = t.k and wait <= {threshold}) as double precision)
                / nullif((select count(*) from w where w.k = t.k)
                    + (select count(*) from o where o.k = t.k and direction like 'inbound%' and outcome in ('Missed', 'Busy', 'Canceled')
                        and (coalesce(leg1, duration) is null or coalesce(leg1, duration) > {shortAbandon})), 0) as service_level,
            (select count(distinct customer) from o where o.k = t.k) as customers,
            (select count(*) from (select customer from o where o.k = t.k and customer is not null
                group by customer having count(*) > 1) again) as repeat_customers,
            (select coalesce(sum(price_micro), 0) from o where o.k = t.k) as cost_micro,
            (select count(*) from o where o.k = t.k and price_micro is null) as unpriced,
            (select min(created_utc) from o where o.k = t.k) as first_call,
            (select max(created_utc) from o where o.k = t.k) as last_call
        from t order by t.k
        """;

    /// <summary>An episode is what lies between two answered calls of a customer, if it has a missed call in it.</summary>
    public const string MissedCallers = """
        with e as (
            select account_sid, customer, created_utc, sid, exophone, caller_name, case
                when direction like 'inbound%' and outcome in ('Missed', 'Busy', 'Canceled', 'Failed') then 'Missed'
                when direction like 'inbound%' and outcome = 'Answered' then 'CameThrough'
                when direction like 'outbound%' and outcome = 'Answered' then 'Reached'
                when direction like 'outbound%' and outcome not in ('Unknown', 'InProgress') then 'Attempted' end as kind
            from facts where customer is not null and created_utc is not null),
        o as (
            select e.*, row_number() over (partition by account_sid, customer order by created_utc, sid) as rn,
                coalesce(sum(case when kind in ('CameThrough', 'Reached') then 1 else 0 end)
                    over (partition by account_sid, customer order by created_utc, sid rows between unbounded preceding and 1 preceding), 0) as episode
            from e where kind is not null),
        m as (
            select account_sid, customer, episode, min(rn) as first_rn, max(rn) as last_rn, count(*) as attempts
            from o where kind = 'Missed' group by account_sid, customer, episode),
        l as (
            select m.account_sid, m.customer, m.episode, max(o.rn) as final_rn,
                sum(case when o.kind = 'Attempted' and o.rn > m.first_rn then 1 else 0 end) as call_backs
            from m join o on o.account_sid = m.account_sid and o.customer = m.customer and o.episode = m.episode
            group by m.account_sid, m.customer, m.episode)
        select m.customer, m.attempts, l.call_backs, a.created_utc as first_missed, z.created_utc as last_missed, z.sid, z.exophone, z.caller_name,
            case when f.kind = 'Missed' then 'Waiting' else f.kind end as state,
            case when f.kind in ('CameThrough', 'Reached') then f.created_utc end as contacted_at
        from m
        join l on l.account_sid = m.account_sid and l.customer = m.customer and l.episode = m.episode
        join o a on a.account_sid = m.account_sid and a.customer = m.customer and a.rn = m.first_rn
        join o z on z.account_sid = m.account_sid and z.customer = m.customer and z.rn = m.last_rn
        join o f on f.account_sid = m.account_sid and f.customer = m.customer and f.rn = l.final_rn
        order by a.created_utc, m.account_sid, m.customer, m.first_rn
        """;

    /// <summary>The concurrency at each start, the time between all starts and ends, and every hour from the first start to the last end.</summary>
    public static string Concurrency(SqlDialect dialect, IEnumerable<CallGrouping> by, int limit, string blocking) => $"""
        with recursive c as (
            select {Key(dialect, by)} as k, coalesce(start_utc, created_utc) as s, case when start_utc is null then created_offset else start_offset end as z,
                end_utc as e
            from facts where end_utc > coalesce(start_utc, created_utc)),
        n as (select p.k, p.s, (select count(*) from c where c.k = p.k and c.s <= p.s and p.s < c.e) as calls from (select distinct k, s from c) p),
        b as (select k, s as t from c union select k, e from c),
        g as (select k, t, lead(t) over (partition by k order by t) as u from b),
        first_call as (select k, s, z, row_number() over (partition by k order by s, z) as rn from c),
        hours (k, t) as (
            select k, s - (s + z) % 3600 from first_call where rn = 1
            union all
            select hours.k, hours.t + 3600 from hours where hours.t + 3600 < (select max(c.e) from c where c.k = hours.k)),
        traffic as (
            select hours.k, hours.t,
                sum((case when c.e < hours.t + 3600 then c.e else hours.t + 3600 end) - (case when c.s > hours.t then c.s else hours.t end)) as occupied
            from hours join c on c.k = hours.k and c.s < hours.t + 3600 and c.e > hours.t group by hours.k, hours.t),
        busy as (select k, t, occupied, row_number() over (partition by k order by occupied desc, t) as rn from traffic),
        erlang (k, a, lines, blocked) as (
            select k, cast(occupied as double precision) / 3600, 0, cast(1 as double precision) from busy where rn = 1
            union all
            select k, a, lines + 1, a * blocked / (lines + 1 + a * blocked) from erlang where blocked > {blocking})
        select q.k, count(*) as calls,
            (select max(calls) from n where n.k = q.k) as peak,
            (select min(s) from n where n.k = q.k and n.calls = (select max(calls) from n x where x.k = q.k)) as peak_at,
            (select t from busy where busy.k = q.k and rn = 1) as busy_hour,
            (select cast(occupied as double precision) / 3600 from busy where busy.k = q.k and rn = 1) as traffic,
            (select max(lines) from erlang where erlang.k = q.k) as lines_needed,
            (select coalesce(sum(g.u - g.t), 0) from g where g.k = q.k and g.u is not null
                and (select count(*) from c where c.k = g.k and c.s <= g.t and g.t < c.e) >= {limit}) as time_at_limit
        from c q group by q.k order by q.k
        """;
}
