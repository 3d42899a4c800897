package psp.share.brief;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import psp.core.AreaCounts;
import psp.core.Coverage;
import psp.core.Period;
import psp.core.internal.Texts;
import psp.stats.Answers;
import psp.stats.ExpectedCourse;
import psp.stats.Study;
import psp.stats.inference.Verdict;

/**
 * The latest whole month of the focus, beside what was expected of it and the months before.
 *
 * @param period the month
 * @param count how many there were
 * @param expected what the level before the operation gives; null where nothing is expected of it
 * @param record how it stands among earlier months, such as {@code the most since May 2015}; empty where it is nothing special
 */
record LatestMonth(Period period, long count, ExpectedCourse.@Nullable Month expected, String record) {

    /** A record of fewer months is none. */
    private static final int MOST_SINCE = 6;

    private static final int FEWEST_SINCE = 12;

    /** Empty where no month is covered as a whole. */
    static Optional<LatestMonth> of(Answers answers) {
        Study study = answers.study();
        List<Period> months = months(study.counts().coverage());
        if (months.isEmpty()) {
            return Optional.empty();
        }
        AreaCounts focus = study.operation().focus(study.counts());
        Period last = months.get(months.size() - 1);
        long[] counts = months.stream().mapToLong(focus::count).toArray();
        ExpectedCourse.Month expected = answers.course()
                .result()
                .flatMap(course -> course.months().stream()
                        .filter(month -> month.period().equals(last))
                        .findFirst())
                .orElse(null);
        return Optional.of(new LatestMonth(last, counts[counts.length - 1], expected, record(months, counts)));
    }

    static List<Period> months(Coverage coverage) {
        return coverage.span().months().stream()
                .filter(month -> month.start().getDayOfMonth() == 1
                        && month.end().equals(month.start().plusMonths(1))
                        && coverage.cut(month).isEmpty()
                        && coverage.covers(month))
                .toList();
    }

    private static String record(List<Period> months, long... counts) {
        int last = counts.length - 1;
        int most = last - 1;
        while (most >= 0 && counts[most] < counts[last]) {
            most--;
        }
        int fewest = last - 1;
        while (fewest >= 0 && counts[fewest] > counts[last]) {
            fewest--;
        }
        if (last - most > MOST_SINCE) {
            return "the most " + since(months, most);
        }
        return last - fewest > FEWEST_SINCE ? "the fewest " + since(months, fewest) : "";
    }

    private static String since(List<Period> months, int then) {
        return then < 0
                ? "since counting began in " + months.get(0).inWords()
                : "since " + months.get(then).inWords();
    }

    /** Whether it lies above the range that was expected. */
    boolean isAbove() {
        return expected != null && expected.verdict() == Verdict.ABOVE;
    }

    /** Whether it lies below the range that was expected. */
    boolean isBelow() {
        return expected != null && expected.verdict() == Verdict.BELOW;
    }

    /** "January 2018 had 9, the most since May 2015 (0 to 7 expected)". */
    String sentence() {
        String range = expected == null
                ? ""
                : " (" + Texts.grouped(expected.low()) + " to " + Texts.grouped(expected.high()) + " expected)";
        return period.inWords() + " had " + Texts.grouped(count) + (record.isEmpty() ? "" : ", " + record) + range
                + ".";
    }

    /** The month that follows. */
    Period next() {
        return Period.of(period.end(), period.end().plusMonths(1));
    }
}
