-- The first script; its comment stays.
CREATE TABLE account (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL);
