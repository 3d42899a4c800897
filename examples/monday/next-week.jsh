// Writes the export of the Monday after, SIMULATED.  ./psp examples/monday/next-week.jsh
String rows(LocalDate until) {
    var text = new StringBuilder("Case No,Date,Offense,Beat\n");
    for (var day = LocalDate.of(2011, 1, 1); day.isBefore(until); day = day.plusDays(1)) {
        for (int beat = 0; beat < 10; beat++) {
            var dice = new java.util.Random(day.toEpochDay() * 31 + beat * 7_919L);
            boolean there = day.getYear() == 2016 && day.getMonthValue() > 3 || day.getYear() == 2017;
            double rate = beat == 3 ? there ? 0.25 : 0.5 : 0.3;
            dice.nextDouble();
            if (dice.nextDouble() < rate) {
                text.append("C").append(day.toEpochDay()).append(beat).append(',').append(day).append(",ROBBERY,B").append(beat).append('\n');
            }
        }
    }
    return text.toString();
}
void export(String monday) {
    try {
        java.nio.file.Files.createDirectories(Path.of("monday/exports"));
        java.nio.file.Files.writeString(Path.of("monday/exports/" + monday + ".csv"), rows(LocalDate.parse(monday)));
        System.out.println("SIMULATED: monday/exports/" + monday + ".csv");
    } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
    }
}
export("2017-07-03")
