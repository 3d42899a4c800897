package psp.io;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How well the name of a column, in its bare form of small letters and digits, fits what the column may hold. */
final class NameScores implements ToIntFunction<String> {

    static final NameScores LONGITUDE = of(
            "9 longitude|lon",
            "8 lng|long",
            "6 .*(longitude|lon|lng)",
            "3 x|(point|geo|gps|map|coord)x|.*xcoord.*|easting");
    static final NameScores LATITUDE =
            of("9 latitude|lat", "6 .*(latitude|lat)", "3 y|(point|geo|gps|map|coord)y|.*ycoord.*|northing");
    /** A name that says nothing scores 3, for whatever holds dates may be the one; that of the report is the last. */
    static final NameScores DATE = of(
            "1 .*(report|rpt|updat|modif|creat|edit|clear|enter|birth|dob).*",
            "10 .*occur.*",
            "9 .*(offensestart|incidentdate|crimedate|dateocc|startdate|fromdate|datefrom|frdt).*",
            "8 date|datetime|incidentdatetime",
            "2 .*(enddate|todt|todate|dateto).*",
            "6 .*(date|when).*",
            "4 .*(time|day|month).*|.*dt",
            "3 .*");

    static final NameScores TIME = of("5 .*(time|hhmm|hour|hr|tm).*");
    /** What a time of day may be of, if it is not of the occurrence. */
    static final NameScores OTHER_TIME = of(
            "1 .*(report|rpt|respon|arriv|clear|dispatch|close|enter|updat|creat|end|to|last|edit|receiv|complet).*");

    static final NameScores YEAR = of("5 year|yr|.*year");
    static final NameScores MONTH = of("5 month|mon|mo|.*month(num|number)?");
    static final NameScores DAY = of("5 day|dd|dayofmonth|.*day(ofmonth)?|monthday");
    static final NameScores MINUTE = of("5 minute|min|minutes|.*minute");
    static final NameScores LOCATION = of(
            "9 location|point|thegeom|geom|geometry|shape|latlon|latlong|geopoint|coordinates",
            "6 .*(location|point|geo|latlon|latlong|coordinate).*",
            "1 .*");
    static final NameScores REPORTED = of("5 .*(report|rpt).*");
    static final NameScores ID = of(
            "12 id",
            "10 uid|(incident|case|report|event)(id|number|num|no|nr|nbr|key)",
            "9 .*(incident|case|event|report|record).*(id|number|num|no|nr|key)",
            "5 .*(id|key|number|num|no|nr)",
            "4 inc|incident|case|complaint|event");
    static final NameScores OFFENSES = of(
            "12 offenses|offences",
            "11 offense|offence",
            "10 offensetype|primarytype|crimetype|offensedescription",
            "9 crime",
            "8 .*(offense|offence).*",
            "7 .*crime.*",
            "6 .*(charge|nature|characteristics|nibrs|ucr).*",
            "5 .*(type|category).*",
            "4 .*(descr|cause|what|generalcode).*");
    static final NameScores KILLED = of("5 .*(killed|deaths).*");
    static final NameScores INJURED = of("5 .*(injured|wounded).*");
    static final NameScores WEAPON = of("5 .*weapon.*");
    static final NameScores FATAL = of("5 fatal|murder|statisticalmurderflag");
    static final NameScores ZONE = of(
            "5 .*(beat|district|precinct|ward|sector|neighborhood|neighbourhood|communityarea|boro|psa|division"
                    + "|reportingarea|tract|zone|lsoa).*",
            "4 area|place|anc|mcpp|areaname");
    static final NameScores COUNT = of("1 count|counts|n|number|incidents|events|total");

    private record Line(int points, Pattern names) {}

    private final List<Line> lines;

    private NameScores(List<Line> lines) {
        this.lines = lines;
    }

    /** Each line is points and the names that score them. */
    private static NameScores of(String... lines) {
        return new NameScores(Stream.of(lines)
                .map(line -> line.split(" ", 2))
                .map(line -> new Line(Integer.parseInt(line[0]), Pattern.compile(line[1])))
                .toList());
    }

    /** The points of the first line that a name fits; 0 if it fits none. */
    @Override
    public int applyAsInt(String form) {
        return lines.stream()
                .filter(line -> line.names.matcher(form).matches())
                .mapToInt(Line::points)
                .findFirst()
                .orElse(0);
    }
}
