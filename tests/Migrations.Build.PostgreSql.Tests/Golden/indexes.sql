CREATE INDEX ix_a ON t (a);
CREATE UNIQUE INDEX ix_u ON t ((lower(a)), b DESC NULLS LAST);
CREATE INDEX ix_all ON t USING btree (a COLLATE "C" text_pattern_ops NULLS FIRST) INCLUDE (b) WITH (fillfactor = 50) TABLESPACE pg_default WHERE b > 0;
CREATE UNIQUE INDEX ix_nulls ON t (b) NULLS NOT DISTINCT;
CREATE INDEX ix_gin ON t USING gin (c jsonb_path_ops);
CREATE INDEX IF NOT EXISTS ix_a ON t (a);
-- outside a transaction
CREATE INDEX CONCURRENTLY ix_c ON t (b);
DROP INDEX ix_a;
-- outside a transaction
DROP INDEX CONCURRENTLY IF EXISTS ix_c;
