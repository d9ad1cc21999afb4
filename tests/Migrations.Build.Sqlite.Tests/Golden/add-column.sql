ALTER TABLE account ADD COLUMN note TEXT;
ALTER TABLE account ADD COLUMN level SMALLINT NOT NULL DEFAULT 1;
CREATE INDEX ix_account_level ON account (level);
ALTER TABLE account ADD COLUMN owner_id INTEGER CONSTRAINT fk_account_owner_id_account REFERENCES account (id);
ALTER TABLE account ADD COLUMN parent_id INTEGER REFERENCES account (id);
