package psp.share.brief;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import psp.core.AreaCounts;
import psp.core.Coverage;
import psp.core.Period;
import psp.core.Phase;
import psp.stats.Answers;
import psp.stats.ExpectedCourse;
import psp.stats.Study;
import psp.stats.inference.Reason;

/** The counts of the focus in the years before the operation and since, month by month, and what was expected of them. */
final class Course {

    /** As many earlier years as the season of the expected range is made of at most. */
    private static final int YEARS_BEFORE = 5;

    private static final double MONTH = 30;
    /** February and March are alike; a month and a quarter are not. */
    private static final double ALIKE = 1.2;

    /** One period that is covered as a whole, and what was expected of it. */
    record Cell(Period period, long count, ExpectedCourse.@Nullable Month expected) {}

    final List<Cell> cells;
    /** From the first to the last day shown. */
    final Period span;
    /** What the expected range is made of, such as {@code 2015}; empty where there is none. */
    final String reference;
    /** Why nothing is expected; empty where something is. */
    final String unexpected;
    /** Whether the periods are so unlike that counts must be made rates. */
    final boolean rates;
    /** Whether the periods are calendar months. */
    final boolean months;

    Course(Answers answers) {
        Study study = answers.study();
        Coverage coverage = study.counts().coverage();
        AreaCounts focus = study.operation().focus(study.counts());
        LocalDate begin = study.operation().phases().stream()
                .filter(phase -> phase.kind() != Phase.Kind.BASELINE)
                .map(phase -> phase.period().start())
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate first = begin.minusYears(YEARS_BEFORE);
        LocalDate start =
                coverage.span().contains(first) ? first : coverage.span().start();
        span = Period.of(start, coverage.span().end());
        Map<Period, ExpectedCourse.Month> expected = new TreeMap<>();
        answers.course()
                .result()
                .ifPresent(told -> told.months().forEach(month -> expected.put(month.period(), month)));
        reference = answers.course()
                .result()
                .map(told -> told.reference().inWords())
                .orElse("");
        unexpected = answers.course().reason().map(Reason::sentence).orElse("");
        months = coverage.kind() != Coverage.Kind.TABLE
                || coverage.periods().stream().filter(span::contains).allMatch(Course::isMonth);
        List<Period> periods = coverage.kind() == Coverage.Kind.TABLE ? coverage.periods() : span.months();
        List<Cell> all = new ArrayList<>();
        for (Period period : periods) {
            if (span.contains(period) && coverage.covers(period) && (!months || isMonth(period))) {
                all.add(new Cell(period, focus.count(period), expected.get(period)));
            }
        }
        cells = List.copyOf(all);
        int shortest =
                cells.stream().mapToInt(cell -> cell.period().days()).min().orElse(1);
        int longest =
                cells.stream().mapToInt(cell -> cell.period().days()).max().orElse(1);
        rates = longest > ALIKE * shortest;
    }

    private static boolean isMonth(Period period) {
        return period.start().getDayOfMonth() == 1
                && period.start().plusMonths(1).equals(period.end());
    }

    /** A count as it is drawn: itself, or per thirty days where periods are unlike. */
    double drawn(Cell cell, double count) {
        return rates ? count * MONTH / cell.period().days() : count;
    }

    /** The cells that are asked for, those together that follow each other without a gap. */
    List<List<Cell>> runs(Predicate<Cell> asked) {
        List<List<Cell>> runs = new ArrayList<>();
        LocalDate end = null;
        for (Cell cell : cells) {
            if (!asked.test(cell)) {
                continue;
            }
            if (!cell.period().start().equals(end)) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(cell);
            end = cell.period().end();
        }
        return runs;
    }

    /** What the periods are called. */
    String each() {
        return months ? "month" : "period";
    }
}
