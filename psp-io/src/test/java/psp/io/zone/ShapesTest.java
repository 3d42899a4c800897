package psp.io.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static psp.io.zone.ShapefileMaker.box;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import psp.core.DataException;

class ShapesTest {

    private static final int CONTENT = 108;

    private static byte[] made(double[]... rings) {
        return new ShapefileMaker("name").record(new String[] {"A"}, rings).shp();
    }

    private static void refused(byte[] bytes, String message) {
        assertThatThrownBy(() -> Shapes.read("z.shp", bytes))
                .isInstanceOf(DataException.class)
                .hasMessage("z.shp: " + message);
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        return bytes;
    }

    /** A file of one record with a content of some bytes. */
    private static byte[] content(int... numbers) {
        ByteBuffer out = ByteBuffer.allocate(CONTENT + 4 * numbers.length);
        out.putInt(0, 9994).putInt(24, out.capacity() / 2).putInt(100, 1).putInt(104, 2 * numbers.length);
        out.order(ByteOrder.LITTLE_ENDIAN).putInt(32, 5);
        for (int i = 0; i < numbers.length; i++) {
            out.putInt(CONTENT + 4 * i, numbers[i]);
        }
        return out.array();
    }

    @Test
    void recordsAndTheirRings() {
        byte[] bytes = new ShapefileMaker("name")
                .record(new String[] {"A"}, box(0, 0, 1, 1), box(2, 2, 3, 4))
                .record(new String[] {"B"})
                .record(new String[] {"C"}, new double[] {1, 2, 3, 4})
                .shp();
        List<List<double[]>> records = Shapes.read("z.shp", bytes);
        assertThat(records).hasSize(3);
        assertThat(records.get(0)).hasSize(2);
        assertThat(records.get(0).get(0)).containsExactly(box(0, 0, 1, 1));
        assertThat(records.get(0).get(1)).containsExactly(box(2, 2, 3, 4));
        assertThat(records.get(1)).isNull();
        assertThat(records.get(2).get(0)).containsExactly(1, 2, 3, 4);
        // What lies behind the bytes that the header tells of is left alone.
        assertThat(Shapes.read("z.shp", Arrays.copyOf(bytes, bytes.length + 7))).hasSize(3);
        assertThat(Shapes.read("z.shp", Arrays.copyOf(new ShapefileMaker("name").shp(), 100)))
                .isEmpty();
    }

    @Test
    void headers() {
        byte[] empty = new ShapefileMaker("name").shp();
        assertThat(empty).hasSize(100);
        refused(Arrays.copyOf(empty, 99), "is not a shapefile, which starts with the number 9994");
        refused(with(empty.clone(), 0, 9994), "is not a shapefile, which starts with the number 9994");
        byte[] less = empty.clone();
        ByteBuffer.wrap(less).putInt(24, 49);
        refused(less, "is cut short or damaged: its header tells of 98 bytes, it has 100; get it again");
        byte[] more = empty.clone();
        ByteBuffer.wrap(more).putInt(24, 51);
        refused(more, "is cut short or damaged: its header tells of 102 bytes, it has 100; get it again");
        int[] types = {1, 3, 8, 11, 13, 18, 21, 23, 28, 31, 2, 9, 32, -1, 35, 4};
        String[] names = {
            "points",
            "lines",
            "multipoints",
            "points",
            "lines",
            "multipoints",
            "points",
            "lines",
            "multipoints",
            "shapes of type 31",
            "shapes of type 2",
            "shapes of type 9",
            "shapes of type 32",
            "shapes of type -1",
            "shapes of type 35",
            "shapes of type 4"
        };
        for (int i = 0; i < types.length; i++) {
            refused(with(empty.clone(), 32, types[i]), "holds " + names[i] + "; zones are polygons");
        }
        for (int type : new int[] {0, 5, 15, 25}) {
            assertThat(Shapes.read("z.shp", with(empty.clone(), 32, type))).isEmpty();
        }
    }

    @Test
    void recordsThatCannotBe() {
        byte[] cut = Arrays.copyOf(new ShapefileMaker("name").shp(), 106);
        ByteBuffer.wrap(cut).putInt(24, 53);
        refused(cut, "record 1: is cut short; get the file again");
        byte[] none = Arrays.copyOf(cut, 108);
        ByteBuffer.wrap(none).putInt(24, 54);
        refused(none, "record 1: tells of 0 bytes where 0 are left; the file is cut short or damaged");
        byte[] good = made(box(0, 0, 1, 1));
        byte[] longer = good.clone();
        ByteBuffer.wrap(longer).putInt(104, 65);
        refused(longer, "record 1: tells of 130 bytes where 128 are left; the file is cut short or damaged");
        refused(with(good.clone(), CONTENT, 3), "record 1: holds lines; zones are polygons");
        assertThat(Shapes.read("z.shp", content(0))).containsExactly((List<double[]>) null);
        // Type, box, no ring and no vertex: nothing is missing.
        assertThat(Shapes.read("z.shp", content(5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
                .containsExactly(List.of());
        refused(content(5, 0, 0, 0, 0, 0, 0, 0, 0, 0), "record 1: is too short for a polygon");
        refused(
                content(5, 0, 0, 0, 0, 0, 0, 0, 0, -1, 0),
                "record 1: tells of -1 rings and 0 vertices, which its 0 bytes cannot hold");
        refused(
                content(5, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1),
                "record 1: tells of 0 rings and -1 vertices, which its 0 bytes cannot hold");
        refused(
                with(good.clone(), CONTENT + 36, 2),
                "record 1: tells of 2 rings and 5 vertices, which its 84 bytes cannot hold");
        refused(
                with(good.clone(), CONTENT + 40, 6),
                "record 1: tells of 1 rings and 6 vertices, which its 84 bytes cannot hold");
    }

    @Test
    void ringsThatCannotBe() {
        byte[] two = made(box(0, 0, 1, 1), box(2, 0, 3, 1));
        int starts = CONTENT + 44;
        refused(with(two.clone(), starts, 1), "record 1: ring 1 would hold the vertices from 1 to 5 of 10");
        refused(with(two.clone(), starts, -1), "record 1: ring 1 would hold the vertices from -1 to 5 of 10");
        refused(with(two.clone(), starts + 4, 11), "record 1: ring 1 would hold the vertices from 0 to 11 of 10");
        refused(with(two.clone(), starts + 4, -2), "record 1: ring 1 would hold the vertices from 0 to -2 of 10");
        List<double[]> all =
                Shapes.read("z.shp", with(two.clone(), starts + 4, 10)).get(0);
        assertThat(all.get(0)).hasSize(20);
        assertThat(all.get(1)).isEmpty();
        refused(made(box(0, 0, 1, 1), box(2, 0, Double.NaN, 1)), "record 1: ring 2 has the coordinate NaN");
        refused(made(box(0, 0, 1, Double.NEGATIVE_INFINITY)), "record 1: ring 1 has the coordinate -Infinity");
    }
}
