package psp.share.internal.draw;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Draws charts as static SVG: Apache ECharts run once, here, so that the page that shows them needs no script.
 *
 * <p>For one thread; loading takes about a second, a chart some hundredths of one.
 */
public final class ChartEngine implements AutoCloseable {

    /** What a browser would have; nothing that could reach out. */
    private static final String STUBS =
            "var window = this, self = this, global = this; var navigator = {userAgent: ''};"
                    + "var console = {log: function() {}, warn: function() {}, error: function() {}};"
                    + "function setTimeout() { return 0; } function clearTimeout() {}";

    private static final String DRAW =
            "(function(option, width, height) { var chart = echarts.init(null, null, {renderer: 'svg',"
                    + " ssr: true, width: width, height: height}); chart.setOption(JSON.parse(option)); var svg ="
                    + " chart.renderToSVGString(); chart.dispose(); return svg; })";

    // In the texts of a picture every quotation mark is an entity, so that these are attributes and nothing else.
    private static final Pattern HOVER = Pattern.compile(
            "<style ?>.*?</style>\\s*| (?:class|ecmeta_\\w+|xmlns:xlink|baseProfile|" + "version)=\"[^\"]*\"",
            Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("(id=\"|url\\(#)zr[0-9]+-");

    private final Scriptable scope;
    private final org.mozilla.javascript.Function draw;

    @SuppressWarnings("deprecation") // nothing else compiles a script to classes, which draws several times as fast
    public ChartEngine() {
        Context context = Context.enter();
        try {
            context.setLanguageVersion(Context.VERSION_ES6);
            context.setOptimizationLevel(9);
            scope = context.initSafeStandardObjects();
            sameEverywhere((ScriptableObject) ScriptableObject.getProperty(scope, "Math"));
            context.evaluateString(scope, STUBS, "stubs", 1, null);
            context.evaluateString(scope, script(), "echarts", 1, null);
            draw = (org.mozilla.javascript.Function) context.evaluateString(scope, DRAW, "draw", 1, null);
        } catch (RuntimeException e) {
            Context.exit();
            throw e;
        }
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(
                ChartEngine.class.getResourceAsStream("echarts.common.min.js"), "echarts.common.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last digit of a sine may differ between machines; that of a strict one does not. */
    private void sameEverywhere(ScriptableObject math) {
        strict(math, "sin", StrictMath::sin);
        strict(math, "cos", StrictMath::cos);
        strict(math, "tan", StrictMath::tan);
        strict(math, "asin", StrictMath::asin);
        strict(math, "acos", StrictMath::acos);
        strict(math, "atan", StrictMath::atan);
        strict(math, "exp", StrictMath::exp);
        strict(math, "log", StrictMath::log);
        strict(math, "atan2", StrictMath::atan2);
        strict(math, "pow", StrictMath::pow);
    }

    private void strict(ScriptableObject math, String name, DoubleUnaryOperator function) {
        ScriptableObject.putProperty(
                math,
                name,
                new LambdaFunction(scope, name, 1, (cx, at, self, given) -> function.applyAsDouble(number(given, 0))));
    }

    private void strict(ScriptableObject math, String name, DoubleBinaryOperator function) {
        ScriptableObject.putProperty(
                math,
                name,
                new LambdaFunction(
                        scope,
                        name,
                        2,
                        (cx, at, self, given) -> function.applyAsDouble(number(given, 0), number(given, 1))));
    }

    private static double number(Object[] given, int i) {
        return i < given.length ? ScriptRuntime.toNumber(given[i]) : Double.NaN;
    }

    /** Draws a sheet; its ids begin with a name of its own, so that several may stand in one page. */
    public String svg(Sheet sheet, String name) {
        Object svg = draw.call(
                Context.getCurrentContext(), scope, scope, new Object[] {sheet.option(), sheet.width, sheet.height});
        // Styles and classes are for a pointer that hovers, which a page without scripts does not know.
        String still =
                ID.matcher(HOVER.matcher(Context.toString(svg)).replaceAll("")).replaceAll("$1" + name + "-");
        int words = still.indexOf("<text");
        return still.substring(0, words) + sheet.paths() + still.substring(words);
    }

    @Override
    public void close() {
        Context.exit();
    }
}
