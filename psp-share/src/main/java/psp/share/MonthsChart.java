package psp.share;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import psp.core.AreaCounts;
import psp.core.Coverage;
import psp.core.Period;
import psp.core.Phase;
import psp.stats.ExpectedCourse;
import psp.stats.Study;

/**
 * The focus month by month, its phases shaded, before what the time before the operation leads one to expect; of a table by other
 * periods, those.
 */
final class MonthsChart {

    /** Ours, for a JDK's names may change. */
    private static final List<String> MONTHS = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final int YEARS_SHOWN = 3;
    private static final double DAYS_PER_MONTH = 30;

    private final Study study;
    private final AreaCounts focus;
    private final List<Period> periods;
    private final boolean monthly;
    private final @Nullable ExpectedCourse course;

    private MonthsChart(Study study, List<Period> periods, boolean monthly) {
        this.study = study;
        this.focus = study.operation().focus(study.counts());
        this.periods = periods;
        this.monthly = monthly;
        this.course = monthly ? course(study) : null;
    }

    private static @Nullable ExpectedCourse course(Study study) {
        try {
            return study.course();
        } catch (IllegalArgumentException e) {
            // Nothing can be expected of such a past, and the picture then says no more than what was counted.
            return null;
        }
    }

    static Drawing of(Study study, ChartEngine engine) {
        Coverage coverage = study.counts().coverage();
        LocalDate active = study.operation().first(Phase.Kind.ACTIVE).orElseThrow().period().start();
        Period span = coverage.span();
        if (coverage.kind() != Coverage.Kind.TABLE || coverage.periods().stream().allMatch(MonthsChart::isMonth)) {
            LocalDate from = LocalDate.of(active.getYear() - YEARS_SHOWN, 1, 1);
            List<Period> months = span.months().stream().filter(MonthsChart::isMonth).filter(coverage::covers)
                    .filter(month -> !month.start().isBefore(from)).toList();
            if (!months.isEmpty()) {
                return new MonthsChart(study, months, true).draw(engine);
            }
        }
        List<Period> periods = coverage.kind() == Coverage.Kind.TABLE ? coverage.periods() : List.of(span);
        return new MonthsChart(study, periods, false).draw(engine);
    }

    private static boolean isMonth(Period period) {
        return period.start().getDayOfMonth() == 1 && period.end().equals(period.start().plusMonths(1));
    }

    private Drawing draw(ChartEngine engine) {
        List<Object> counts = new ArrayList<>();
        List<Object> low = new ArrayList<>();
        List<Object> range = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Period period : periods) {
            long count = focus.count(period);
            counts.add(monthly ? (Object) count : (Object) (DAYS_PER_MONTH * count / period.days()));
            ExpectedCourse.Month usual = expected(period);
            low.add(usual == null ? "-" : (Object) usual.low());
            range.add(usual == null ? "-" : (Object) (usual.high() - usual.low()));
            rows.add(List.of(label(period), Long.toString(count), phase(period),
                    usual == null ? "" : usual.low() + " to " + usual.high()));
        }
        boolean banded = low.stream().anyMatch(Number.class::isInstance);
        List<Object> series = new ArrayList<>();
        if (banded) {
            series.add(Option.of("type", "line", "stack", "usual", "data", low, "symbol", "none", "lineStyle", Option.of("opacity",
                    0), "z", 2, "silent", true));
            series.add(Option.of("type", "line", "stack", "usual", "data", range, "symbol", "none", "lineStyle",
                    Option.of("opacity", 0), "areaStyle", Option.of("color", Palette.BAND, "opacity", 1), "z", 2, "silent", true));
        }
        series.add(Option.of("type", "line", "data", counts, "z", 4, "symbol", "circle", "symbolSize", 6, "itemStyle",
                Option.of("color", Palette.FOCUS), "lineStyle", Option.of("color", Palette.FOCUS, "width", 2)));
        series.add(Option.of("type", "line", "data", List.of(), "z", 1, "markArea", Option.of("silent", true, "data", areas())));
        Map<String, @Nullable Object> option = Option.of("animation", false, "backgroundColor", Palette.PAPER, "grid", Option.of("left",
                44, "right", 16, "top", 48, "bottom", 28), "xAxis", Option.names(periods.stream().map(this::label).toList(),
                monthly ? (Object) 11 : (Object) "auto"), "yAxis", Option.numbers(monthly ? "a month" : "in 30 days"), "series",
                series);
        return new Drawing("months", monthly ? "Month by month" : "Period by period", says(),
                engine.svg(Option.json(option), 880, 300), List.of(monthly ? "month" : "period", study.counts().header().outcome(),
                "phase", "expected, 19 times in 20"), rows);
    }

    private String says() {
        StringBuilder text = new StringBuilder("Line: " + study.counts().header().outcome() + " in "
                + String.join(" and ", study.operation().focusZones()) + (monthly ? " by month" : ", by period, as in 30 days")
                + ". Shaded: ");
        List<Phase> phases = study.operation().phases();
        for (int i = 0; i < phases.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(i + 1).append(" ").append(phases.get(i).label()).append(" (")
                    .append(phases.get(i).period()).append(")");
        }
        text.append(".");
        if (course != null) {
            text.append(" Pale band: what the time before leads one to expect, 19 months in 20; ").append(course).append('.');
        }
        return text.toString();
    }

    /** What was expected of a month since the operation began; null where nothing is. */
    private ExpectedCourse.@Nullable Month expected(Period month) {
        return course == null ? null : course.months().stream().filter(known -> known.period().equals(month)).findFirst()
                .orElse(null);
    }

    private List<Object> areas() {
        List<Object> areas = new ArrayList<>();
        List<Phase> phases = study.operation().phases();
        for (int i = 0; i < phases.size(); i++) {
            Phase phase = phases.get(i);
            List<Period> within = periods.stream().filter(period -> period.overlaps(phase.period())).toList();
            if (!within.isEmpty()) {
                String colour = phase.kind() == Phase.Kind.ACTIVE || phase.kind() == Phase.Kind.RETURNED ? Palette.ACTIVE
                        : Palette.AFTER;
                areas.add(List.of(Option.of("name", Integer.toString(i + 1), "xAxis", label(within.get(0)), "itemStyle",
                        Option.of("color", colour, "opacity", 0.6), "label", Option.with(Option.text(Palette.INK, 13), "position",
                        "top")), Option.of("xAxis", label(within.get(within.size() - 1)))));
            }
        }
        return areas;
    }

    private String phase(Period period) {
        return study.operation().phases().stream().filter(phase -> phase.period().overlaps(period)).map(Phase::label)
                .findFirst().orElse("");
    }

    private String label(Period period) {
        return monthly ? MONTHS.get(period.start().getMonthValue() - 1) + " " + period.start().getYear()
                : period.toString();
    }
}
