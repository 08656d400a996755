CREATE TABLE IF NOT EXISTS requests (
    request_key VARCHAR(100) PRIMARY KEY,
    order_id VARCHAR(36) NOT NULL
);

CREATE TABLE IF NOT EXISTS orders_view (
    id VARCHAR(36) PRIMARY KEY,
    product VARCHAR(100) NOT NULL,
    pieces INTEGER NOT NULL,
    paid_cents BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS product_demand (
    product VARCHAR(100) PRIMARY KEY,
    pieces BIGINT NOT NULL
);
