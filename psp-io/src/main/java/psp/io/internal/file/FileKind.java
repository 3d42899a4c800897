package psp.io.internal.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import psp.core.DataException;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/** What a file is by its first bytes, whatever its name says. */
public enum FileKind {
    TEXT,
    JSON,
    WORKBOOK,
    HTML,
    XML;

    private static final int LOOKED_AT = 8_192;
    private static final Pattern MARKUP = Pattern.compile("(?is)<(!doctype html|html|head|body|table|meta|style)\\b.*");
    private static final Pattern DECLARED = Pattern.compile("(?is)<\\?xml\\b.*");
    private static final Pattern OBJECT = Pattern.compile("(?s)\\{\\s*(\"|\\}).*|\\[\\s*([{\\[]\\s*[\"{\\]}]|\\]).*");
    private static final String AS_XLSX = "open it, and save it as .xlsx, or the sheet as CSV";

    /** The kind of a file; what psp does not read is refused by name, with the way out. */
    public static FileKind of(Path file, Limits limits) {
        String label = DataFile.label(file);
        if (Files.isRegularFile(file)) {
            byte[] raw = start(file);
            if (Signature.ZIP.starts(raw) || Signature.EMPTY_ZIP.starts(raw)) {
                FileKind inside = packed(file, label);
                if (inside == WORKBOOK) {
                    return WORKBOOK;
                }
            }
            refuseForeign(raw, file, label);
        } else if (!Files.exists(file) || Files.isDirectory(file)) {
            return TEXT;
        } else {
            // A pipe can be read once.
            return byName(label);
        }
        return text(file, label, limits);
    }

    private static FileKind text(Path file, String label, Limits limits) {
        byte[] bytes;
        try (InputStream in = DataFile.open(file, limits, Progress.NONE)) {
            bytes = in.readNBytes(LOOKED_AT);
        } catch (IOException e) {
            throw DataFile.problem(label, e);
        }
        if (Signature.ZIP.starts(bytes)) {
            throw DataException.inFile(label, "holds a packed file, perhaps a workbook; unpack it and name that");
        }
        refuseForeign(bytes, file, label);
        String text = TextFile.start(bytes).stripLeading();
        if (isPage(text)) {
            return HTML;
        }
        if (DECLARED.matcher(text).matches()) {
            String below = text.substring(text.indexOf('>') + 1).stripLeading();
            return isPage(below) ? HTML : XML;
        }
        if (Signature.GZIP.starts(bytes)) {
            throw DataException.inFile(label, "is packed by gzip; give it a name that ends in .gz");
        }
        FileKind named = byName(label);
        return named == JSON || OBJECT.matcher(text).matches() ? JSON : named;
    }

    /** Whether a text begins as a web page does, comments left aside. */
    private static boolean isPage(String text) {
        int at = 0;
        while (text.startsWith("<!--", at)) {
            int end = text.indexOf("-->", at + 4);
            if (end < 0) {
                return false;
            }
            at = end + 3;
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        return MARKUP.matcher(text).region(at, text.length()).matches();
    }

    private static FileKind byName(String label) {
        String name = label.toLowerCase(Locale.ROOT).replaceAll("\\.(gz|zip)$", "");
        return name.matches(".*\\.(json|jsonl|ndjson|geojson)")
                ? JSON
                : name.matches(".*\\.xls[xm]") ? WORKBOOK : name.endsWith(".xml") ? XML : TEXT;
    }

    private static byte[] start(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return in.readNBytes(LOOKED_AT);
        } catch (IOException e) {
            throw DataFile.problem(DataFile.label(file), e);
        }
    }

    /** A workbook, or a file packed alone. */
    private static FileKind packed(Path file, String label) {
        if (DataFile.isNamed(file, ".xlsb")) {
            throw binary(label);
        }
        try (ZipFile zip = DataFile.zip(file, label)) {
            if (zip.getEntry("xl/workbook.bin") != null) {
                throw binary(label);
            }
            if (zip.getEntry("mimetype") != null) {
                throw DataException.inFile(
                        label, "is a table of LibreOffice (.ods), which psp does not read; " + AS_XLSX);
            }
            if (zip.getEntry("word/document.xml") != null) {
                throw DataException.inFile(
                        label, "is a text of Word; copy its table into a sheet, and save that as CSV");
            }
            return byName(label) == WORKBOOK
                            || zip.getEntry("[Content_Types].xml") != null
                            || zip.getEntry("xl/workbook.xml") != null
                    ? WORKBOOK
                    : TEXT;
        } catch (IOException e) {
            throw DataFile.problem(label, e);
        }
    }

    private static DataException binary(String label) {
        return DataException.inFile(label, "is a binary workbook (.xlsb), which psp does not read; " + AS_XLSX);
    }

    private static void refuseForeign(byte[] bytes, Path file, String label) {
        if (Signature.COMPOUND.starts(bytes)) {
            boolean locked = contains(file, "EncryptedPackage") || DataFile.isNamed(file, ".xlsx");
            throw DataException.inFile(
                    label,
                    locked
                            ? "is protected by a password; open it, take the password away (File, Info, Protect), and"
                                    + " save it"
                            : "is a workbook of before 2007 (.xls), which psp does not read; " + AS_XLSX);
        }
        if (Signature.PDF.starts(bytes)) {
            throw DataException.inFile(label, "is a PDF; ask for the table itself, as CSV or .xlsx");
        }
        if (Signature.SQLITE.starts(bytes)) {
            throw DataException.inFile(
                    label, "is a database of SQLite (perhaps a GeoPackage); export the table as CSV or GeoJSON");
        }
        if (Signature.PARQUET.starts(bytes)) {
            throw DataException.inFile(label, "is a Parquet file, which psp does not read; write it as CSV");
        }
        if (Signature.RTF.starts(bytes)) {
            throw DataException.inFile(label, "is a text of a word processor (RTF); save the table as CSV");
        }
        if (Signature.ACCESS.starts(bytes) && (contains(bytes, "Standard Jet") || contains(bytes, "Standard ACE"))) {
            throw DataException.inFile(label, "is a database of Access; export the table as CSV");
        }
    }

    /** Whether the first bytes hold a word in two bytes a letter, as the directory of a compound file does. */
    private static boolean contains(Path file, String word) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(1 << 20), StandardCharsets.ISO_8859_1)
                    .contains(new String(word.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw DataFile.problem(DataFile.label(file), e);
        }
    }

    private static boolean contains(byte[] bytes, String word) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(word);
    }
}
