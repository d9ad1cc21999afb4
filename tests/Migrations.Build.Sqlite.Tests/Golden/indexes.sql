-- undo: DROP INDEX ix
CREATE INDEX ix ON account (name, day COLLATE NOCASE DESC);
-- undo: DROP INDEX "Ix2"
CREATE UNIQUE INDEX "Ix2" ON account (lower(code)) WHERE code IS NOT NULL;
-- undo: DROP INDEX ix3
CREATE INDEX IF NOT EXISTS ix3 ON account (name);
DROP INDEX ix;
DROP INDEX IF EXISTS ix3;
