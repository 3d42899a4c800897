package psp.io.internal.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the formats that a written date can have off its own digits, words and marks. */
final class DateShape {

    private static final Set<String> DAYS =
            Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final Set<String> MONTHS = Set.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final Set<String> ZONES =
            Set.of("UTC", "GMT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "BST", "CET", "CEST");
    private static final Set<String> HOURS = Set.of("h", "hr", "hrs", "hours");
    private static final String RESERVED = "'[]{}#";
    private static final int LONGEST = 48;

    /** A run of digits, of letters, or of marks. */
    private record Piece(char kind, String text) {

        boolean isNumber() {
            return kind == '0';
        }

        boolean isMonth() {
            return kind == 'a' && named(text, MONTHS);
        }
    }

    private final List<Piece> pieces;
    /** How many pieces say the day. */
    private final int dateEnd;

    private final boolean halves;

    private DateShape(List<Piece> pieces, int dateEnd) {
        this.pieces = pieces;
        this.dateEnd = dateEnd;
        halves = pieces.stream().anyMatch(piece -> isHalf(piece.text));
    }

    /** The formats, the likelier first; none where the text is no date. */
    static List<String> formats(String written) {
        String text = written.strip();
        if (text.length() < 6 || text.length() > LONGEST || text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return List.of();
        }
        List<Piece> pieces = pieces(text);
        if (pieces.get(0).kind == '.') {
            return List.of();
        }
        List<String> formats = new ArrayList<>();
        for (String order : orders(pieces)) {
            String format = new DateShape(pieces, dateEnd(pieces, order.length())).format(order);
            if (!format.isEmpty()) {
                formats.add(format);
            }
        }
        return formats;
    }

    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || kind(text.charAt(i)) != kind(text.charAt(from))) {
                pieces.add(new Piece(kind(text.charAt(from)), text.substring(from, i)));
                from = i;
            }
        }
        return pieces;
    }

    private static char kind(char c) {
        return c >= '0' && c <= '9' ? '0' : c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' ? 'a' : '.';
    }

    /** In which orders the numbers of the date can be day, month and year; a date in one number is {@code 8} alone. */
    private static List<String> orders(List<Piece> pieces) {
        List<String> numbers =
                pieces.stream().filter(Piece::isNumber).map(Piece::text).toList();
        List<Integer> widths = numbers.stream().map(String::length).toList();
        int first = widths.get(0);
        if (first == 8 || first == 12 || first == 14) {
            return List.of("8");
        }
        if (pieces.stream().anyMatch(Piece::isMonth)) {
            return widths.size() == 1 ? List.of("y") : first == 4 ? List.of("yd") : List.of("dy");
        }
        if (first == 4) {
            return !isYear(numbers.get(0))
                    ? List.of()
                    : widths.size() == 2 ? List.of("yM") : widths.size() > 2 ? List.of("yMd") : List.of();
        }
        if (widths.size() < 3 || first > 2 || widths.get(1) > 2) {
            return widths.size() == 2 && first <= 2 && isYear(numbers.get(1)) ? List.of("My") : List.of();
        }
        boolean dots = pieces.get(1).text.equals(".");
        List<String> orders = new ArrayList<>(dots ? List.of("dMy", "Mdy") : List.of("Mdy", "dMy"));
        if (widths.get(2) == 2) {
            orders.add("yMd");
        }
        return orders;
    }

    /** Behind the last number of the date, or behind the name of its month. */
    private static int dateEnd(List<Piece> pieces, int numbers) {
        int left = numbers;
        boolean month = pieces.stream().noneMatch(Piece::isMonth);
        for (int i = 0; i < pieces.size(); i++) {
            left -= pieces.get(i).isNumber() ? 1 : 0;
            month |= pieces.get(i).isMonth();
            if (left == 0 && month) {
                return i + 1;
            }
        }
        return pieces.size();
    }

    private String format(String order) {
        StringBuilder format = new StringBuilder();
        int number = 0;
        for (int i = 0; i < dateEnd; i++) {
            Piece piece = pieces.get(i);
            if (piece.isNumber()) {
                String part = order.equals("8") ? compact(piece.text.length()) : part(order.charAt(number++), piece);
                if (part.isEmpty()) {
                    return "";
                }
                format.append(part);
            } else if (!word(format, piece)) {
                return "";
            }
        }
        return time(format) ? format.toString() : "";
    }

    private static String compact(int width) {
        return width == 8 ? "yyyyMMdd" : width == 12 ? "yyyyMMddHHmm" : "yyyyMMddHHmmss";
    }

    private static String part(char role, Piece piece) {
        int width = piece.text.length();
        return role != 'y' ? width <= 2 ? "" + role : "" : width == 4 ? "yyyy" : width == 2 ? "yy" : "";
    }

    /** Adds what stands between numbers; false where it belongs to no date. */
    private static boolean word(StringBuilder format, Piece piece) {
        String text = piece.text;
        if (piece.kind == '.') {
            format.append(text.isBlank() ? " " : text.replaceAll("\\s+", " "));
            return text.chars().noneMatch(c -> RESERVED.indexOf(c) >= 0);
        }
        if (named(text, MONTHS)) {
            format.append(text.length() > 3 ? "MMMM" : "MMM");
        } else if (named(text, DAYS)) {
            format.append(text.length() > 3 ? "EEEE" : "EEE");
        } else if (text.equals("T")) {
            format.append("'T'");
        } else if (isHalf(text)) {
            format.append('a');
        } else if (text.equals("Z")) {
            format.append('X');
        } else if (ZONES.contains(text.toUpperCase(Locale.ROOT))) {
            format.append('z');
        } else if (HOURS.contains(text.toLowerCase(Locale.ROOT))) {
            format.append('\'').append(text).append('\'');
        } else {
            return false;
        }
        return true;
    }

    /** Adds hours, minutes, seconds, their fraction and the offset; false where the rest is none of them. */
    private boolean time(StringBuilder format) {
        String hour = halves ? "h" : "H";
        int told = 0;
        for (int i = dateEnd; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (!piece.isNumber()) {
                if (told > 0 && piece.text.length() == 1 && "+-".contains(piece.text) && offset(format, i)) {
                    return true;
                }
                if (!word(format, piece)) {
                    return false;
                }
                continue;
            }
            int width = piece.text.length();
            if (told == 0 && (width == 4 || width == 6)) {
                format.append(hour.repeat(2)).append(width == 4 ? "mm" : "mmss");
                told = width == 4 ? 2 : 3;
            } else if (told == 3) {
                format.append("S".repeat(Math.min(9, width)));
                told = 4;
            } else if (told > 3 || width > 2) {
                return false;
            } else {
                format.append(told == 0 ? hour : told == 1 ? "mm" : "ss");
                told++;
            }
        }
        return true;
    }

    /** An offset is the last thing said: {@code +00}, {@code -0500} or {@code -05:00}. */
    private boolean offset(StringBuilder format, int sign) {
        int left = pieces.size() - sign - 1;
        if (left < 1 || !pieces.get(sign + 1).isNumber()) {
            return false;
        }
        int width = pieces.get(sign + 1).text.length();
        if (left == 1 && (width == 2 || width == 4)) {
            format.append(width == 2 ? "X" : "XX");
            return true;
        }
        boolean parted = left == 3 && width == 2 && pieces.get(sign + 2).text.equals(":");
        format.append(parted ? "XXX" : "");
        return parted;
    }

    private static boolean isYear(String number) {
        return number.length() == 4 && (number.startsWith("19") || number.startsWith("20"));
    }

    private static boolean isHalf(String text) {
        return text.equalsIgnoreCase("am") || text.equalsIgnoreCase("pm");
    }

    /** Whether a word is a name, or its first three letters. */
    private static boolean named(String word, Set<String> names) {
        String small = word.toLowerCase(Locale.ROOT);
        return names.contains(small) || small.length() == 3 && names.stream().anyMatch(name -> name.startsWith(small));
    }
}
