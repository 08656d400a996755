// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Compares contenders with the first of them.
 *
 * <p>They alternate within each round, and their order is reversed from round to round, so that other load on the
 * machine affects all of them equally. Only ratios within a round are used; the result is their median.
 */
public final class Contest {

    private final Settings settings;
    private final LongSupplier serverCpu;
    private final LongSupplier threadCpu;

    /**
     * Creates a contest.
     *
     * @param serverCpu returns the processor time of the database server in nanoseconds
     */
    public Contest(Settings settings, LongSupplier serverCpu) {
        this(settings, serverCpu, Clocks::threadNanos);
    }

    private Contest(Settings settings, LongSupplier serverCpu, LongSupplier threadCpu) {
        this.settings = settings;
        this.serverCpu = serverCpu;
        this.threadCpu = threadCpu;
    }

    /**
     * Creates a contest among contenders that start threads, so that the processor time of the whole process is
     * measured.
     *
     * @param serverCpu returns the processor time of the database server in nanoseconds
     */
    public static Contest ofProcess(Settings settings, LongSupplier serverCpu) {
        return new Contest(
                settings, () -> serverCpu.getAsLong() + Clocks.processNanos(ProcessHandle.current()), () -> 0);
    }

    /** Runs the contenders; the first one is the reference. */
    public List<Standing> run(List<Contender> contenders) throws Exception {
        List<Team> teams = new ArrayList<>();
        try {
            for (Contender contender : contenders) {
                teams.add(new Team(contender, serverCpu, threadCpu));
            }
            return standings(contenders, measure(teams));
        } finally {
            for (Team team : teams) {
                team.close();
            }
        }
    }

    private List<List<Round>> measure(List<Team> teams) throws Exception {
        List<List<Round>> rounds = new ArrayList<>();
        teams.forEach(team -> rounds.add(new ArrayList<>()));
        for (int round = -settings.warmUp(); round < settings.rounds(); round++) {
            for (int turn : order(teams.size(), round)) {
                Round result = teams.get(turn).run(settings.roundTime());
                if (round >= 0) {
                    rounds.get(turn).add(result);
                }
            }
        }
        return rounds;
    }

    private static List<Integer> order(int count, int round) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            order.add(i);
        }
        if (round % 2 != 0) {
            Collections.reverse(order);
        }
        return order;
    }

    private static List<Standing> standings(List<Contender> contenders, List<List<Round>> rounds) {
        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            standings.add(Standing.of(contenders.get(i).name(), rounds.get(i), rounds.get(0)));
        }
        return standings;
    }
}
