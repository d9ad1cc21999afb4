-- the new table, under another name for now
CREATE TABLE _migrations_account (
    id INTEGER NOT NULL,
    name VARCHAR(50) NOT NULL,
    "Group" INTEGER,
    balance NUMERIC(12, 2) NOT NULL DEFAULT 0,
    state VARCHAR(6) DEFAULT 'open',
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    day DATE DEFAULT (date('now')),
    code TEXT COLLATE NOCASE,
    lower_name TEXT GENERATED ALWAYS AS (lower(name)) STORED,
    CONSTRAINT uq_account_name UNIQUE (name),
    CONSTRAINT "fk_account_Group_group" FOREIGN KEY ("Group") REFERENCES "group" (id) ON DELETE CASCADE,
    CONSTRAINT uq UNIQUE (code, day),
    CONSTRAINT fk FOREIGN KEY (day) REFERENCES account (id) ON DELETE SET NULL ON UPDATE RESTRICT,
    CONSTRAINT pk PRIMARY KEY (id, name)
);
-- copies the rows
INSERT INTO _migrations_account (rowid, id, name, "Group", balance, state, created_at, day, code) SELECT rowid, id, name, "Group", balance, state, created_at, day, code FROM account;
-- its rows are in the new one
DROP TABLE account;
-- views and triggers that name the table stay as they are
PRAGMA legacy_alter_table = ON;
-- the new table takes the old one's place
ALTER TABLE _migrations_account RENAME TO account;
-- as it was
PRAGMA legacy_alter_table = OFF;
-- indexes go with a table
CREATE INDEX ix_account_state ON account (state);
