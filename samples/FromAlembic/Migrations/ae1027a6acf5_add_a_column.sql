-- revision: ae1027a6acf5
-- message: add a column
-- down: 1975ea83b712
-- created: 2026-02-01T09:00:00.654321

-- upgrade
ALTER TABLE account ADD COLUMN last_transaction_date DATETIME;

-- downgrade
ALTER TABLE account DROP COLUMN last_transaction_date;
