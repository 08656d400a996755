// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.status;

/** The scope of one handler call, for example a span of a trace that is current meanwhile. Implemented by you. */
@FunctionalInterface
public interface BatchScope extends AutoCloseable {

    /** A scope that does nothing. */
    BatchScope NONE = () -> {};

    /** The handler has failed; called before {@link #close()}. */
    default void failed(Throwable failure) {}

    /** The handler has returned or failed. */
    @Override
    void close();
}
