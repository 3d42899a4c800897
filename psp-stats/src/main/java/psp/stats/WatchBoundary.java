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
    static final double[] SHARES = {0, 0.25, 0.5, 0.75, 0.9, 0.96, 0.99, 1};
    private static final double POWER = -0.25;
    private static final double BETWEEN = 1.15;
    private static final double[][] TABLE = {
        {2.6179, 2.3814, 2.1256, 1.7472, 1.4160, 1.0205, 0.7385, 0.2776},
        {2.6294, 2.3927, 2.1361, 1.7548, 1.4196, 1.0175, 0.7299, 0.2581},
        {2.6431, 2.4051, 2.1463, 1.7602, 1.4191, 1.0085, 0.7137, 0.2286},
        {2.6552, 2.4137, 2.1503, 1.7560, 1.4064, 0.9839, 0.6797, 0.1778},
        {2.6506, 2.4051, 2.1370, 1.7350, 1.3781, 0.9461, 0.6347, 0.1202},
        {2.6347, 2.3870, 2.1164, 1.7105, 1.3499, 0.9133, 0.5986, 0.0783},
        {2.6108, 2.3618, 2.0897, 1.6815, 1.3189, 0.8798, 0.5632, 0.0398},
        {2.6245, 2.3908, 2.1394, 1.7712, 1.4548, 1.0874, 0.8338, 0.4342},
        {2.6349, 2.4009, 2.1485, 1.7778, 1.4580, 1.0849, 0.8259, 0.4152},
        {2.6474, 2.4120, 2.1574, 1.7823, 1.4573, 1.0758, 0.8092, 0.3831},
        {2.6590, 2.4201, 2.1611, 1.7775, 1.4429, 1.0471, 0.7682, 0.3186},
        {2.6541, 2.4107, 2.1460, 1.7521, 1.4063, 0.9943, 0.7024, 0.2300},
        {2.6362, 2.3895, 2.1206, 1.7192, 1.3655, 0.9421, 0.6415, 0.1553},
        {2.6108, 2.3618, 2.0899, 1.6824, 1.3214, 0.8875, 0.5785, 0.0807},
        {2.6282, 2.3962, 2.1472, 1.7841, 1.4741, 1.1182, 0.8758, 0.4994},
        {2.6379, 2.4054, 2.1552, 1.7895, 1.4767, 1.1161, 0.8691, 0.4826},
        {2.6496, 2.4154, 2.1630, 1.7932, 1.4759, 1.1081, 0.8543, 0.4533},
        {2.6606, 2.4231, 2.1664, 1.7889, 1.4630, 1.0816, 0.8155, 0.3899},
        {2.6567, 2.4150, 2.1529, 1.7652, 1.4273, 1.0278, 0.7465, 0.2936},
        {2.6389, 2.3936, 2.1269, 1.7302, 1.3823, 0.9682, 0.6755, 0.2040},
        {2.6112, 2.3626, 2.0913, 1.6856, 1.3276, 0.8991, 0.5952, 0.1080},
        {2.6309, 2.4001, 2.1527, 1.7928, 1.4869, 1.1374, 0.9011, 0.5374},
        {2.6401, 2.4086, 2.1600, 1.7976, 1.4890, 1.1355, 0.8952, 0.5224},
        {2.6513, 2.4181, 2.1671, 1.8008, 1.4881, 1.1284, 0.8819, 0.4956},
        {2.6620, 2.4253, 2.1702, 1.7967, 1.4763, 1.1041, 0.8460, 0.4355},
        {2.6586, 2.4181, 2.1581, 1.7749, 1.4428, 1.0520, 0.7781, 0.3379},
        {2.6414, 2.3974, 2.1326, 1.7399, 1.3967, 0.9895, 0.7024, 0.2404},
        {2.6120, 2.3639, 2.0934, 1.6898, 1.3345, 0.9105, 0.6104, 0.1295},
        {2.6348, 2.4055, 2.1602, 1.8047, 1.5036, 1.1614, 0.9315, 0.5818},
        {2.6434, 2.4133, 2.1667, 1.8087, 1.5052, 1.1597, 0.9267, 0.5692},
        {2.6538, 2.4220, 2.1731, 1.8112, 1.5041, 1.1535, 0.9154, 0.5462},
        {2.6641, 2.4288, 2.1758, 1.8074, 1.4937, 1.1326, 0.8842, 0.4925},
        {2.6614, 2.4226, 2.1653, 1.7884, 1.4641, 1.0852, 0.8210, 0.3981},
        {2.6452, 2.4033, 2.1415, 1.7551, 1.4190, 1.0221, 0.7429, 0.2939},
        {2.6141, 2.3671, 2.0984, 1.6987, 1.3481, 0.9309, 0.6362, 0.1634},
        {2.6376, 2.4093, 2.1655, 1.8126, 1.5145, 1.1765, 0.9501, 0.6079},
        {2.6457, 2.4166, 2.1715, 1.8162, 1.5158, 1.1748, 0.9458, 0.5970},
        {2.6557, 2.4248, 2.1774, 1.8184, 1.5147, 1.1692, 0.9359, 0.5766},
        {2.6658, 2.4315, 2.1800, 1.8148, 1.5051, 1.1505, 0.9080, 0.5279},
        {2.6635, 2.4258, 2.1704, 1.7975, 1.4783, 1.1072, 0.8495, 0.4384},
        {2.6480, 2.4076, 2.1480, 1.7662, 1.4354, 1.0458, 0.7723, 0.3328},
        {2.6164, 2.3705, 2.1034, 1.7070, 1.3601, 0.9482, 0.6573, 0.1901},
        {2.6415, 2.4145, 2.1725, 1.8230, 1.5285, 1.1953, 0.9727, 0.6387},
        {2.6491, 2.4212, 2.1779, 1.8262, 1.5295, 1.1938, 0.9690, 0.6297},
        {2.6585, 2.4289, 2.1833, 1.8281, 1.5284, 1.1888, 0.9606, 0.6127},
        {2.6683, 2.4353, 2.1859, 1.8249, 1.5199, 1.1727, 0.9370, 0.5711},
        {2.6665, 2.4305, 2.1774, 1.8096, 1.4966, 1.1353, 0.8860, 0.4908},
        {2.6519, 2.4135, 2.1570, 1.7815, 1.4579, 1.0787, 0.8133, 0.3878},
        {2.6205, 2.3765, 2.1122, 1.7211, 1.3801, 0.9760, 0.6908, 0.2317},
        {2.6452, 2.4195, 2.1791, 1.8325, 1.5409, 1.2115, 0.9918, 0.6638},
        {2.6523, 2.4257, 2.1840, 1.8352, 1.5417, 1.2101, 0.9886, 0.6563},
        {2.6612, 2.4328, 2.1889, 1.8369, 1.5407, 1.2057, 0.9814, 0.6422},
        {2.6708, 2.4391, 2.1916, 1.8342, 1.5332, 1.1918, 0.9614, 0.6073},
        {2.6696, 2.4351, 2.1841, 1.8207, 1.5128, 1.1597, 0.9178, 0.5373},
        {2.6557, 2.4191, 2.1654, 1.7956, 1.4787, 1.1095, 0.8522, 0.4410},
        {2.6233, 2.3831, 2.1222, 1.7372, 1.4025, 1.0067, 0.7276, 0.2776},
        {2.6484, 2.4237, 2.1845, 1.8401, 1.5507, 1.2241, 1.0066, 0.6825},
        {2.6551, 2.4294, 2.1890, 1.8426, 1.5515, 1.2229, 1.0038, 0.6762},
        {2.6635, 2.4361, 2.1936, 1.8442, 1.5506, 1.2190, 0.9975, 0.6643},
        {2.6729, 2.4424, 2.1964, 1.8420, 1.5440, 1.2068, 0.9802, 0.6347},
        {2.6724, 2.4391, 2.1899, 1.8299, 1.5259, 1.1789, 0.9426, 0.5741},
        {2.6591, 2.4241, 2.1725, 1.8072, 1.4957, 1.1346, 0.8844, 0.4864},
        {2.5175, 2.3459, 2.1182, 1.7503, 1.4233, 1.0359, 0.7628, 0.3222}
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
