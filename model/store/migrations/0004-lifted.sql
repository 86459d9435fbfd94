-- What a session's sets add up to, in the form of lifted.go: reading it for ten
-- thousand sessions takes a few milliseconds, adding up their sets a second.
-- NULL is not worked out yet.
ALTER TABLE sessions ADD COLUMN lifted TEXT;
CREATE INDEX sessions_not_added_up ON sessions (id) WHERE lifted IS NULL;
