-- revision: 7d793037a076
-- message: first entry
-- down: 5d41402abc4b
-- created: 2026-11-25T10:05:00+00:00

-- upgrade
INSERT INTO entry (name, text) VALUES ('Ann', 'Nice place.');

-- downgrade
DELETE FROM entry WHERE name = 'Ann';
