// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import java.time.Duration;
import java.util.Objects;

/**
 * Whether the facade's appends that wait at the same moment share one transaction, and the bounds of such groups. Off by
 * default. Immutable and thread-safe.
 *
 * <p>A group forms only while an earlier one is being committed, so no append waits for others to arrive, and a single
 * append uses the same statement as without groups. Each append has its own outcome. Appends on a connection of the
 * caller are never grouped.
 */
public final class GroupCommit {

    /** The default maximum number of events in a group. */
    public static final int DEFAULT_MAX_EVENTS = 500;

    /** The default maximum number of bytes of payload and metadata in a group. */
    public static final long DEFAULT_MAX_BYTES = 4L * 1024 * 1024;

    /** The default maximum number of unfinished appends. */
    public static final int DEFAULT_MAX_WAITING = 1_000;

    /** The default limit on how long an append waits before it is sent. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /** The default maximum number of groups that are committed at the same time. */
    public static final int DEFAULT_COMMITTERS = 2;

    private static final GroupCommit OFF = new GroupCommit(
            false, DEFAULT_MAX_EVENTS, DEFAULT_MAX_BYTES, DEFAULT_MAX_WAITING, DEFAULT_TIMEOUT, DEFAULT_COMMITTERS);

    private final boolean on;
    private final int maxEvents;
    private final long maxBytes;
    private final int maxWaiting;
    private final Duration timeout;
    private final int committers;

    private GroupCommit(boolean on, int maxEvents, long maxBytes, int maxWaiting, Duration timeout, int committers) {
        this.on = on;
        this.maxEvents = atLeastOne("maxEvents", maxEvents);
        this.maxBytes = atLeastOne("maxBytes", maxBytes);
        this.maxWaiting = atLeastOne("maxWaiting", maxWaiting);
        this.timeout = positive(timeout);
        this.committers = atLeastOne("committers", committers);
    }

    /** No groups: each append has its own transaction. */
    public static GroupCommit off() {
        return OFF;
    }

    /** Groups with the default bounds. */
    public static GroupCommit on() {
        return new GroupCommit(true, OFF.maxEvents, OFF.maxBytes, OFF.maxWaiting, OFF.timeout, OFF.committers);
    }

    private static int atLeastOne(String name, int value) {
        return (int) atLeastOne(name, (long) value);
    }

    private static long atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
        return value;
    }

    private static Duration positive(Duration value) {
        Objects.requireNonNull(value, "timeout");
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("timeout must be positive, was " + value);
        }
        return value;
    }

    /** These settings with a maximum number of events in a group; an append with more is sent alone. */
    public GroupCommit withMaxEvents(int events) {
        return new GroupCommit(on, events, maxBytes, maxWaiting, timeout, committers);
    }

    /** These settings with a maximum number of bytes in a group; an append with more is sent alone. */
    public GroupCommit withMaxBytes(long bytes) {
        return new GroupCommit(on, maxEvents, bytes, maxWaiting, timeout, committers);
    }

    /** These settings with a maximum number of unfinished appends; further callers wait. */
    public GroupCommit withMaxWaiting(int appends) {
        return new GroupCommit(on, maxEvents, maxBytes, appends, timeout, committers);
    }

    /** These settings with a limit on how long an append waits before it is sent. */
    public GroupCommit withTimeout(Duration limit) {
        return new GroupCommit(on, maxEvents, maxBytes, maxWaiting, limit, committers);
    }

    /**
     * These settings with a maximum number of groups that are committed at the same time, each on one connection. A
     * database with a single writer always commits one.
     */
    public GroupCommit withCommitters(int count) {
        return new GroupCommit(on, maxEvents, maxBytes, maxWaiting, timeout, count);
    }

    /** Whether appends are grouped. */
    public boolean isOn() {
        return on;
    }

    /** The maximum number of events in a group. */
    public int maxEvents() {
        return maxEvents;
    }

    /** The maximum number of bytes of payload and metadata in a group. */
    public long maxBytes() {
        return maxBytes;
    }

    /** The maximum number of unfinished appends. */
    public int maxWaiting() {
        return maxWaiting;
    }

    /** The limit on how long an append waits before it is sent. */
    public Duration timeout() {
        return timeout;
    }

    /** The maximum number of groups that are committed at the same time. */
    public int committers() {
        return committers;
    }

    /** The settings on one line, for logs. */
    @Override
    public String toString() {
        return on
                ? "groups of " + maxEvents + " events or " + maxBytes + " bytes, " + maxWaiting
                        + " appends waiting for " + timeout + ", " + committers + " committers"
                : "no groups";
    }
}
