-- revision: 1975ea83b712
-- message: create account table
-- created: 2026-01-10T08:30:00.123456

-- upgrade
CREATE TABLE account (
    id INTEGER NOT NULL, 
    name VARCHAR(50) NOT NULL, 
    PRIMARY KEY (id)
);

-- downgrade
DROP TABLE account;
