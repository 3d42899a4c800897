package embed;

import java.util.ArrayList;
import java.util.List;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.stats.Study;

/**
 * A department's own monthly table, without a coordinate, asked whether violence fell.
 *
 * <p>Homicides, robberies and aggravated assaults in Milwaukee's Center Street corridor and in the whole city; the
 * numbers and where they are from stand in {@code examples/center-street/true-monthly-totals.csv}.
 */
public final class Main {

    private static final int FIRST_YEAR = 2010;
    private static final long[][] CORRIDOR = {
        {49, 30, 48, 64, 71, 72, 69, 63, 63, 77, 71, 55},
        {33, 31, 48, 46, 51, 61, 80, 52, 58, 70, 56, 58},
        {39, 39, 58, 68, 82, 95, 82, 79, 63, 64, 76, 57},
        {71, 42, 59, 68, 72, 62, 92, 92, 77, 56, 49, 65},
        {36, 36, 47, 62, 73, 71, 75, 82, 66, 76, 69, 66},
        {56, 48, 68, 82, 81, 100, 84, 78, 69, 79, 58, 60},
        {60, 56, 63, 63, 66, 60, 69, 56, 64, 66, 67, 48}};
    private static final long[][] CITY = {
        {441, 320, 440, 488, 545, 575, 598, 588, 549, 542, 561, 523},
        {432, 294, 425, 501, 526, 587, 648, 653, 478, 568, 520, 451},
        {433, 348, 528, 531, 652, 720, 736, 742, 605, 629, 684, 596},
        {590, 387, 501, 588, 629, 707, 801, 772, 672, 594, 535, 581},
        {522, 395, 515, 590, 697, 786, 717, 793, 751, 680, 636, 734},
        {617, 409, 614, 690, 718, 770, 908, 799, 722, 693, 730, 738},
        {699, 519, 645, 613, 689, 716, 755, 756, 656, 759, 656, 560}};

    private Main() {
    }

    /**
     * Prints the answer.
     *
     * @param args none
     */
    public static void main(String[] args) {
        List<ZoneCounts.Cell> table = new ArrayList<>();
        for (int year = 0; year < CITY.length; year++) {
            for (int month = 0; month < 12; month++) {
                Period period = Period.parse(String.format("%d-%02d", FIRST_YEAR + year, month + 1));
                table.add(new ZoneCounts.Cell(period, "corridor", CORRIDOR[year][month]));
                table.add(new ZoneCounts.Cell(period, "city", CITY[year][month]));
            }
        }
        ZoneCounts counts = ZoneCounts.ofTable("violent", table, "city");
        Operation operation = Operation.in("corridor").active("2016-04-01/2017-01-01");
        Study study = Study.of(operation, counts);
        System.out.println(study.reduction());
        System.out.println(study.statement());
    }
}
