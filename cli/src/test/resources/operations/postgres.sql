-- Statements of docs/operations.md for PostgreSQL. OperationsTest runs them, with "orders" and "app" replaced.

-- settings
ALTER DATABASE orders SET idle_in_transaction_session_timeout = '1min';
ALTER ROLE app SET lock_timeout = '10s';

-- vacuum
ALTER TABLE events SET (
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 1000000,
    autovacuum_freeze_min_age = 0
);

-- size
SELECT c.relname AS name, pg_size_pretty(pg_table_size(c.oid)) AS rows, pg_size_pretty(pg_indexes_size(c.oid)) AS indexes,
       age(c.relfrozenxid) AS unfrozen_age
  FROM pg_class c
 WHERE c.oid IN ('events'::regclass, 'aggregate_heads'::regclass);

-- transactions
SELECT pid, usename, client_addr, state, now() - xact_start AS age, left(query, 80) AS query
  FROM pg_stat_activity
 WHERE xact_start < now() - INTERVAL '1 minute'
 ORDER BY xact_start;

-- sequence
SELECT setval(pg_get_serial_sequence('events', 'global_position'), MAX(global_position)) FROM events;

-- erase
UPDATE events
   SET payload = convert_to('{}', 'UTF8'), metadata = '{}'
 WHERE bounded_context = 'Shop' AND aggregate_type = 'Customer' AND aggregate_id = 'customer-1';

-- delete
DELETE FROM events
 WHERE bounded_context = 'Shop' AND aggregate_type = 'Order' AND aggregate_id = 'order-1';
DELETE FROM aggregate_heads
 WHERE bounded_context = 'Shop' AND aggregate_type = 'Order' AND aggregate_id = 'order-1';
