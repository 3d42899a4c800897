package psp.stats;

import psp.stats.internal.Normal;

/**
 * Where a watch draws its line: a boundary on standardized counts that a holding level crosses within a year with a stated
 * chance, whatever the number of looks.
 *
 * <p>With the information t of a year's looks, 0 to 1, the line is {@code c · t^(−1/4)}, and 15 % higher at looks other than
 * those that end a half year: most of the chance is kept for the two reviews at six and twelve months, and a strong rise
 * is still seen at once. Looks of a level estimated before are a Brownian motion in information time (C. Jennison and B. W.
 * Turnbull, Group Sequential Methods, 1999, chapter 3; the power family is S. K. Wang and A. A. Tsiatis, Biometrics 43,
 * 1987). The table of c was found by integrating over looks (P. Armitage, C. K. McPherson and B. C. Rowe, JRSS A 132, 1969);
 * a test does so again.
 */
final class WatchBoundary {

    /** The chances of the table's columns. */
    static final double[] CHANCES = {0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5};
    /** Its numbers of looks. */
    static final int[] LOOKS = {2, 4, 6, 8, 12, 16, 24, 36, 52};
    /**
     * How much of what a year's end will not know is due to the estimated level; in the last column c is that of one look.
     */
    static final double[] SHARES = {0, 0.25, 0.5, 0.75, 0.9, 1};
    private static final double POWER = -0.25;
    private static final double BETWEEN = 1.15;
    private static final double[][] TABLE = {
        {2.6179, 2.3813, 2.1256, 1.7472, 1.4160, 1.0204, 0.7385, 0.2775},
        {2.6293, 2.3927, 2.1360, 1.7548, 1.4196, 1.0175, 0.7299, 0.2581},
        {2.6430, 2.4051, 2.1462, 1.7601, 1.4191, 1.0084, 0.7137, 0.2286},
        {2.6552, 2.4137, 2.1503, 1.7560, 1.4063, 0.9838, 0.6797, 0.1778},
        {2.6505, 2.4050, 2.1369, 1.7350, 1.3780, 0.9460, 0.6347, 0.1202},
        {2.6244, 2.3908, 2.1394, 1.7712, 1.4548, 1.0873, 0.8338, 0.4342},
        {2.6348, 2.4008, 2.1485, 1.7777, 1.4579, 1.0848, 0.8259, 0.4151},
        {2.6473, 2.4119, 2.1574, 1.7823, 1.4573, 1.0758, 0.8092, 0.3831},
        {2.6590, 2.4201, 2.1610, 1.7774, 1.4429, 1.0470, 0.7681, 0.3186},
        {2.6540, 2.4107, 2.1459, 1.7520, 1.4062, 0.9942, 0.7023, 0.2299},
        {2.6282, 2.3962, 2.1472, 1.7840, 1.4741, 1.1182, 0.8758, 0.4994},
        {2.6379, 2.4053, 2.1552, 1.7895, 1.4767, 1.1161, 0.8691, 0.4826},
        {2.6495, 2.4154, 2.1630, 1.7932, 1.4759, 1.1081, 0.8543, 0.4532},
        {2.6606, 2.4230, 2.1663, 1.7889, 1.4630, 1.0816, 0.8155, 0.3899},
        {2.6567, 2.4149, 2.1529, 1.7651, 1.4272, 1.0277, 0.7465, 0.2935},
        {2.6309, 2.4000, 2.1526, 1.7928, 1.4868, 1.1374, 0.9010, 0.5374},
        {2.6401, 2.4086, 2.1600, 1.7976, 1.4890, 1.1355, 0.8952, 0.5224},
        {2.6512, 2.4180, 2.1671, 1.8007, 1.4881, 1.1283, 0.8819, 0.4956},
        {2.6619, 2.4252, 2.1701, 1.7967, 1.4763, 1.1041, 0.8460, 0.4355},
        {2.6586, 2.4181, 2.1580, 1.7748, 1.4427, 1.0520, 0.7780, 0.3378},
        {2.6347, 2.4054, 2.1602, 1.8046, 1.5035, 1.1614, 0.9315, 0.5817},
        {2.6433, 2.4132, 2.1667, 1.8087, 1.5051, 1.1596, 0.9266, 0.5692},
        {2.6538, 2.4219, 2.1730, 1.8111, 1.5040, 1.1534, 0.9154, 0.5462},
        {2.6641, 2.4287, 2.1758, 1.8074, 1.4937, 1.1325, 0.8842, 0.4924},
        {2.6613, 2.4226, 2.1653, 1.7883, 1.4640, 1.0852, 0.8209, 0.3981},
        {2.6375, 2.4092, 2.1654, 1.8126, 1.5144, 1.1764, 0.9501, 0.6079},
        {2.6457, 2.4165, 2.1714, 1.8162, 1.5158, 1.1748, 0.9457, 0.5969},
        {2.6557, 2.4248, 2.1773, 1.8183, 1.5146, 1.1692, 0.9358, 0.5766},
        {2.6658, 2.4314, 2.1800, 1.8148, 1.5051, 1.1504, 0.9079, 0.5279},
        {2.6634, 2.4258, 2.1703, 1.7975, 1.4782, 1.1072, 0.8494, 0.4384},
        {2.6414, 2.4145, 2.1724, 1.8230, 1.5284, 1.1952, 0.9727, 0.6387},
        {2.6490, 2.4212, 2.1779, 1.8261, 1.5295, 1.1937, 0.9690, 0.6296},
        {2.6584, 2.4288, 2.1832, 1.8280, 1.5283, 1.1887, 0.9606, 0.6126},
        {2.6682, 2.4353, 2.1859, 1.8248, 1.5199, 1.1726, 0.9369, 0.5711},
        {2.6664, 2.4304, 2.1773, 1.8095, 1.4965, 1.1352, 0.8859, 0.4908},
        {2.6452, 2.4194, 2.1790, 1.8324, 1.5408, 1.2114, 0.9918, 0.6637},
        {2.6523, 2.4256, 2.1839, 1.8351, 1.5417, 1.2100, 0.9886, 0.6562},
        {2.6611, 2.4327, 2.1888, 1.8368, 1.5406, 1.2057, 0.9814, 0.6422},
        {2.6707, 2.4391, 2.1916, 1.8342, 1.5332, 1.1917, 0.9614, 0.6072},
        {2.6695, 2.4350, 2.1840, 1.8206, 1.5127, 1.1597, 0.9177, 0.5372},
        {2.6484, 2.4236, 2.1844, 1.8400, 1.5506, 1.2240, 1.0065, 0.6825},
        {2.6550, 2.4293, 2.1889, 1.8425, 1.5514, 1.2228, 1.0037, 0.6762},
        {2.6635, 2.4360, 2.1935, 1.8441, 1.5505, 1.2190, 0.9974, 0.6643},
        {2.6729, 2.4423, 2.1963, 1.8419, 1.5439, 1.2067, 0.9801, 0.6347},
        {2.6723, 2.4390, 2.1898, 1.8298, 1.5258, 1.1788, 0.9425, 0.5740}
    };

    private WatchBoundary() {
    }

    /**
     * Returns c.
     *
     * @param looks how many looks a year has, or how many of them can differ; 2 to 52, beyond taken as these
     * @param share how much of the variance at the year's end is due to the estimated level, 0 to 1
     * @param chance of an alarm within a year of holding, 0.005 to 0.5
     */
    static double constant(double looks, double share, double chance) {
        double logLooks = Math.log(Math.max(LOOKS[0], Math.min(LOOKS[LOOKS.length - 1], looks)));
        double[] logs = new double[LOOKS.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(LOOKS[i]);
        }
        double[] points = new double[CHANCES.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = -Normal.quantile(CHANCES[i]);
        }
        double point = -Normal.quantile(chance);
        int i = below(logs, logLooks);
        int j = below(SHARES, share);
        int k = below(points, point);
        double u = (logLooks - logs[i]) / (logs[i + 1] - logs[i]);
        double v = (share - SHARES[j]) / (SHARES[j + 1] - SHARES[j]);
        double w = (point - points[k]) / (points[k + 1] - points[k]);
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int a = corner & 1;
            int b = corner >> 1 & 1;
            int c = corner >> 2;
            sum += (a == 1 ? u : 1 - u) * (b == 1 ? v : 1 - v) * (c == 1 ? w : 1 - w)
                    * at(i + a, j + b, points[k + c], k + c);
        }
        return sum;
    }

    private static double at(int looks, int share, double point, int chance) {
        return share == SHARES.length - 1 ? point : TABLE[looks * (SHARES.length - 1) + share][chance];
    }

    /** The number of the cell of an ascending or descending scale that holds a value. */
    private static int below(double[] scale, double value) {
        boolean rising = scale[1] > scale[0];
        int i = 0;
        while (i < scale.length - 2 && (rising ? scale[i + 1] <= value : scale[i + 1] >= value)) {
            i++;
        }
        return i;
    }

    /**
     * Returns the line as a multiple of c.
     *
     * @param information of the look over that of the year's end, above 0
     * @param review whether the look ends a half year
     */
    static double shape(double information, boolean review) {
        double line = Math.pow(Math.min(1, information), POWER);
        return review ? line : BETWEEN * line;
    }
}
