package psp.share;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Draws charts as static SVG: Apache ECharts run once, here, so that the page that shows them needs no script.
 *
 * <p>For one thread; loading takes about a second, a chart some hundredths of one.
 */
final class ChartEngine implements AutoCloseable {

    /** What a browser would have; nothing that could reach out. */
    private static final String STUBS = "var window = this, self = this, global = this; var navigator = {userAgent: ''};"
            + "var console = {log: function() {}, warn: function() {}, error: function() {}};"
            + "function setTimeout() { return 0; } function clearTimeout() {}";
    private static final String DRAW = "(function(option, width, height) { var chart = echarts.init(null, null, {renderer: 'svg',"
            + " ssr: true, width: width, height: height}); chart.setOption(JSON.parse(option)); var svg ="
            + " chart.renderToSVGString(); chart.dispose(); return svg; })";

    private static final Pattern HOVER = Pattern.compile("<style ?>.*?</style>\\s*| class=\"[^\"]*\"", Pattern.DOTALL);

    private final Scriptable scope;
    private final org.mozilla.javascript.Function draw;

    ChartEngine() {
        Context context = Context.enter();
        try {
            context.setLanguageVersion(Context.VERSION_ES6);
            scope = context.initSafeStandardObjects();
            context.evaluateString(scope, STUBS, "stubs", 1, null);
            context.evaluateString(scope, script(), "echarts", 1, null);
            draw = (org.mozilla.javascript.Function) context.evaluateString(scope, DRAW, "draw", 1, null);
            ((ScriptableObject) scope).sealObject();
        } catch (RuntimeException e) {
            Context.exit();
            throw e;
        }
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(ChartEngine.class.getResourceAsStream("echarts.common.min.js"),
                "echarts.common.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The chart of an option in JSON. */
    String svg(String option, int width, int height) {
        Object svg = draw.call(Context.getCurrentContext(), scope, scope, new Object[] {option, width, height});
        // Styles and classes are for a pointer that hovers, which a page without scripts does not know.
        return HOVER.matcher(Context.toString(svg)).replaceAll("");
    }

    @Override
    public void close() {
        Context.exit();
    }
}
