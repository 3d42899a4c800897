package psp.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import psp.core.Boundary;
import psp.core.Place;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;
import psp.geo.ZoneIndex;

/**
 * Points located in a second, in a generated tiling of a city of about 25 by 25 km.
 *
 * <pre>{@code java -jar psp-bench/target/benchmarks.jar LocateBenchmark}</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LocateBenchmark {

    private static final long SEED = 20160401;
    private static final double WEST = -88.07;
    private static final double SOUTH = 42.92;
    private static final double DEGREES = 0.25;
    private static final int POINTS = 1 << 16;

    /** The tiling's zones in a row; squared, their number. */
    @Param({"4", "16"})
    private int side;

    /** The vertices of a zone. */
    @Param({"16", "256"})
    private int vertices;

    private ZoneIndex index;
    private double[] points;
    private int next;

    /** Makes the tiling and the points, the same in every run. */
    @Setup
    public void generate() {
        index = ZoneIndex.of(tiling(side, Math.max(1, vertices / 4)));
        SplittableRandom random = new SplittableRandom(SEED);
        points = random.doubles(2L * POINTS).toArray();
        for (int i = 0; i < points.length; i += 2) {
            points[i] = WEST + DEGREES * points[i];
            points[i + 1] = SOUTH + DEGREES * points[i + 1];
        }
    }

    /** Squares whose shared edges wave, so that neighbours have the same vertices and no edge is straight. */
    static Zones tiling(int side, int steps) {
        List<Zone> zones = new ArrayList<>();
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                List<double[]> ring = new ArrayList<>();
                for (int i = 0; i < steps; i++) {
                    ring.add(corner(side, column + (double) i / steps, row));
                }
                for (int i = 0; i < steps; i++) {
                    ring.add(corner(side, column + 1, row + (double) i / steps));
                }
                for (int i = steps; i > 0; i--) {
                    ring.add(corner(side, column + (double) i / steps, row + 1));
                }
                for (int i = steps; i >= 0; i--) {
                    ring.add(corner(side, column, row + (double) i / steps));
                }
                zones.add(Zone.of("zone " + row + "." + column,
                        Boundary.of(Ring.of(ring.stream().flatMapToDouble(Arrays::stream).toArray()))));
            }
        }
        return Zones.of(zones);
    }

    private static double[] corner(int side, double column, double row) {
        double wave = 0.08 * StrictMath.sin(2 * Math.PI * (column + row)) * StrictMath.sin(Math.PI * (column - row));
        return new double[] {WEST + DEGREES * (column + wave) / side, SOUTH + DEGREES * (row + wave) / side};
    }

    /** Locates the next point. */
    @Benchmark
    public Place locate() {
        next = (next + 2) & (2 * POINTS - 1);
        return index.locate(points[next], points[next + 1]);
    }
}
