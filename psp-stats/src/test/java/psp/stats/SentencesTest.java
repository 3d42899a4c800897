package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import psp.core.Finding;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Statement;
import psp.core.ZoneCounts;
import psp.stats.inference.Interval;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.Verdict;
import psp.stats.internal.text.Words;

/** What is said agrees with what is meant, whatever the numbers; by seed. */
class SentencesTest {

    private static final long SEED = 16_16_16;
    private static final Pattern RANGE =
            Pattern.compile("([\\d.,]+|over 99) % (lower|higher)?(?: ?to )([\\d.,]+|over 99) % (lower|higher)");
    /** Words that only psp used, or that say more than is known. */
    private static final List<String> NEVER = List.of(
            "city − focus",
            "usual swings",
            "lost again",
            "cannot be told",
            "this cannot tell",
            "in the family",
            "compute",
            "the low ",
            "set aside",
            "look by look",
            "stand beside",
            "as many",
            " holds",
            "Poisson",
            "phi",
            "p =",
            "proves",
            "NaN",
            "Infinity",
            "null");

    private static double ratio(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> 1;
            case 1 -> Math.exp(0.004 * (random.nextDouble() - 0.5));
            case 2 -> 0;
            case 3 -> Math.exp(12 * (random.nextDouble() - 0.5));
            default -> Math.exp(2 * (random.nextDouble() - 0.5));
        };
    }

    /** Which side of no change a sentence about a range puts it: below, above, or neither. */
    private static Verdict said(String words) {
        boolean lower = words.contains("lower") || words.contains("fewer");
        boolean higher = words.contains("higher") || words.contains("more") || words.contains("times as high");
        boolean none = words.contains("unchanged") || words.contains("no difference") || words.contains("too few");
        return none || lower == higher ? Verdict.CANNOT_TELL : lower ? Verdict.BELOW : Verdict.ABOVE;
    }

    @Test
    void aRangeLeavesOutNoChangeExactlyWhenTheVerdictDoes() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 100_000; i++) {
            double a = ratio(random);
            double b = random.nextInt(30) == 0 ? Double.POSITIVE_INFINITY : ratio(random);
            Interval range = new Interval(Math.min(a, b), Math.max(a, b), 0.95, "tried");
            String words = range.inWords();
            assertThat(said(words)).as(range + ": " + words).isEqualTo(Verdict.of(range));
            readsForward(words);
            long count = random.nextInt(3) == 0 ? random.nextInt(4) : random.nextInt(3_000);
            String fewer = Words.differences(count, range.lo(), range.hi());
            if (count > 0) {
                assertThat(said(fewer))
                        .as(count + " by " + range + ": " + fewer)
                        .isEqualTo(Verdict.of(range));
            }
            assertThat(fewer).as(count + " by " + range).doesNotContain("NaN", "Infinity", "-");
        }
    }

    /** From the least to the greatest, both ends apart, none rounded to nothing or to all. */
    private static void readsForward(String words) {
        assertThat(words).doesNotContain("NaN", "Infinity", "-");
        Matcher range = RANGE.matcher(words);
        if (range.find()) {
            double from = signed(range.group(1), range.group(2) == null ? range.group(4) : range.group(2));
            double to = signed(range.group(3), range.group(4));
            assertThat(from).as(words).isLessThanOrEqualTo(to);
        }
    }

    private static double signed(String number, String side) {
        double percent = number.startsWith("over") ? 99.5 : Double.parseDouble(number.replace(",", ""));
        return side.equals("lower") ? -percent : percent;
    }

    @Test
    void aChangeSaysItsVerdict() {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        for (int i = 0; i < 20_000; i++) {
            RateRatio ratio = RateRatio.of(
                    Rate.of(random.nextInt(random.nextInt(1, 2_000)), random.nextInt(1, 400)),
                    Rate.of(random.nextInt(random.nextInt(1, 2_000)), random.nextInt(1, 400)));
            Reduction change = Reduction.poisson("here", "2015", "2016", ratio, true);
            String range = change.range();
            assertThat(said(range)).as(change + "").isEqualTo(change.verdict());
            neverSaid(change.counts() + ", " + change.percent());
        }
    }

    private static void neverSaid(String text) {
        assertThat(NEVER).as(text).noneMatch(text::contains);
    }

    /** A made-up city of so many zones, by months of thirteen years. */
    private static ZoneCounts city(SplittableRandom random, int zones) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        double[] levels = new double[zones];
        Arrays.setAll(levels, z -> random.nextInt(5) == 0 ? 0.05 : Math.exp(4 * random.nextDouble()));
        for (int month = 0; month < 13 * 12; month++) {
            Period period = Period.ofMonth(YearMonth.of(2006, 1).plusMonths(month));
            for (int z = 0; z < zones; z++) {
                if (month % 12 == 0) {
                    levels[z] *= Math.exp(0.3 * (random.nextDouble() - 0.5));
                }
                double moved = z == 0 && month >= 123 ? random.nextDouble(0.2, 1.2) : 1;
                cells.add(
                        new ZoneCounts.Cell(period, "zone " + z, (long) (levels[z] * moved * 2 * random.nextDouble())));
            }
        }
        return ZoneCounts.ofTable("shootings", cells).withAsOf(LocalDate.of(2018, 12, 31));
    }

    private static Operation operation(SplittableRandom random) {
        Operation plan = Operation.in("zone 0").active("2016-04-01/2017-01-01");
        plan = random.nextBoolean() ? plan.ring("zone 1", "zone 2") : plan;
        if (random.nextBoolean()) {
            return plan;
        }
        Operation left = plan.withdrawn("2017-01-01/2017-07-01", "officers moved on");
        return random.nextBoolean() ? left.returned("2017-07-01/2018-01-01", "officers back") : left;
    }

    @Test
    void everyStatementIsReadAloudInUnderAMinute() {
        SplittableRandom random = new SplittableRandom(SEED + 2);
        for (int i = 0; i < Integer.getInteger("psp.statement.trials", 60); i++) {
            ZoneCounts counts = city(random, random.nextInt(1, 14) + 2);
            Study study = Study.of(operation(random), counts);
            Statement said = study.statement();
            String trial = "trial " + i + " of seed " + (SEED + 2) + ": " + said;
            assertThat(said.paragraph().split(" ").length).as(trial).isLessThanOrEqualTo(150);
            assertThat(said.headline().split(" ").length).as(trial).isLessThanOrEqualTo(20);
            for (Finding finding : said.findings()) {
                for (String sentence : finding.sentence().split("[.;] ")) {
                    assertThat(sentence.split(" ").length)
                            .as(trial + " / " + sentence)
                            .isLessThanOrEqualTo(25);
                }
                assertThat(finding.sentence()).as(trial).endsWith(".");
                neverSaid(finding.sentence() + finding.range());
            }
            assertThat(said.paragraph()).as(trial).doesNotContain(",.", ",,", "..", ";.");
            neverSaid(said.paragraph() + said.notAnswered());
            said.lines(100, true)
                    .forEach(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(100));
            asked(study, said);
            agrees(study, said);
        }
    }

    /** "No sign" is said of no ring that rose by half of what would have shown; what the city did meanwhile is told with a side. */
    private static void agrees(Study study, Statement said) {
        for (Finding finding : said.findings()) {
            if (finding.question().equals("Did it move?") && finding.reply() == Finding.Reply.NO_SIGN) {
                assertThat(study.displacement())
                        .allMatch(ring -> ring.contrast().shown().ratio() - 1 <= ring.detectableRise() / 2
                                && ring.detectableRise() <= 1);
            }
            if (finding.question().equals("Where are we now?")
                    && finding.reply() != Finding.Reply.CANT_SAY
                    && study.answers().elsewhere().result().isPresent()) {
                assertThat(finding.sentence() + finding.detail())
                        .as(said.paragraph())
                        .contains(" The rest of the city: ");
            }
        }
    }

    /** No sentence names what the operation does not have. */
    private static void asked(Study study, Statement said) {
        List<String> questions = said.findings().stream().map(Finding::question).toList();
        if (study.operation().rings().isEmpty()) {
            assertThat(questions).doesNotContain("Did it move?");
            assertThat(said.doubts()).doesNotContain("small moves");
        }
        if (study.operation().phases().size() == 1) {
            assertThat(questions).doesNotContain("Did it come back?", "Where are we now?");
        }
    }
}
