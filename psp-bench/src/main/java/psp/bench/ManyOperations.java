package psp.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import psp.core.CountHeader;
import psp.core.Coverage;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Place;
import psp.core.ZoneCounter;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.stats.Study;

/**
 * Asks a thousand operations of ten years everything, from one table: {@code ManyOperations [OPERATIONS]}.
 *
 * <p>Each operation has a zone and a ring of its own among twice as many zones; reduction, net change against the rest of the
 * city, displacement, watch and standing are asked, on all cores. Printed are the seconds and how the answers fall.
 */
public final class ManyOperations {

    private static final LocalDate START = LocalDate.of(2010, 1, 1);
    private static final int DAYS = 3_652;

    private ManyOperations() {}

    /**
     * Runs.
     *
     * @param args how many operations, 1,000 by default
     */
    public static void main(String[] args) {
        int number = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        ZoneCounts counts = counts(2 * number);
        List<Operation> operations = IntStream.range(0, number)
                .mapToObj(i -> Operation.in("zone " + 2 * i)
                        .ring("zone " + (2 * i + 1))
                        .active("2018-01-01/2019-01-01")
                        .withdrawn("2019-01-01/2019-07-01")
                        .returned("2019-07-01/2020-01-01"))
                .toList();
        answers(operations.subList(0, Math.min(20, number)), counts);
        long began = System.nanoTime();
        List<String> answers = answers(operations, counts);
        System.out.printf(
                Locale.ROOT,
                "%,d operations, %,d zones, ten years: %.1f s on %d cores%n",
                number,
                2 * number,
                (System.nanoTime() - began) / 1e9,
                Runtime.getRuntime().availableProcessors());
        System.out.printf(
                Locale.ROOT,
                "the first: %s%n%,d of them cannot tell whether it fell by more than elsewhere%n",
                answers.get(0),
                answers.stream()
                        .filter(answer -> answer.contains("cannot tell: about"))
                        .count());
    }

    private static List<String> answers(List<Operation> operations, ZoneCounts counts) {
        return operations.parallelStream()
                .map(operation -> {
                    Study study = Study.of(operation, counts);
                    return study.reduction() + "; " + study.net() + "; " + study.displacement() + "; " + study.watch()
                            + "; " + study.standing(START.plusDays(DAYS - 1));
                })
                .toList();
    }

    private static ZoneCounts counts(int zones) {
        SplittableRandom random = new SplittableRandom(2017);
        Outcome outcome = Outcome.all("simulated incidents");
        ZoneCounter counter = new ZoneCounter(
                outcome,
                CountHeader.of(
                        outcome,
                        Zones.named(IntStream.range(0, zones)
                                .mapToObj(i -> "zone " + i)
                                .toList()),
                        "as recorded"),
                Coverage.declared(Period.of(START, START.plusDays(DAYS))));
        for (int i = 0; i < zones; i++) {
            int[] counted = new int[DAYS];
            for (int day = 0; day < DAYS; day++) {
                counted[day] = random.nextDouble() < 0.15 ? 1 : 0;
            }
            counter.add(Place.in("zone " + i), START, counted);
        }
        return counter.counts();
    }
}
