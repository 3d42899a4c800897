package psp.io.internal.row;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Texts;
import psp.io.internal.field.Dates;
import psp.io.internal.file.Bounded;
import psp.io.internal.file.DataFile;
import psp.io.internal.file.Inflated;
import psp.io.limit.Limits;

/** The parts of a workbook: its sheets by name, the texts and number formats that they share. */
final class XlsxBook implements Closeable {

    /** The formats that every workbook has without saying so; days and times, the others are numbers. */
    private static final Map<Integer, String> BUILT_IN = builtIn();
    /** A shared text costs its object too. */
    private static final int BYTES_A_TEXT = 56;

    private static final String STRINGS = "sharedStrings";
    private static final String STYLES = "styles";
    private static final int MOST_SHEETS = 10_000;

    /** A sheet, the part that holds it, and whether it is hidden. */
    record Part(String name, String part, boolean hidden) {}

    private final String label;
    private final Limits limits;
    private final ZipFile zip;
    private final CellText cell;
    private final List<Part> sheets = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final Map<Integer, String> formats = new HashMap<>(BUILT_IN);
    private final List<Integer> styles = new ArrayList<>();
    private boolean from1904;
    private long left;

    private XlsxBook(ZipFile zip, String label, Limits limits) {
        this.zip = zip;
        this.label = label;
        this.limits = limits;
        left = limits.bytesInMemory();
        cell = new CellText(label, limits);
    }

    static XlsxBook open(Path file, String label, Limits limits) throws IOException {
        XlsxBook book = new XlsxBook(DataFile.zip(file, label), label, limits);
        try {
            book.readParts();
            return book;
        } catch (RuntimeException e) {
            book.close();
            throw e;
        }
    }

    private static Map<Integer, String> builtIn() {
        Map<Integer, String> formats = new HashMap<>(Map.of(
                14,
                "m/d/yyyy",
                15,
                "d-mmm-yy",
                16,
                "d-mmm",
                17,
                "mmm-yy",
                22,
                "m/d/yyyy h:mm",
                45,
                "mm:ss",
                46,
                "[h]:mm:ss",
                47,
                "mm:ss.0"));
        for (int time : new int[] {18, 19, 20, 21, 32, 33, 34, 35, 55, 56}) {
            formats.put(time, "h:mm:ss");
        }
        for (int day : new int[] {27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58}) {
            formats.put(day, "yyyy-m-d");
        }
        return formats;
    }

    private void readParts() {
        String main = targets("_rels/.rels").getOrDefault("officeDocument", "xl/workbook.xml");
        int slash = main.lastIndexOf('/') + 1;
        Map<String, String> related = targets(main.substring(0, slash) + "_rels/" + main.substring(slash) + ".rels");
        // Some writers do not say that these are there.
        each(related.getOrDefault(STRINGS, main.substring(0, slash) + "sharedStrings.xml"), this::text);
        each(related.getOrDefault(STYLES, main.substring(0, slash) + "styles.xml"), this::style);
        each(main, reader -> workbook(reader, related));
    }

    /** The parts that another names, by their id and by the last word of their kind. */
    private Map<String, String> targets(String part) {
        Map<String, String> targets = new HashMap<>();
        String folder = part.substring(0, Math.max(0, part.lastIndexOf("_rels/")));
        each(part, reader -> {
            if (reader.getLocalName().equals("Relationship")) {
                String target = attribute(reader, "Target");
                String at = target.startsWith("/") ? target.substring(1) : folder + target;
                String id = attribute(reader, "Id");
                String type = attribute(reader, "Type");
                hold(2L * (at.length() + id.length() + type.length()) + 4 * BYTES_A_TEXT);
                targets.put(id, at);
                targets.putIfAbsent(type.substring(type.lastIndexOf('/') + 1), at);
            }
        });
        return targets;
    }

    private void workbook(XMLStreamReader reader, Map<String, String> related) {
        if (reader.getLocalName().equals("workbookPr")) {
            String since = attribute(reader, "date1904");
            from1904 = since.equals("1") || since.equals("true");
        } else if (reader.getLocalName().equals("sheet") && sheets.size() < MOST_SHEETS) {
            String part = related.get(attribute(reader, "id"));
            if (part != null) {
                boolean hidden =
                        attribute(reader, "state").toLowerCase(Locale.ROOT).endsWith("hidden");
                sheets.add(new Part(Texts.withoutControls(attribute(reader, "name")), part, hidden));
            }
        }
    }

    private void text(XMLStreamReader reader) throws XMLStreamException {
        if (reader.getLocalName().equals("si")) {
            String text = cell.read(reader, "t", "rPh", 0);
            hold(2L * text.length() + BYTES_A_TEXT);
            texts.add(text);
        }
    }

    private void style(XMLStreamReader reader) throws XMLStreamException {
        if (reader.getLocalName().equals("numFmt")) {
            String code = attribute(reader, "formatCode");
            hold(2L * code.length() + 2 * BYTES_A_TEXT);
            formats.put(number(attribute(reader, "numFmtId")), code);
        } else if (reader.getLocalName().equals("cellXfs")) {
            while (reader.hasNext()
                    && !(reader.next() == XMLStreamConstants.END_ELEMENT
                            && reader.getLocalName().equals("cellXfs"))) {
                if (reader.isStartElement() && reader.getLocalName().equals("xf")) {
                    hold(BYTES_A_TEXT);
                    styles.add(number(attribute(reader, "numFmtId")));
                }
            }
        }
    }

    /** Counts what is kept in memory. */
    private void hold(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw Bounded.tooMany(label, limits);
        }
    }

    static int number(String text) {
        return text.length() > 9 ? 0 : Math.max(0, Dates.digits(text, 0, text.length()));
    }

    /** What is done with each element of a part as it begins. */
    private interface Each {
        void start(XMLStreamReader reader) throws XMLStreamException;
    }

    private void each(String part, Each each) {
        if (zip.getEntry(part) == null) {
            return;
        }
        try (InputStream in = stream(part)) {
            XMLStreamReader reader = Xml.reader(Xml.text(label, in));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    each.start(reader);
                }
            }
        } catch (XMLStreamException e) {
            throw Xml.damaged(label, e);
        } catch (IOException e) {
            throw DataFile.problem(label, e);
        }
    }

    /** The bytes of a part. */
    InputStream stream(String part) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw DataException.inFile(label, "cannot be read as a workbook: its part " + part + " is missing");
        }
        return Inflated.entry(zip, entry, label, limits);
    }

    /** An attribute of any namespace; empty if it is not there. */
    static String attribute(XMLStreamReader reader, String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    List<Part> sheets() {
        return sheets;
    }

    boolean isFrom1904() {
        return from1904;
    }

    /** A shared text; of a number that none has, empty. */
    String shared(int index) {
        return index < texts.size() ? texts.get(index) : "";
    }

    /** The format of a style; null where it shows plain numbers. */
    @Nullable
    String format(int style) {
        return style < styles.size() ? formats.get(styles.get(style)) : null;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
