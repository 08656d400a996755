// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What threads are doing, for the message of a failure. */
public final class Threads {

    private static final String PREFIX = "pup-";

    private Threads() {}

    /** The stacks of the threads that projections run on. */
    public static String ofLibrary() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().startsWith(PREFIX))
                .map(Threads::describe)
                .collect(Collectors.joining("\n"));
    }

    private static String describe(Map.Entry<Thread, StackTraceElement[]> entry) {
        Thread thread = entry.getKey();
        return thread.getName() + " " + thread.getState() + "\n"
                + Arrays.stream(entry.getValue()).map(frame -> "    " + frame).collect(Collectors.joining("\n"));
    }
}
