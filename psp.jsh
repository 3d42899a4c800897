// psp at a JShell prompt:   jshell --class-path psp-shell/target/psp.jar psp.jsh
// ./psp FILE.jsh knows the same names. (import java.time.* would hide psp.core.Period: take what you need by name.)
import java.nio.file.Path
import java.time.DayOfWeek
import java.time.LocalDate
import java.time.LocalDateTime
import psp.core.*
import psp.geo.*
import psp.io.*
import psp.share.*
import psp.stats.*
