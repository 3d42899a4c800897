// Does what commands do, so that ./psp can keep the classes they need for its next start; args: a folder to write into.
var study = Path.of(args[0]).resolve("study")
StudyFolder.create(study)
StudyFolder.run(study)
StudyPack.read(study.resolve("out/study.zip"))
var file = Path.of(args[0]).resolve("incidents.csv")
Files.writeString(file, "id,occurred,offense,lon,lat\n" + "1,2016-04-01T22:15,ROBBERY,-87.95,43.05\n".repeat(50))
void say(Object text) { System.out.println(text); }
say(FileCheck.guessed(file, (done, size) -> say(done)))
