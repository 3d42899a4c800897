package psp.stats;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import psp.core.AreaCounts;
import psp.core.CountHeader;
import psp.core.Coverage;
import psp.core.DataQuality;
import psp.core.Finding;
import psp.core.Finding.Reply;
import psp.core.Period;
import psp.core.Statement;
import psp.core.internal.Phrases;
import psp.core.internal.RingName;
import psp.core.internal.Texts;
import psp.stats.inference.Interval;
import psp.stats.inference.Reason;
import psp.stats.inference.Verdict;
import psp.stats.internal.text.Words;
import psp.stats.watch.Watch;
import psp.stats.watch.WatchVerdict;
import psp.stats.window.StudyWindows;

/** Makes the statement of a study from its answers; it computes nothing itself. */
final class StatementWriter {

    /** A change of at most so many percent reads as level; it is no verdict. */
    private static final double LEVEL = 0.03;

    private static final double COVERED = 0.95;

    /** A minute aloud. */
    private static final int MOST_WORDS = 150;

    private static final String PERHAPS = ", perhaps normal variation";
    private static final int PLACES_NAMED = 2;
    private static final int RINGS_TOLD = 3;

    private final Answers answers;
    private final Study study;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private final List<String> withheld = new ArrayList<>();
    /** Each finding that can be told in fewer words, and these. */
    private final Map<Finding, Finding> shorter = new HashMap<>();

    StatementWriter(Answers answers) {
        this.answers = answers;
        this.study = answers.study();
    }

    Statement statement() {
        Reduction fall = answers.reduction().result().orElse(null);
        if (fall == null) {
            untold(answers.reduction().reason().orElseThrow());
        } else {
            findings.add(fall(fall));
            answers.shares().stream()
                    .filter(shares -> shares.allows() == Located.Allows.WARNING)
                    .min(Comparator.comparingDouble(shares -> Math.min(shares.shareThen(), shares.shareNow())))
                    .ifPresent(shares -> findings.add(Finding.remark(shares.warning())));
            told(answers.net(), "More than elsewhere?").ifPresent(net -> findings.add(net(net)));
            if (answers.net().result().isPresent()) {
                told(answers.displacement(), "Did it move?").ifPresent(rings -> findings.add(moved(rings)));
            }
            told(answers.otherStarts(), "Other start dates?").ifPresent(starts -> findings.add(starts(starts)));
        }
        told(answers.watch(), "Did it come back?").ifPresent(watch -> with(watch.statement()));
        told(answers.standing(), "Where are we now?").ifPresent(this::standing);
        if (fall != null && answers.net().reason().orElse(null) instanceof Reason.NotAsked) {
            doubts.add(0, "whether that is more than elsewhere, for nothing else was counted");
        }
        if (!withheld.isEmpty()) {
            doubts.add(0, String.join(", ", withheld) + " (withheld too)");
        }
        doubts.add(0, "whether the operation caused it");
        addDoubts();
        String headline = headline(fall);
        Statement said = statement(findings, headline);
        for (int i = 0; i < findings.size() && said.paragraph().split(" ").length > MOST_WORDS; i++) {
            findings.set(i, shorter.getOrDefault(findings.get(i), findings.get(i)));
            said = statement(findings, headline);
        }
        return said;
    }

    private Statement statement(List<Finding> told, String headline) {
        Statement said = new Statement(told, doubts).headed(headline).next(next());
        return study.label().isEmpty() ? said : said.labelled(study.label());
    }

    /** A finding with a further sentence, which is told as long as all of it is read in a minute; else it stands in the small print. */
    private Finding longer(Finding finding, String further) {
        if (further.isEmpty()) {
            return finding;
        }
        Finding longer = new Finding(
                finding.question(),
                finding.reply(),
                finding.sentence() + " " + further,
                finding.range(),
                finding.detail());
        shorter.put(
                longer,
                new Finding(
                        finding.question(),
                        finding.reply(),
                        finding.sentence(),
                        finding.range(),
                        Phrases.ended(finding.detail()) + " " + further));
        return longer;
    }

    /** "The rest of the city: 1,377, against 698 and 714.", in the order of the references; empty where it has no count of the same days of each. */
    private Optional<String> meanwhile(Standing standing) {
        AreaCounts rest = study.operation().comparison(study.counts());
        List<Standing.Entry> entries = standing.entries().stream()
                .filter(entry -> entry.then() != null && !entry.seasonal())
                .toList();
        if (answers.elsewhere().result().isEmpty()
                || entries.stream().map(Standing.Entry::now).distinct().count() != 1) {
            return Optional.empty();
        }
        String then = StandingWords.and(entries.stream()
                .map(entry -> Texts.grouped(rest.countWhole(Objects.requireNonNull(entry.then()))))
                .toList());
        return Optional.of(
                Phrases.capital(answers.elsewhere().result().orElseThrow().area()) + ": "
                        + Texts.grouped(rest.countWhole(entries.get(0).now())) + ", against " + then + ".");
    }

    /** Where a side is told, what the rest of the city did meanwhile is told beside it. */
    private void standing(Standing standing) {
        Statement own = standing.statement();
        String rest = meanwhile(standing).orElse("");
        own.findings()
                .forEach(finding -> findings.add(finding.reply() == Reply.CANT_SAY ? finding : longer(finding, rest)));
        doubts.addAll(own.doubts());
    }

    private void with(Statement other) {
        findings.addAll(other.findings());
        doubts.addAll(other.doubts());
    }

    /** The result of a question; one that was asked and has none is a finding with its reason. */
    private <T> Optional<T> told(Answer<T> answer, String question) {
        // Where the change itself is withheld, it is said once, and what else is withheld at the end.
        boolean said = answers.reduction().reason().orElse(null) instanceof Reason.Withheld;
        if (said && answer.reason().orElse(null) instanceof Reason.Withheld) {
            withheld.add(Phrases.asked(question));
        }
        answer.reason()
                .filter(why -> !(why instanceof Reason.NotAsked) && !(said && why instanceof Reason.Withheld))
                .ifPresent(why -> findings.add(new Finding(
                        question,
                        why instanceof Reason.Withheld ? Reply.WITHHELD : Reply.CANT_SAY,
                        Phrases.sentence(why.sentence()),
                        "")));
        return answer.result();
    }

    private void untold(Reason why) {
        findings.add(new Finding(
                "Did it fall?",
                why instanceof Reason.Withheld ? Reply.WITHHELD : Reply.CANT_SAY,
                Phrases.sentence(why.sentence()),
                ""));
    }

    private String outcome() {
        return study.counts().header().outcome();
    }

    private String focus() {
        SortedSet<String> zones = study.operation().focusZones();
        return zones.size() > PLACES_NAMED ? "the " + zones.size() + " focus zones" : Phrases.places(zones);
    }

    /** The answer in one sentence: what the focus did, and what the rest of the city did meanwhile. */
    private String headline(@Nullable Reduction fall) {
        if (fall == null) {
            return "Whether " + outcome() + " in " + focus() + " fell, we can't say";
        }
        Interval range = fall.interval(COVERED);
        if (fall.verdict() == Verdict.CANNOT_TELL && !range.usable()) {
            return "Too few " + outcome() + " in " + focus() + " to say whether they fell (" + counts(fall) + ")";
        }
        String subject = subject(fall);
        return answers.elsewhere()
                .result()
                .map(rest -> subject + (subject.endsWith(PERHAPS) ? "," : "") + " while " + rest.area() + " "
                        + meanwhile(rest))
                .orElse(subject);
    }

    private String subject(Reduction fall) {
        // Of the same calendar days a leap day is not told; the two counts and their difference agree.
        double difference = fall.sameCalendar()
                ? (double) fall.ratio().after() - fall.ratio().before()
                : Math.round(fall.difference());
        String what = outcome() + " in " + focus();
        if (fall.verdict() != Verdict.CANNOT_TELL) {
            String moved = fall.verdict() == Verdict.BELOW ? " fell" : " rose";
            return Phrases.capital(what) + moved + " by " + Texts.grouped(Math.round(Math.abs(difference)));
        }
        return isLevel(fall)
                ? Phrases.capital(what) + " stayed about level"
                : Phrases.capital(Phrases.difference(difference)) + " " + what + PERHAPS;
    }

    private static String meanwhile(Reduction rest) {
        return isLevel(rest) || rest.ratio().estimate().isEmpty()
                ? "stayed about level"
                : "had " + Words.amount(rest.ratio().estimate().orElseThrow());
    }

    private static boolean isLevel(Reduction change) {
        double ratio = change.ratio().estimate().orElse(1);
        return Math.abs(ratio - 1) <= LEVEL || Math.round(change.difference()) == 0;
    }

    private Finding fall(Reduction fall) {
        Reply reply =
                switch (fall.verdict()) {
                    case BELOW -> Reply.YES;
                    case ABOVE -> Reply.NO;
                    default -> Reply.CANT_SAY;
                };
        String sentence = counts(fall) + " " + outcome() + " (" + windows(fall) + ")"
                + (fall.sameCalendar() ? "." : ": other calendar days, so another season.");
        String rest = answers.elsewhere()
                .result()
                .map(other -> Phrases.capital(other.area()) + ": " + counts(other) + ".")
                .orElse("");
        // Behind the counts of the rest of the city a bare percentage would be taken for theirs.
        String range = answers.elsewhere().result().isEmpty() ? fall.percent() : "The focus area: " + fall.percent();
        return longer(new Finding("Did it fall?", reply, sentence, range, fall.toString()), rest);
    }

    private static String counts(Reduction change) {
        return Texts.grouped(change.ratio().before()) + " to "
                + Texts.grouped(change.ratio().after());
    }

    private static String windows(Reduction change) {
        Period now = change.nowDays();
        return now == null || change.referenceDays().size() != 1
                ? change.now() + ", against " + change.reference()
                : now.inWords() + ", against "
                        + Words.against(change.referenceDays().get(0), now);
    }

    private Finding net(PastContrasts net) {
        Reply reply =
                switch (net.verdict()) {
                    case BELOW -> Reply.YES;
                    case ABOVE -> Reply.NO;
                    default -> Reply.CANT_SAY;
                };
        Benchmark shown = net.shown();
        Expected expected = net.expected().orElse(null);
        if (shown.kind() != Benchmark.Kind.CITY || expected == null) {
            return new Finding(
                    "More than elsewhere?",
                    reply,
                    Phrases.sentence(shown.distance() + (shown.hasRange() ? " (" + shown.range() + ")" : "")),
                    net.reasons());
        }
        String sentence = Texts.grouped(net.now().focus()) + " where about "
                + Texts.grouped(Math.round(expected.expected()))
                + " were expected from " + net.comparisonName() + " (" + expected.differences() + ").";
        String misses = expected.asFarInHundred().isPresent()
                ? "; as far from what was expected in about "
                        + expected.asFarInHundred().getAsInt() + " of 100 trials elsewhere"
                : "";
        return longer(new Finding("More than elsewhere?", reply, sentence, expected.basis() + misses), anyway(net));
    }

    /** What of the fall an area would have shown by itself that was picked when it was high. */
    private static String anyway(PastContrasts net) {
        return net.expectedAnyway().stream()
                .filter(fewer -> Math.round(fewer) > 0)
                .mapToObj(fewer -> "About " + Texts.grouped(Math.round(fewer))
                        + " fewer were to be expected anyway: "
                        + (net.lastWasHighest()
                                ? "the year before was its highest of "
                                        + net.past().size()
                                : "it was chosen because it was high")
                        + ".")
                .findFirst()
                .orElse("");
    }

    private static Finding moved(List<Displacement> rings) {
        boolean signs = rings.stream().anyMatch(ring -> ring.verdict() == Verdict.ABOVE);
        boolean leaning = rings.stream().anyMatch(Displacement::isLeaning);
        Displacement blindest = rings.stream()
                .max(Comparator.comparingDouble(Displacement::detectableRise))
                .orElseThrow();
        String counts = rings.stream()
                        .limit(RINGS_TOLD)
                        .map(ring -> beforeNumber(RingName.aloud(ring.ring()))
                                + Texts.grouped(ring.change().ratio().before()) + " to "
                                + Texts.grouped(ring.change().ratio().after()))
                        .collect(Collectors.joining(", "))
                + (rings.size() > RINGS_TOLD ? " and " + (rings.size() - RINGS_TOLD) + " more" : "");
        String seen = signs
                ? "more than the rest of the city leads one to expect"
                : leaning
                        ? Displacement.LEANING
                        : blindest.isBlind()
                                ? "no realistic rise would have shown"
                                : "a rise of " + Math.round(100 * blindest.detectableRise())
                                        + " % would probably have shown";
        return new Finding(
                "Did it move?",
                signs ? Reply.SIGN : leaning || blindest.isBlind() ? Reply.CANT_SAY : Reply.NO_SIGN,
                Phrases.sentence(counts + "; " + seen),
                rings.stream()
                        .map(ring -> RingName.aloud(ring.ring()) + ": " + ring)
                        .collect(Collectors.joining("; ")));
    }

    /** A name that ends with a digit is parted from the count behind it. */
    private static String beforeNumber(String name) {
        return name + (Character.isDigit(name.charAt(name.length() - 1)) ? ": " : " ");
    }

    private static Finding starts(List<AssumedStart> starts) {
        boolean same = starts.stream()
                        .map(start -> start.reduction().verdict())
                        .distinct()
                        .count()
                == 1;
        List<Double> ratios = starts.stream()
                .flatMap(start -> start.reduction().ratio().estimate().stream().boxed())
                .sorted()
                .toList();
        LocalDate first = starts.get(0).start();
        LocalDate last = starts.get(starts.size() - 1).start();
        String changes = ratios.isEmpty()
                ? "nothing in either window"
                : Words.span(ratios.get(0), ratios.get(ratios.size() - 1));
        return new Finding(
                "Other start dates?",
                same ? Reply.SAME : Reply.DIFFERS,
                Phrases.sentence("starts from " + Phrases.dayAndMonth(first) + " to " + Phrases.day(last) + ": "
                        + changes + ", not adjusted for asking " + starts.size() + " times"),
                starts.stream().map(AssumedStart::toString).collect(Collectors.joining("; ")));
    }

    /** What to do next: the first that applies, and the day from which the next month can be looked at. */
    private String next() {
        Reason why = answers.reduction().reason().orElse(null);
        if (why != null) {
            return remedy(why);
        }
        WatchVerdict verdict = answers.watch().result().map(Watch::verdict).orElse(null);
        LocalDate counted = study.counts().coverage().span().lastDay();
        LocalDate asOf = study.counts().header().asOf();
        LocalDate ended = study.lastDay().orElse(counted);
        if (StudyWindows.nextLook(ended).isBefore(asOf == null ? counted : asOf)) {
            return "add a phase for the days after " + Phrases.day(ended);
        }
        String day = Phrases.day(StudyWindows.nextLook(counted));
        return verdict == WatchVerdict.SIGNS_OF_RETURN
                ? "look at the latest cases now; check again on " + day
                : verdict == WatchVerdict.CITYWIDE
                        ? "ask what changed in the whole city; check again on " + day
                        : "check again on " + day;
    }

    /** What would bring an answer. */
    private static String remedy(Reason why) {
        if (why instanceof Reason.Withheld) {
            return "find the places of the incidents that have none, and run it again";
        }
        if (why instanceof Reason.NotCovered) {
            return "add the days that are missing, and run it again";
        }
        return why instanceof Reason.BreakBetween
                ? "ask how the new record system counts, or compare days on one side of the change"
                : "count a longer time, a larger area or a wider outcome";
    }

    private void addDoubts() {
        if (answers.displacement().result().orElse(List.of()).stream()
                .anyMatch(ring -> ring.verdict() == Verdict.CANNOT_TELL)) {
            doubts.add("small moves");
        }
        Optional<Located> located = answers.located().result();
        long without = study.counts().noPosition().count();
        if (without > 0) {
            doubts.add("where " + Texts.grouped(without) + " of "
                    + Texts.grouped(study.counts().total().count()) + " happened, which have no place");
        }
        if (study.counts().coverage().kind() == Coverage.Kind.INFERRED) {
            doubts.add("whether the file holds every day from its first to its last");
        }
        located.map(this::ofQuality).ifPresent(doubts::addAll);
        doubts.add("crime nobody reported");
    }

    /** What of the file's quality touches the windows and zones of this study. */
    private List<String> ofQuality(Located windows) {
        List<String> found = new ArrayList<>();
        DataQuality quality = study.quality();
        SortedSet<String> focus = study.operation().focusZones();
        quality.proposedBreaks().stream()
                .filter(jump -> jump.parts(windows.then().start(), windows.now().lastDay()))
                .filter(jump -> jump.zone() == null || focus.contains(jump.zone()))
                .forEach(jump -> found.add(
                        "whether the jump on " + Phrases.day(jump.day()) + " is one of crime or of recording"));
        long stood = quality.pileUps().stream()
                .filter(DataQuality.PileUp::likelyDefault)
                .mapToLong(DataQuality.PileUp::incidents)
                .sum();
        if (stood > 0) {
            found.add("where " + Texts.plural(stood, "incident") + " happened whose place looks like a stand-in");
        }
        for (String zone : new TreeSet<>(focus)) {
            CountHeader.Ground ground = study.counts().header().zones().get(zone);
            Double area = ground == null ? null : ground.squareMetres();
            // A zone is at its narrowest no wider than the square of its area.
            if (area != null && quality.tooCoarseFor(Math.sqrt(area))) {
                found.add(String.format(
                        Locale.ROOT,
                        "which positions, good to %.0f m, lie in %s",
                        quality.precisionMetres(),
                        Phrases.place(zone)));
            }
        }
        return found;
    }
}
