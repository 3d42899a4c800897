// psp at a JShell prompt:   jshell --class-path psp-shell/target/psp.jar psp.jsh
// ./psp FILE.jsh knows the same names. (import java.time.* would hide psp.core.Period: take what you need by name.)
import java.nio.file.Path
import java.time.DayOfWeek
import java.time.LocalDate
import java.time.LocalDateTime
import psp.core.*
import psp.geo.*
import psp.io.*
import psp.io.limit.*
import psp.io.projection.*
import psp.io.zone.*
import psp.share.*
import psp.share.brief.*
import psp.share.folder.*
import psp.stats.*
import psp.stats.design.*
import psp.stats.inference.*
import psp.stats.model.*
import psp.stats.pool.*
import psp.stats.report.*
import psp.stats.watch.*
