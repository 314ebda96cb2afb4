CREATE TABLE exo_calls (
  account_sid TEXT NOT NULL,
  sid TEXT NOT NULL,
  parent_call_sid TEXT,
  direction TEXT,
  from_number TEXT,
  to_number TEXT,
  exophone TEXT,
  exophone_sid_short TEXT,
  customer_number TEXT,
  agent_number TEXT,
  status TEXT,
  state TEXT,
  outcome TEXT,
  date_created TEXT,
  date_updated TEXT,
  start_time TEXT,
  end_time TEXT,
  utc_offset INTEGER,
  date_updated_offset INTEGER,
  start_time_offset INTEGER,
  end_time_offset INTEGER,
  duration INTEGER,
  conversation_duration INTEGER,
  leg1_status TEXT,
  leg2_status TEXT,
  leg1_duration INTEGER,
  leg2_duration INTEGER,
  price REAL,
  price_scale INTEGER,
  answered_by TEXT,
  forwarded_from TEXT,
  caller_name TEXT,
  agent_id TEXT,
  agent_name TEXT,
  agent_uri TEXT,
  custom_field TEXT,
  recording_url_short TEXT,
  api_version TEXT,
  uri_short TEXT,
  exophone_sid TEXT AS (replace(exophone_sid_short, char(4), coalesce(exophone, ''))) VIRTUAL,
  recording_url TEXT AS (replace(replace(recording_url_short, char(2), 'https://s3-ap-southeast-1.amazonaws.com/exotelrecordings/' || coalesce(account_sid, '') || '/'), char(3), coalesce(sid, ''))) VIRTUAL,
  uri TEXT AS (replace(replace(uri_short, char(1), '/v1/Accounts/' || coalesce(account_sid, '') || '/Calls'), char(3), coalesce(sid, ''))) VIRTUAL,
  PRIMARY KEY (account_sid, sid)
);

CREATE INDEX exo_calls_by_time ON exo_calls (date_created);

CREATE INDEX exo_calls_by_customer ON exo_calls (customer_number);

CREATE TABLE exo_coverage (
  account_sid TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  PRIMARY KEY (account_sid, since)
);

CREATE TABLE exo_placements (
  account_sid TEXT NOT NULL,
  key TEXT NOT NULL,
  state TEXT NOT NULL,
  sid TEXT,
  from_number TEXT,
  to_number TEXT,
  caller_id TEXT,
  custom_field TEXT,
  sent_at TEXT,
  message TEXT,
  PRIMARY KEY (account_sid, key)
);

CREATE TABLE exo_meta (
  schema_version INTEGER NOT NULL,
  PRIMARY KEY (schema_version)
);

CREATE TABLE exo_phones (
  account_sid TEXT NOT NULL,
  sid TEXT NOT NULL,
  phone_number TEXT,
  friendly_name TEXT,
  country TEXT,
  region TEXT,
  flow_id TEXT,
  listed_at TEXT NOT NULL,
  PRIMARY KEY (account_sid, sid)
);

CREATE TABLE exo_users (
  account_sid TEXT NOT NULL,
  id TEXT NOT NULL,
  first_name TEXT,
  last_name TEXT,
  email TEXT,
  user_role TEXT,
  phone_number TEXT,
  sip_uri TEXT,
  listed_at TEXT NOT NULL,
  PRIMARY KEY (account_sid, id)
);

CREATE TABLE exo_name_refreshes (
  account_sid TEXT NOT NULL,
  table_name TEXT NOT NULL,
  refreshed_at TEXT NOT NULL,
  PRIMARY KEY (account_sid, table_name)
);

INSERT INTO exo_calls (account_sid, sid, parent_call_sid, direction, from_number, to_number, exophone, exophone_sid_short, customer_number, agent_number, status, state, outcome, date_created, date_updated, start_time, end_time, utc_offset, date_updated_offset, start_time_offset, end_time_offset, duration, conversation_duration, leg1_status, leg2_status, leg1_duration, leg2_duration, price, price_scale, answered_by, forwarded_from, caller_name, agent_id, agent_name, agent_uri, custom_field, recording_url_short, api_version, uri_short)
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29, @p30, @p31, @p32, @p33, @p34, @p35, @p36, @p37, @p38),
(@p39, @p40, @p41, @p42, @p43, @p44, @p45, @p46, @p47, @p48, @p49, @p50, @p51, @p52, @p53, @p54, @p55, @p56, @p57, @p58, @p59, @p60, @p61, @p62, @p63, @p64, @p65, @p66, @p67, @p68, @p69, @p70, @p71, @p72, @p73, @p74, @p75, @p76, @p77)
ON CONFLICT (account_sid, sid) DO UPDATE SET parent_call_sid = excluded.parent_call_sid, direction = excluded.direction, from_number = excluded.from_number, to_number = excluded.to_number, exophone = excluded.exophone, exophone_sid_short = excluded.exophone_sid_short, customer_number = excluded.customer_number, agent_number = excluded.agent_number, status = excluded.status, state = excluded.state, outcome = excluded.outcome, date_created = excluded.date_created, date_updated = excluded.date_updated, start_time = excluded.start_time, end_time = excluded.end_time, utc_offset = excluded.utc_offset, date_updated_offset = excluded.date_updated_offset, start_time_offset = excluded.start_time_offset, end_time_offset = excluded.end_time_offset, duration = excluded.duration, conversation_duration = excluded.conversation_duration, leg1_status = excluded.leg1_status, leg2_status = excluded.leg2_status, leg1_duration = excluded.leg1_duration, leg2_duration = excluded.leg2_duration, price = excluded.price, price_scale = excluded.price_scale, answered_by = excluded.answered_by, forwarded_from = excluded.forwarded_from, caller_name = excluded.caller_name, agent_id = excluded.agent_id, agent_name = excluded.agent_name, agent_uri = excluded.agent_uri, custom_field = excluded.custom_field, recording_url_short = excluded.recording_url_short, api_version = excluded.api_version, uri_short = excluded.uri_short;

SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @name;

SELECT sid FROM exo_calls ORDER BY date_created;

SELECT sid FROM exo_calls ORDER BY date_created LIMIT 10 OFFSET 20;
