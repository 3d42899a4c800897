package psp.stats.watch;

import java.util.Map;
import psp.stats.internal.text.Data;

/** A watch as plain data. */
final class WatchData {

    private WatchData() {}

    static Map<String, Object> of(Watch watch) {
        return new Data()
                .with("verdict", watch.verdict())
                .with("alarmed", watch.alarmed())
                .with("watched", watch.watched())
                .with("seen", watch.seen())
                .with("expected", watch.expected())
                .with("phi", watch.phi())
                .with("falseAlarmChancePerYear", watch.falseAlarmChancePerYear())
                .with("share", watch.share())
                .with("periodsUntilTold", watch.periodsUntilTold())
                .with("looks", watch.asTable())
                .with("sentence", watch.toString())
                .map();
    }
}
