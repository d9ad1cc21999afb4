-- undo: ALTER TABLE account RENAME COLUMN "short code" TO code
ALTER TABLE account RENAME COLUMN code TO "short code";
ALTER TABLE account DROP COLUMN "short code";
-- drops an index of the column first
-- undo: CREATE INDEX ix_account_state ON account (state)
DROP INDEX ix_account_state;
ALTER TABLE account DROP COLUMN state;
