package psp.share;

import java.util.ArrayList;
import java.util.List;
import psp.stats.Watch;
import psp.stats.WatchLook;

/** Each look of a watch: what was seen, what a holding level gives, and from which count on it alarms. */
final class LooksChart {

    private LooksChart() {
    }

    static Drawing of(Watch watch, ChartEngine engine) {
        List<String> names = new ArrayList<>();
        List<Object> seen = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        List<Object> alarms = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (WatchLook look : watch.looks()) {
            String start = look.name().split("/")[0];
            names.add(start);
            seen.add(look.count());
            expected.add(look.expected());
            alarms.add(look.alarmsFrom() == null ? "-" : (Object) look.alarmsFrom());
            rows.add(List.of(look.name(), Long.toString(look.count()), Numbers.text(Math.rint(100 * look.expected()) / 100),
                    look.alarmsFrom() == null ? "" : Long.toString(look.alarmsFrom())));
        }
        List<Object> series = List.of(
                Option.of("type", "bar", "data", seen, "barMaxWidth", 28, "itemStyle", Option.of("color", Palette.FOCUS)),
                Option.of("type", "line", "step", "middle", "data", expected, "symbol", "none", "lineStyle", Option.of("color", Palette.QUIET, "type",
                        "dashed", "width", 2)),
                Option.of("type", "line", "step", "middle", "data", alarms, "symbol", "none", "lineStyle", Option.of("color",
                        Palette.ALARM, "width", 2)));
        String svg = engine.svg(Option.json(Option.of("animation", false, "backgroundColor", Palette.PAPER, "grid", Option.of("left",
                44, "right", 16, "top", 44, "bottom", 28), "xAxis", Option.names(names, "auto"), "yAxis",
                Option.numbers("at each look"), "series", series)), 880, 230);
        return new Drawing("watch", "Since the officers moved on", "Bars: what was seen at each look. Dashed line: what is expected"
                + " if the level of the operation holds. Red line: the count from which on the watch alarms.", svg,
                List.of("look", "seen", "expected if it holds", "alarms from"), rows);
    }
}
