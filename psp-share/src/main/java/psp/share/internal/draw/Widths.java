package psp.share.internal.draw;

import java.util.Arrays;

/** How wide the letters of a sans-serif are at most, in thousandths of their size: those of DejaVu Sans, wider than Arial and Helvetica. */
final class Widths {
    static final Widths PLAIN = new Widths(
            "318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 "
                    + "636 636 636 636 636 337 337 838 838 838 531 1000 684 686 698 770 632 575 775 752 295 "
                    + "295 656 557 863 748 787 603 787 695 635 611 732 684 989 685 611 685 390 337 390 838 "
                    + "500 500 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612 635 635 411 521 "
                    + "392 634 592 818 592 592 525 636 337 636 838",
            790);
    static final Widths BOLD = new Widths(
            "348 456 521 838 696 1002 872 306 457 457 523 838 380 415 380 365 696 696 696 696 696 "
                    + "696 696 696 696 696 400 400 838 838 838 580 1000 774 762 734 830 683 683 821 837 372 "
                    + "372 775 637 995 837 850 733 850 770 720 682 812 774 1103 771 724 725 457 365 457 838 "
                    + "500 500 675 716 593 716 678 435 716 712 343 343 665 343 1042 712 687 716 716 493 595 "
                    + "478 712 652 924 645 652 582 712 365 712 838",
            850);

    /** The letter that is written first in the table, a space. */
    private static final int FIRST = ' ';

    private final int[] ascii;
    /** Of a letter with an accent, or of another alphabet. */
    private final int other;

    private Widths(String ascii, int other) {
        this.other = other;
        this.ascii = Arrays.stream(ascii.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    /** The width of a letter; of one that is not in the table that of the widest of its like. */
    int of(int c) {
        if (c >= FIRST && c - FIRST < ascii.length) {
            return ascii[c - FIRST];
        }
        if (c < 0x1100) {
            return other;
        }
        if (c == '‘' || c == '’') {
            return of('.');
        }
        return c >= 0x2190 && c <= 0x22FF ? 840 : 1_050;
    }
}
