-- Optional parts of the schema, for tables that exist. An index can be added once; appends continue while it is built.
--: if not projections_only
--: if type_index
CREATE INDEX {{events.name}}_type_idx ON {{events}} (event_type, global_position);

--: end
--: if correlation_index
CREATE INDEX {{events.name}}_correlation_idx ON {{events}} (correlation_id);

--: end
--: end
