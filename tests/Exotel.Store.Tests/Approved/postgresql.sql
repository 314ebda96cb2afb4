CREATE TABLE exo_calls (
  account_sid text NOT NULL,
  sid text NOT NULL,
  parent_call_sid text,
  direction text,
  from_number text,
  to_number text,
  exophone text,
  exophone_sid text,
  customer_number text,
  agent_number text,
  status text,
  state text,
  outcome text,
  date_created timestamp with time zone,
  date_updated timestamp with time zone,
  start_time timestamp with time zone,
  end_time timestamp with time zone,
  utc_offset integer,
  date_updated_offset integer,
  start_time_offset integer,
  end_time_offset integer,
  duration integer,
  conversation_duration integer,
  leg1_status text,
  leg2_status text,
  leg1_duration integer,
  leg2_duration integer,
  price numeric,
  price_scale integer,
  answered_by text,
  forwarded_from text,
  caller_name text,
  agent_id text,
  agent_name text,
  agent_uri text,
  custom_field text,
  recording_url text,
  api_version text,
  uri text,
  PRIMARY KEY (account_sid, sid)
);

CREATE INDEX exo_calls_by_time ON exo_calls (account_sid, date_created);

CREATE INDEX exo_calls_by_customer ON exo_calls (account_sid, customer_number, date_created);

CREATE TABLE exo_coverage (
  account_sid text NOT NULL,
  since timestamp with time zone NOT NULL,
  until timestamp with time zone NOT NULL,
  PRIMARY KEY (account_sid, since)
);

CREATE TABLE exo_placements (
  account_sid text NOT NULL,
  key text NOT NULL,
  state text NOT NULL,
  sid text,
  from_number text,
  to_number text,
  caller_id text,
  custom_field text,
  sent_at timestamp with time zone,
  message text,
  PRIMARY KEY (account_sid, key)
);

CREATE TABLE exo_meta (
  schema_version integer NOT NULL,
  PRIMARY KEY (schema_version)
);

CREATE TABLE exo_phones (
  account_sid text NOT NULL,
  sid text NOT NULL,
  phone_number text,
  friendly_name text,
  country text,
  region text,
  flow_id text,
  listed_at timestamp with time zone NOT NULL,
  PRIMARY KEY (account_sid, sid)
);

CREATE TABLE exo_users (
  account_sid text NOT NULL,
  id text NOT NULL,
  first_name text,
  last_name text,
  email text,
  user_role text,
  phone_number text,
  sip_uri text,
  listed_at timestamp with time zone NOT NULL,
  PRIMARY KEY (account_sid, id)
);

CREATE TABLE exo_name_refreshes (
  account_sid text NOT NULL,
  table_name text NOT NULL,
  refreshed_at timestamp with time zone NOT NULL,
  PRIMARY KEY (account_sid, table_name)
);

INSERT INTO exo_calls (account_sid, sid, parent_call_sid, direction, from_number, to_number, exophone, exophone_sid, customer_number, agent_number, status, state, outcome, date_created, date_updated, start_time, end_time, utc_offset, date_updated_offset, start_time_offset, end_time_offset, duration, conversation_duration, leg1_status, leg2_status, leg1_duration, leg2_duration, price, price_scale, answered_by, forwarded_from, caller_name, agent_id, agent_name, agent_uri, custom_field, recording_url, api_version, uri)
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29, @p30, @p31, @p32, @p33, @p34, @p35, @p36, @p37, @p38),
(@p39, @p40, @p41, @p42, @p43, @p44, @p45, @p46, @p47, @p48, @p49, @p50, @p51, @p52, @p53, @p54, @p55, @p56, @p57, @p58, @p59, @p60, @p61, @p62, @p63, @p64, @p65, @p66, @p67, @p68, @p69, @p70, @p71, @p72, @p73, @p74, @p75, @p76, @p77)
ON CONFLICT (account_sid, sid) DO UPDATE SET parent_call_sid = excluded.parent_call_sid, direction = excluded.direction, from_number = excluded.from_number, to_number = excluded.to_number, exophone = excluded.exophone, exophone_sid = excluded.exophone_sid, customer_number = excluded.customer_number, agent_number = excluded.agent_number, status = excluded.status, state = excluded.state, outcome = excluded.outcome, date_created = excluded.date_created, date_updated = excluded.date_updated, start_time = excluded.start_time, end_time = excluded.end_time, utc_offset = excluded.utc_offset, date_updated_offset = excluded.date_updated_offset, start_time_offset = excluded.start_time_offset, end_time_offset = excluded.end_time_offset, duration = excluded.duration, conversation_duration = excluded.conversation_duration, leg1_status = excluded.leg1_status, leg2_status = excluded.leg2_status, leg1_duration = excluded.leg1_duration, leg2_duration = excluded.leg2_duration, price = excluded.price, price_scale = excluded.price_scale, answered_by = excluded.answered_by, forwarded_from = excluded.forwarded_from, caller_name = excluded.caller_name, agent_id = excluded.agent_id, agent_name = excluded.agent_name, agent_uri = excluded.agent_uri, custom_field = excluded.custom_field, recording_url = excluded.recording_url, api_version = excluded.api_version, uri = excluded.uri;

SELECT CAST(COUNT(*) AS integer) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = @name;

SELECT schema_version FROM exo_meta FOR UPDATE;

SELECT CASE WHEN pg_try_advisory_lock(1163415379) THEN 1 ELSE 0 END;

SELECT pg_advisory_unlock(1163415379);

SELECT sid FROM exo_calls ORDER BY date_created;

SELECT sid FROM exo_calls ORDER BY date_created LIMIT 10 OFFSET 20;
