-- Statements of docs/operations.md for MySQL and MariaDB. OperationsTest runs them.

-- settings
SELECT @@innodb_flush_log_at_trx_commit, @@sync_binlog, @@binlog_format, @@auto_increment_increment,
       @@innodb_buffer_pool_size, @@max_allowed_packet, @@innodb_lock_wait_timeout;

-- size
SELECT table_name, ROUND(data_length / 1048576) AS rows_mb, ROUND(index_length / 1048576) AS indexes_mb
  FROM information_schema.tables
 WHERE table_schema = DATABASE() AND table_name IN ('events', 'aggregate_heads');

-- transactions
SELECT trx_mysql_thread_id AS id, trx_started, trx_state, LEFT(trx_query, 80) AS query
  FROM information_schema.innodb_trx
 WHERE trx_started < NOW() - INTERVAL 1 MINUTE
 ORDER BY trx_started;

-- erase
UPDATE events
   SET payload = '{}', metadata = '{}'
 WHERE bounded_context = 'Shop' AND aggregate_type = 'Customer' AND aggregate_id = 'customer-1';
