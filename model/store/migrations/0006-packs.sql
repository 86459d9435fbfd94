-- Half-years of sessions, and of pain scores, as one value each (pack.go): ten
-- thousand rows take a tenth of a second to read, what they are packed into a
-- few milliseconds. Nothing is in a pack alone. It goes when one of its rows
-- changes, whoever changes it, and is made again when the file is next opened.

CREATE TABLE packs (
    kind TEXT NOT NULL CHECK (kind IN ('sessions', 'pain')),
    span INTEGER NOT NULL, -- of sessions twice the year, and one more in its second half; of scores the time >> 54
    data BLOB NOT NULL,
    PRIMARY KEY (kind, span)
) STRICT;

CREATE TRIGGER packs_session_inserted AFTER INSERT ON sessions BEGIN
    DELETE FROM packs WHERE kind = 'sessions' AND span = 2 * substr(NEW.date, 1, 4) + (substr(NEW.date, 6, 2) > '06');
END;
CREATE TRIGGER packs_session_updated AFTER UPDATE ON sessions BEGIN
    DELETE FROM packs WHERE kind = 'sessions' AND span IN (
        2 * substr(OLD.date, 1, 4) + (substr(OLD.date, 6, 2) > '06'),
        2 * substr(NEW.date, 1, 4) + (substr(NEW.date, 6, 2) > '06'));
END;
CREATE TRIGGER packs_session_deleted AFTER DELETE ON sessions BEGIN
    DELETE FROM packs WHERE kind = 'sessions' AND span = 2 * substr(OLD.date, 1, 4) + (substr(OLD.date, 6, 2) > '06');
END;

CREATE TRIGGER packs_pain_inserted AFTER INSERT ON pain_entries BEGIN
    DELETE FROM packs WHERE kind = 'pain' AND span = NEW.at >> 54;
END;
CREATE TRIGGER packs_pain_updated AFTER UPDATE ON pain_entries BEGIN
    DELETE FROM packs WHERE kind = 'pain' AND span IN (OLD.at >> 54, NEW.at >> 54);
END;
CREATE TRIGGER packs_pain_deleted AFTER DELETE ON pain_entries BEGIN
    DELETE FROM packs WHERE kind = 'pain' AND span = OLD.at >> 54;
END;

CREATE TRIGGER packs_symptom_inserted AFTER INSERT ON pain_symptoms BEGIN
    DELETE FROM packs WHERE kind = 'pain' AND span = (SELECT at >> 54 FROM pain_entries WHERE id = NEW.entry);
END;
CREATE TRIGGER packs_symptom_updated AFTER UPDATE ON pain_symptoms BEGIN
    DELETE FROM packs WHERE kind = 'pain' AND span IN (SELECT at >> 54 FROM pain_entries WHERE id IN (OLD.entry, NEW.entry));
END;
CREATE TRIGGER packs_symptom_deleted AFTER DELETE ON pain_symptoms BEGIN
    DELETE FROM packs WHERE kind = 'pain' AND span = (SELECT at >> 54 FROM pain_entries WHERE id = OLD.entry);
END;
