package psp.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import psp.core.AreaCounts;
import psp.core.CountHeader;
import psp.core.Operation;
import psp.core.Phase;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;
import psp.stats.Answer;
import psp.stats.Answers;
import psp.stats.Benchmark;
import psp.stats.Displacement;
import psp.stats.Located;
import psp.stats.PastContrasts;
import psp.stats.Reduction;
import psp.stats.Standing;
import psp.stats.Study;
import psp.stats.inference.Interval;
import psp.stats.inference.RateRatio;
import psp.stats.inference.Reason;
import psp.stats.inference.ShareLost;
import psp.stats.inference.WeightedDisplacement;
import psp.stats.watch.Watch;

/** Flattens the answers of a study into named figures; it computes nothing itself. */
final class FigureWriter {

    private static final double LEVEL = 0.95;

    private final Answers answers;
    private final Study study;
    private final List<Figure> figures = new ArrayList<>();
    private String section = "";

    FigureWriter(Answers answers) {
        this.answers = answers;
        this.study = answers.study();
    }

    Figures figures() {
        counted();
        phases();
        told("located", answers.located(), this::located);
        told("reduction", answers.reduction(), this::reduction);
        answers.earlierYears().result().ifPresent(means -> means.forEach(this::mean));
        asked("elsewhere", answers.elsewhere(), this::reduction);
        if (isAsked(answers.net())) {
            told("net", answers.net(), net -> net("net", net));
        } else {
            section = "net";
            put(Figure.CANNOT, "nothing beside the focus was counted");
        }
        if (!study.operation().rings().isEmpty()) {
            told(
                    "displacement",
                    answers.displacement(),
                    rings -> rings.forEach(ring -> displaced("displacement, ", ring)));
            told("weighted displacement", answers.weightedDisplacement(), this::weighted);
        }
        asked("moved to", answers.movedTo(), zones -> zones.forEach(zone -> displaced("moved to ", zone)));
        asked("standing", answers.standing(), this::standing);
        asked("watch", answers.watch(), this::watch);
        return new Figures(figures);
    }

    /** A question as {@link #told}; nothing where the study does not ask it. */
    private <T> void asked(String name, Answer<T> answer, Consumer<T> writer) {
        if (isAsked(answer)) {
            told(name, answer, writer);
        }
    }

    private static boolean isAsked(Answer<?> answer) {
        return answer.reason().filter(Reason.NotAsked.class::isInstance).isEmpty();
    }

    /** The figures of a result, or why there is none. */
    private <T> void told(String name, Answer<T> answer, Consumer<T> writer) {
        section = name;
        answer.result().ifPresent(writer);
        answer.reason().ifPresent(why -> put(Figure.CANNOT, why.sentence()));
    }

    private void put(String quantity, double number) {
        figures.add(Figure.of(section, quantity, number));
    }

    private void put(String quantity, double number, Interval range) {
        figures.add(Figure.of(section, quantity, number, range));
    }

    private void put(String quantity, String words) {
        figures.add(Figure.of(section, quantity, words));
    }

    private void put(String quantity, Optional<Double> number) {
        number.ifPresent(value -> put(quantity, value));
    }

    private void counted() {
        section = "counted";
        ZoneCounts counts = study.counts();
        CountHeader header = counts.header();
        put("outcome", header.outcome());
        put("definition", header.definition());
        put("unit", header.unit().text());
        put("focus", Texts.sum(study.operation().focusZones()));
        put("comparison", study.operation().comparison(counts).name());
        if (header.asOf() != null) {
            put("as of", header.asOf().toString());
        }
        put("first day", counts.coverage().span().start().toString());
        put("last day", counts.coverage().span().lastDay().toString());
        put("everywhere", counts.total().count());
        put("without a position", counts.noPosition().count());
        put("focus, all days", study.operation().focus(counts).count());
    }

    /** The counts of each phase as far as they are covered. */
    private void phases() {
        Operation operation = study.operation();
        for (int i = 0; i < operation.phases().size(); i++) {
            Phase phase = operation.phases().get(i);
            section = "phase " + (i + 1) + ", " + phase.label();
            study.counts()
                    .coverage()
                    .refusal(phase.period())
                    .ifPresentOrElse(why -> put(Figure.CANNOT, why), () -> phase(phase));
        }
    }

    private void phase(Phase phase) {
        Operation operation = study.operation();
        put("period", phase.period().toString());
        put("kind", phase.kind().text());
        put("days covered", study.counts().coverage().days(phase.period()));
        put("focus", count(operation.focus(study.counts()), phase));
        for (String ring : operation.rings()) {
            put("ring " + ring, count(study.counts().in(ring).minus(operation.focus(study.counts())), phase));
        }
        put("comparison", count(operation.comparison(study.counts()), phase));
    }

    private static double count(AreaCounts area, Phase phase) {
        return area.count(phase.period());
    }

    private void located(Located located) {
        put("allows", located.allows().name().toLowerCase(Locale.ROOT));
        put("share then", located.shareThen());
        put("share now", located.shareNow());
        put("least difference", located.least());
        put("greatest difference", located.greatest());
        put("least difference spread as located", located.spreadLeast());
        put("greatest difference spread as located", located.spreadGreatest());
    }

    private void reduction(Reduction reduction) {
        put("reference", reduction.reference());
        put("now", reduction.now());
        change(reduction);
        put("verdict", reduction.verdict().text());
    }

    private void change(Reduction reduction) {
        counts(reduction.ratio());
        put("difference", reduction.difference());
        Interval range = reduction.interval(LEVEL);
        Optional<Double> ratio = Figures.boxed(reduction.ratio().estimate());
        if (ratio.isPresent() && reduction.hasRange()) {
            put("ratio", ratio.get(), range);
            put("p", reduction.pValue());
        } else {
            put("ratio", ratio);
        }
        if (reduction.spread() != null) {
            put("phi", reduction.spread().dispersion().phi());
            put("autocorrelation", reduction.spread().dispersion().autocorrelation());
        }
    }

    private void counts(RateRatio ratio) {
        put("before", ratio.before());
        put("days before", ratio.exposureBefore());
        put("after", ratio.after());
        put("days after", ratio.exposureAfter());
    }

    private void mean(Reduction reduction) {
        section = "reduction against " + reduction.reference();
        change(reduction);
    }

    private void net(String name, PastContrasts net) {
        section = name;
        put("verdict", net.verdict().text());
        put("reasons", net.reasons());
        put("earlier years", net.past().size());
        put("phi", net.phi());
        for (Benchmark benchmark : net.benchmarks()) {
            section = name + " by "
                    + benchmark.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            put("name", benchmark.name());
            if (net.decides(benchmark)) {
                put("ratio", benchmark.ratio(), Objects.requireNonNull(benchmark.interval()));
                put("difference", benchmark.difference(), benchmark.differenceRange());
                put("verdict", benchmark.verdict().text());
            } else {
                put("ratio", benchmark.ratio());
                put("difference", benchmark.difference());
            }
            put("assumes", benchmark.assumes());
        }
    }

    private void displaced(String where, Displacement displacement) {
        String name = where + displacement.ring();
        section = name;
        put("verdict", displacement.verdict().text());
        change(displacement.change());
        put("detectable rise", displacement.detectableRise());
        net(name + ", net", displacement.contrast());
    }

    private void weighted(WeightedDisplacement weighted) {
        weighted.net().ifPresent(net -> put("net", net.estimate(), net.interval(LEVEL)));
        put("phi", weighted.phi());
        weighted.quotientInterval(LEVEL)
                .ifPresentOrElse(
                        set -> put("displacement quotient", weighted.quotient().orElseThrow(), set),
                        () -> put("displacement quotient", "undefined: the change of the focus is not established"));
    }

    private void standing(Standing standing) {
        put("as of", standing.asOf().toString());
        put("method", standing.method());
        for (Standing.Reading reading : standing.readings()) {
            section = "standing against " + reading.entry().reference();
            put("verdict", reading.words());
            if (reading.entry().ratio() != null) {
                counts(reading.entry().ratio());
            }
            Optional<Double> ratio = Figures.boxed(reading.entry().estimate());
            if (ratio.isPresent()) {
                put("ratio", ratio.get(), reading.alone());
                put("ratio of all", ratio.get(), reading.interval());
            }
            put("p", Optional.ofNullable(reading.p()));
            put("p adjusted", Optional.ofNullable(reading.adjusted()));
        }
        standing.low().ifPresent(low -> {
            section = "standing against the low";
            put("reference", low.reading().entry().reference());
            put("picked from", low.pickedFrom());
            put("verdict", low.reading().words());
            if (low.share() != null) {
                share(low.share());
            }
        });
    }

    private void watch(Watch watch) {
        put("verdict", watch.verdict().text());
        put("false alarm chance a year", watch.falseAlarmChancePerYear());
        put("periods watched", watch.watched());
        put("seen", watch.seen());
        put("expected", watch.expected());
        put("phi", watch.phi());
        watch.placebos().ifPresent(number -> put("placebo leavings", number));
        watch.alarm().ifPresent(period -> put("alarm in period", period));
        watch.alarmed().ifPresent(when -> put("alarm", when));
        watch.share().ifPresent(this::share);
        watch.periodsUntilTold().ifPresent(periods -> put("periods until told", periods));
    }

    private void share(ShareLost share) {
        if (share.estimate().isEmpty()) {
            put("share lost", share.toString());
            return;
        }
        put("share lost", share.estimate().getAsDouble(), share.pieces().get(0));
    }
}
