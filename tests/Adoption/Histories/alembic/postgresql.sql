BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 27c6a30d7c24

CREATE TABLE account (
    id SERIAL NOT NULL, 
    name VARCHAR(50) NOT NULL, 
    PRIMARY KEY (id)
);

INSERT INTO alembic_version (version_num) VALUES ('27c6a30d7c24') RETURNING alembic_version.version_num;

-- Running upgrade 27c6a30d7c24 -> 1975ea83b712

ALTER TABLE account ADD COLUMN note TEXT;

INSERT INTO account (id, name, note) VALUES (1, 'x', 'BEGIN;
-- Running upgrade a -> b
COMMIT;');

UPDATE alembic_version SET version_num='1975ea83b712' WHERE alembic_version.version_num = '27c6a30d7c24';

-- Running upgrade  -> c0ffee000003

CREATE TABLE invoice (id INTEGER NOT NULL, account_id INTEGER NOT NULL REFERENCES account (id), PRIMARY KEY (id));

INSERT INTO alembic_version (version_num) VALUES ('c0ffee000003') RETURNING alembic_version.version_num;

-- Running upgrade 1975ea83b712, c0ffee000003 -> d00d00000004

DELETE FROM alembic_version WHERE alembic_version.version_num = '1975ea83b712';

UPDATE alembic_version SET version_num='d00d00000004' WHERE alembic_version.version_num = 'c0ffee000003';

COMMIT;

