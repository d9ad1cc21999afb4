CREATE TABLE account (
    id INTEGER NOT NULL,
    name VARCHAR(50) NOT NULL,
    "Group" INTEGER,
    balance NUMERIC(12, 2) NOT NULL DEFAULT 0,
    state VARCHAR(6) DEFAULT 'open',
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    day DATE DEFAULT (date('now')),
    code TEXT COLLATE NOCASE,
    lower_name TEXT GENERATED ALWAYS AS (lower(name)) STORED,
    CONSTRAINT pk_account PRIMARY KEY (id),
    CONSTRAINT uq_account_name UNIQUE (name),
    CONSTRAINT "fk_account_Group_group" FOREIGN KEY ("Group") REFERENCES "group" (id) ON DELETE CASCADE,
    CONSTRAINT ck_account_positive CHECK (balance >= 0)
);
CREATE INDEX ix_account_state ON account (state);
