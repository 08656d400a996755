-- Statements of docs/operations.md for SQLite. OperationsTest runs them.

-- settings
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;

-- size
SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size();

-- check
PRAGMA integrity_check;

-- backup
VACUUM INTO 'orders-backup.db';
