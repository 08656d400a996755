// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.application;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.spring.TransactionalEventStore;
import dev.pupsourcing.spring.boot.Events;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** A service that writes with JPA and appends. */
public class Invoices {

    private final EntityManager entities;
    private final TransactionalEventStore events;
    private final JdbcTemplate jdbc;

    Invoices(EntityManager entities, TransactionalEventStore events, JdbcTemplate jdbc) {
        this.entities = entities;
        this.events = events;
        this.jdbc = jdbc;
    }

    /** Returns the rows on the connection after the append, and after a flush. */
    @Transactional
    public List<Long> write(String id, boolean fail) {
        List<Long> rows = new ArrayList<>();
        entities.persist(new Invoice(id));
        events.append(ExpectedVersion.noStream(), Events.placed(id));
        rows.add(rows(id));
        entities.flush();
        rows.add(rows(id));
        if (fail) {
            throw new IllegalStateException("no");
        }
        return rows;
    }

    long rows(String id) {
        return jdbc.queryForObject("SELECT count(*) FROM invoice WHERE id = ?", Long.class, id);
    }
}
