BEGIN;

-- Running downgrade d00d00000004 -> 1975ea83b712, c0ffee000003

UPDATE alembic_version SET version_num='1975ea83b712' WHERE alembic_version.version_num = 'd00d00000004';

INSERT INTO alembic_version (version_num) VALUES ('c0ffee000003') RETURNING alembic_version.version_num;

-- Running downgrade c0ffee000003 -> 

DROP TABLE invoice;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'c0ffee000003';

-- Running downgrade 1975ea83b712 -> 27c6a30d7c24

ALTER TABLE account DROP COLUMN note;

UPDATE alembic_version SET version_num='27c6a30d7c24' WHERE alembic_version.version_num = '1975ea83b712';

-- Running downgrade 27c6a30d7c24 -> 

DROP TABLE account;

DELETE FROM alembic_version WHERE alembic_version.version_num = '27c6a30d7c24';

DROP TABLE alembic_version;

COMMIT;

