CREATE TABLE exo_calls (
  account_sid nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
  sid nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
  parent_call_sid nvarchar(max),
  direction nvarchar(max),
  from_number nvarchar(max),
  to_number nvarchar(max),
  exophone nvarchar(max),
  exophone_sid nvarchar(max),
  customer_number nvarchar(128) COLLATE Latin1_General_100_BIN2,
  agent_number nvarchar(128) COLLATE Latin1_General_100_BIN2,
  status nvarchar(max),
  state nvarchar(max),
  outcome nvarchar(max),
  date_created datetime2(0),
  date_updated datetime2(0),
  start_time datetime2(0),
  end_time datetime2(0),
  utc_offset int,
  date_updated_offset int,
  start_time_offset int,
  end_time_offset int,
  duration int,
  conversation_duration int,
  leg1_status nvarchar(max),
  leg2_status nvarchar(max),
  leg1_duration int,
  leg2_duration int,
  price decimal(19, 6),
  price_scale int,
  answered_by nvarchar(max),
  forwarded_from nvarchar(max),
  caller_name nvarchar(max),
  agent_id nvarchar(max),
  agent_name nvarchar(max),
  agent_uri nvarchar(max),
  custom_field nvarchar(max),
  recording_url nvarchar(max),
  api_version nvarchar(max),
  uri nvarchar(max),
  PRIMARY KEY (account_sid, sid)
);

CREATE INDEX exo_calls_by_time ON exo_calls (account_sid, date_created);

CREATE INDEX exo_calls_by_customer ON exo_calls (account_sid, customer_number, date_created);

CREATE TABLE exo_coverage (
  account_sid nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
  since datetime2(0) NOT NULL,
  until datetime2(0) NOT NULL,
  PRIMARY KEY (account_sid, since)
);

CREATE TABLE exo_placements (
  account_sid nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [key] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
  state nvarchar(max) NOT NULL,
  sid nvarchar(max),
  from_number nvarchar(max),
  to_number nvarchar(max),
  caller_id nvarchar(max),
  custom_field nvarchar(max),
  sent_at datetime2(0),
  message nvarchar(max),
  PRIMARY KEY (account_sid, [key])
);

CREATE TABLE exo_meta (
  schema_version int NOT NULL,
  PRIMARY KEY (schema_version)
);

CREATE TABLE exo_phones (
  account_sid nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
  sid nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
  phone_number nvarchar(max),
  friendly_name nvarchar(max),
  country nvarchar(max),
  region nvarchar(max),
  flow_id nvarchar(max),
  listed_at datetime2(0) NOT NULL,
  PRIMARY KEY (account_sid, sid)
);

CREATE TABLE exo_users (
  account_sid nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
  id nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
  first_name nvarchar(max),
  last_name nvarchar(max),
  email nvarchar(max),
  user_role nvarchar(max),
  phone_number nvarchar(max),
  sip_uri nvarchar(max),
  listed_at datetime2(0) NOT NULL,
  PRIMARY KEY (account_sid, id)
);

CREATE TABLE exo_name_refreshes (
  account_sid nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
  table_name nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
  refreshed_at datetime2(0) NOT NULL,
  PRIMARY KEY (account_sid, table_name)
);

MERGE exo_calls WITH (HOLDLOCK) AS target
USING (VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29, @p30, @p31, @p32, @p33, @p34, @p35, @p36, @p37, @p38),
(@p39, @p40, @p41, @p42, @p43, @p44, @p45, @p46, @p47, @p48, @p49, @p50, @p51, @p52, @p53, @p54, @p55, @p56, @p57, @p58, @p59, @p60, @p61, @p62, @p63, @p64, @p65, @p66, @p67, @p68, @p69, @p70, @p71, @p72, @p73, @p74, @p75, @p76, @p77)) AS source (account_sid, sid, parent_call_sid, direction, from_number, to_number, exophone, exophone_sid, customer_number, agent_number, status, state, outcome, date_created, date_updated, start_time, end_time, utc_offset, date_updated_offset, start_time_offset, end_time_offset, duration, conversation_duration, leg1_status, leg2_status, leg1_duration, leg2_duration, price, price_scale, answered_by, forwarded_from, caller_name, agent_id, agent_name, agent_uri, custom_field, recording_url, api_version, uri)
ON target.account_sid = source.account_sid AND target.sid = source.sid
WHEN MATCHED THEN UPDATE SET parent_call_sid = source.parent_call_sid, direction = source.direction, from_number = source.from_number, to_number = source.to_number, exophone = source.exophone, exophone_sid = source.exophone_sid, customer_number = source.customer_number, agent_number = source.agent_number, status = source.status, state = source.state, outcome = source.outcome, date_created = source.date_created, date_updated = source.date_updated, start_time = source.start_time, end_time = source.end_time, utc_offset = source.utc_offset, date_updated_offset = source.date_updated_offset, start_time_offset = source.start_time_offset, end_time_offset = source.end_time_offset, duration = source.duration, conversation_duration = source.conversation_duration, leg1_status = source.leg1_status, leg2_status = source.leg2_status, leg1_duration = source.leg1_duration, leg2_duration = source.leg2_duration, price = source.price, price_scale = source.price_scale, answered_by = source.answered_by, forwarded_from = source.forwarded_from, caller_name = source.caller_name, agent_id = source.agent_id, agent_name = source.agent_name, agent_uri = source.agent_uri, custom_field = source.custom_field, recording_url = source.recording_url, api_version = source.api_version, uri = source.uri
WHEN NOT MATCHED THEN INSERT (account_sid, sid, parent_call_sid, direction, from_number, to_number, exophone, exophone_sid, customer_number, agent_number, status, state, outcome, date_created, date_updated, start_time, end_time, utc_offset, date_updated_offset, start_time_offset, end_time_offset, duration, conversation_duration, leg1_status, leg2_status, leg1_duration, leg2_duration, price, price_scale, answered_by, forwarded_from, caller_name, agent_id, agent_name, agent_uri, custom_field, recording_url, api_version, uri) VALUES (source.account_sid, source.sid, source.parent_call_sid, source.direction, source.from_number, source.to_number, source.exophone, source.exophone_sid, source.customer_number, source.agent_number, source.status, source.state, source.outcome, source.date_created, source.date_updated, source.start_time, source.end_time, source.utc_offset, source.date_updated_offset, source.start_time_offset, source.end_time_offset, source.duration, source.conversation_duration, source.leg1_status, source.leg2_status, source.leg1_duration, source.leg2_duration, source.price, source.price_scale, source.answered_by, source.forwarded_from, source.caller_name, source.agent_id, source.agent_name, source.agent_uri, source.custom_field, source.recording_url, source.api_version, source.uri);;

SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = SCHEMA_NAME() AND TABLE_NAME = @name;

SELECT schema_version FROM exo_meta WITH (UPDLOCK, HOLDLOCK);

DECLARE @result int; EXEC @result = sp_getapplock @Resource = 'exo_calls', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0; SELECT CASE WHEN @result >= 0 THEN 1 ELSE 0 END;

EXEC sp_releaseapplock @Resource = 'exo_calls', @LockOwner = 'Session';

SELECT sid FROM exo_calls ORDER BY date_created;

SELECT sid FROM exo_calls ORDER BY date_created OFFSET 20 ROWS FETCH NEXT 10 ROWS ONLY;
