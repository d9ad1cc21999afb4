-- undo: ALTER TABLE account DROP COLUMN note
ALTER TABLE account ADD COLUMN note TEXT;
-- undo: ALTER TABLE account DROP COLUMN level
ALTER TABLE account ADD COLUMN level SMALLINT NOT NULL DEFAULT 1;
-- undo: DROP INDEX ix_account_level
CREATE INDEX ix_account_level ON account (level);
-- undo: ALTER TABLE account DROP COLUMN owner_id
ALTER TABLE account ADD COLUMN owner_id INTEGER CONSTRAINT fk_account_owner_id_account REFERENCES account (id);
-- undo: ALTER TABLE account DROP COLUMN parent_id
ALTER TABLE account ADD COLUMN parent_id INTEGER REFERENCES account (id);
