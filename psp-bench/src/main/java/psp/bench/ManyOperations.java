package psp.bench;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
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
import psp.stats.inference.Verdict;

/**
 * Asks a thousand operations of ten years everything, from one table: {@code ManyOperations [OPERATIONS]}; or many operations of a
 * city of months whether it fell by more than elsewhere: {@code ManyOperations net [OPERATIONS [ZONES [YEARS]]]}.
 *
 * <p>Each of a thousand operations has a zone and a ring of its own among twice as many zones; reduction, net change against the rest of
 * the city, displacement, watch and standing are asked, on all cores. Printed are the seconds and how the answers fall. Of a city of
 * months the first answer and one of the next operation are timed too.
 */
public final class ManyOperations {

    private static final LocalDate START = LocalDate.of(2010, 1, 1);
    private static final int DAYS = 3_652;
    private static final YearMonth FIRST = YearMonth.of(2006, 1);

    private ManyOperations() {}

    /**
     * Runs.
     *
     * @param args how many operations, 1,000 by default; or {@code net}, how many, of how many zones, over how many years
     */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("net")) {
            net(number(args, 1, 10_000), number(args, 2, 1_600), number(args, 3, 15));
            return;
        }
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

    private static int number(String[] args, int at, int otherwise) {
        return args.length > at ? Integer.parseInt(args[at]) : otherwise;
    }

    /** Operations in a zone each, in the last year from its first to its twelfth month on, of a city of months. */
    private static void net(int number, int zones, int years) {
        ZoneCounts counts = months(zones, years);
        List<Operation> operations = IntStream.range(0, number)
                .mapToObj(i -> {
                    YearMonth start = FIRST.plusYears(years - 1L).plusMonths(i / zones % 12);
                    return Operation.in("zone " + i % zones)
                            .active(start.atDay(1) + "/"
                                    + FIRST.plusYears(years).atDay(1));
                })
                .toList();
        long began = System.nanoTime();
        Study.of(operations.get(0), counts).net();
        long first = System.nanoTime();
        Study.of(operations.get(1), counts).net();
        long second = System.nanoTime();
        long cannotTell = operations.parallelStream()
                .filter(operation -> Study.of(operation, counts).net().verdict() == Verdict.CANNOT_TELL)
                .count();
        System.out.printf(
                Locale.ROOT,
                "%,d zones, %d years of months: first net %.2f s, the next %.3f s; %,d operations %.1f s on %d cores%n"
                        + "%,d of them cannot tell whether it fell by more than elsewhere%n",
                zones,
                years,
                (first - began) / 1e9,
                (second - first) / 1e9,
                number,
                (System.nanoTime() - second) / 1e9,
                Runtime.getRuntime().availableProcessors(),
                cannotTell);
    }

    private static ZoneCounts months(int zones, int years) {
        SplittableRandom random = new SplittableRandom(2017);
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int zone = 0; zone < zones; zone++) {
            double level = StrictMath.exp(2 * random.nextDouble() - 1);
            for (int month = 0; month < 12 * years; month++) {
                int count = 0;
                for (int i = 0; i < 20; i++) {
                    count += random.nextDouble() < level / 20 ? 1 : 0;
                }
                cells.add(new ZoneCounts.Cell(Period.ofMonth(FIRST.plusMonths(month)), "zone " + zone, count));
            }
        }
        return ZoneCounts.ofTable("simulated incidents", cells);
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
