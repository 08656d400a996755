// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.application;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity. */
@Entity
public class Invoice {

    @Id
    private String id;

    /** For JPA. */
    protected Invoice() {}

    Invoice(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
