package psp.io.internal.row;

import java.util.List;
import java.util.regex.Pattern;
import psp.core.internal.Texts;

/** What the cells of one column are, by which damage shows. */
final class ColumnKinds {

    private static final Pattern WRITTEN_DATE = Pattern.compile("\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}");

    private static final int EXACT_DIGITS = 15;
    private long texts;
    private long numbers;
    private long dates;
    private long zeros;
    private long tooLong;
    private long slashed;
    private String zero = "";
    private String date = "";

    void see(String text, char kind) {
        if (kind == 't') {
            texts++;
            slashed += WRITTEN_DATE.matcher(text).lookingAt() ? 1 : 0;
            if (text.length() > 1 && text.charAt(0) == '0' && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                zeros++;
                zero = zero.isEmpty() ? text : zero;
            }
        } else if (kind == 'n') {
            numbers++;
            tooLong += text.length() > EXACT_DIGITS && text.indexOf('.') < 0 ? 1 : 0;
        } else if (kind == 'd') {
            dates++;
            date = date.isEmpty() ? text : date;
        }
    }

    void tell(String column, List<String> remarks) {
        if (dates > 0 && slashed > 0) {
            remarks.add("LOOK: " + column + ": " + Texts.plural(dates, "real date") + " beside "
                    + Texts.plural(slashed, "text")
                    + " of a date: the spreadsheet took day and month for each other where it could; get the file"
                    + " again, the column as text");
        } else if (dates > 0 && dates < texts + numbers) {
            remarks.add(column + ": " + Texts.plural(dates, "cell") + " made a day, such as " + date + ", among "
                    + Texts.grouped(texts + numbers)
                    + " others, as a spreadsheet does with 16-4; get the file again, the"
                    + " column as text");
        }
        if (tooLong > 0) {
            remarks.add(column + ": " + Texts.plural(tooLong, "number") + " of more than 15 digits, which a spreadsheet"
                    + " shows as 1.6E+16 and of which it keeps 15; get the file again, the column as text");
        }
        if (zeros > 0 && numbers > 0) {
            remarks.add(column + ": " + Texts.plural(numbers, "number") + " beside texts with leading zeros, such as "
                    + zero + "; zeros may be lost, get the file again, the column as text");
        }
    }
}
