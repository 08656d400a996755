-- Optional parts of the schema, for tables that exist. Each statement can be run again.
--: if not projections_only
--: if type_index
CREATE INDEX IF NOT EXISTS {{events.prefix}}"{{events.name}}_type_idx"
    ON "{{events.name}}" (event_type, global_position);

--: end
--: if correlation_index
CREATE INDEX IF NOT EXISTS {{events.prefix}}"{{events.name}}_correlation_idx"
    ON "{{events.name}}" (correlation_id) WHERE correlation_id IS NOT NULL;

--: end
--: end
