// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.waiting;

import java.util.concurrent.CountDownLatch;

/** Prints its arguments, waits, and prints a line when it is stopped. */
public final class Main {

    private Main() {}

    /** Runs until the process is stopped. */
    public static void main(String[] arguments) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopped")));
        System.out.println("started " + String.join(" ", arguments));
        new CountDownLatch(1).await();
    }
}
