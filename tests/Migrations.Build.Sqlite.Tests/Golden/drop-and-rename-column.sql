ALTER TABLE account RENAME COLUMN code TO "short code";
ALTER TABLE account DROP COLUMN "short code";
-- drops an index of the column first
DROP INDEX ix_account_state;
ALTER TABLE account DROP COLUMN state;
