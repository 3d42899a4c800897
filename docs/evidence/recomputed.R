# Computes figures of study packs again, from counts.csv and study.json alone, and compares them with results.json.
#   Rscript docs/evidence/recomputed.R FOLDER...      each an unpacked study.zip; needs jsonlite
# Written from the documentation of the figures, not from psp's code. What it does not compute it counts and names.
suppressPackageStartupMessages(library(jsonlite))

parse <- function(text) {
  ends <- strsplit(text, "/", fixed = TRUE)[[1]]
  if (length(ends) == 2) return(as.Date(ends))
  if (nchar(text) == 4) return(as.Date(c(paste0(text, "-01-01"), paste0(as.integer(text) + 1, "-01-01"))))
  if (nchar(text) == 7) {
    first <- as.Date(paste0(text, "-01"))
    return(c(first, seq(first, by = "month", length.out = 2)[2]))
  }
  c(as.Date(text), as.Date(text) + 1)
}
years <- function(window, k) {
  back <- function(day) {
    p <- as.POSIXlt(day)
    p$year <- p$year - k
    as.Date(p)
  }
  c(back(window[1]), back(window[2]))
}

one <- function(folder) {
  study <- fromJSON(file.path(folder, "study.json"), simplifyVector = FALSE)
  told <- fromJSON(file.path(folder, "results.json"), simplifyVector = FALSE)$figures
  rows <- read.csv(file.path(folder, "counts.csv"), stringsAsFactors = FALSE)
  rows$start <- as.Date(sapply(rows$period, function(p) format(parse(p)[1])))
  zones <- setNames(lapply(study$places, function(p) unlist(p$zones)), sapply(study$places, function(p) p$name))
  covered <- do.call(rbind, lapply(study$covered$periods, function(p) {
    e <- parse(p)
    data.frame(from = e[1], to = e[2])
  }))
  operation <- study$operation
  focus <- unlist(operation$focus)
  rings <- unlist(operation$rings)
  known <- unique(unlist(zones))
  is_in <- function(place, set) any(zones[[place]] %in% set)
  places <- names(zones)
  of_focus <- places[sapply(places, is_in, focus)]
  of_rings <- setdiff(places[sapply(places, is_in, rings)], of_focus)
  named <- unlist(operation$comparison$zones)
  rest <- setdiff(places, of_focus)
  apart <- setdiff(rest, of_rings)
  comparison <- if (length(named) > 0) places[sapply(places, is_in, named)]
    else if (isTRUE(operation$comparison$withRings)) rest else apart

  count <- function(set, window) sum(rows$count[rows$place %in% set & rows$start >= window[1] & rows$start < window[2]])
  days <- function(window) sum(pmax(0, as.integer(pmin(covered$to, window[2]) - pmax(covered$from, window[1]))))
  whole <- function(window) days(window) == as.integer(window[2] - window[1])
  # Days counted of a table lie in its periods, so a window that is not covered whole is not compared.
  active <- Filter(function(p) p$kind == "active", operation$phases)[[1]]
  now <- parse(active$period)
  baseline <- Filter(function(p) p$kind == "baseline", operation$phases)
  span <- as.integer(ceiling(as.integer(now[2] - now[1]) / 366))
  then <- years(now, span)
  past <- list()
  k <- span
  while (whole(years(now, k))) {
    past[[length(past) + 1]] <- years(now, k)
    k <- k + span
  }

  count_all <- function(set) sum(rows$count[rows$place %in% set])

  computed <- list()
  put <- function(section, quantity, value, from = NULL, to = NULL) {
    computed[[paste(section, quantity, sep = ": ")]] <<- c(value, from, to)
  }
  put("counted", "everywhere", sum(rows$count))
  placeless <- places[!sapply(study$places, function(p) isTRUE(p$located))]
  put("counted", "without a position", count_all(placeless))
  put("counted", "focus, all days", sum(rows$count[rows$place %in% of_focus]))
  for (i in seq_along(operation$phases)) {
    phase <- operation$phases[[i]]
    window <- parse(phase$period)
    section <- paste0("phase ", i, ", ", phase$label)
    put(section, "days covered", days(window))
    put(section, "focus", count(of_focus, window))
    put(section, "comparison", count(comparison, window))
    for (ring in rings) put(section, paste("ring", ring), count(places[sapply(places, is_in, ring)], window))
  }
  change <- function(section, set, windows) {
    b <- sum(sapply(windows, function(w) count(set, w)))
    db <- sum(sapply(windows, days))
    a <- count(set, now)
    da <- days(now)
    put(section, "before", b)
    put(section, "days before", db)
    put(section, "after", a)
    put(section, "days after", da)
    put(section, "difference", a - b * da / db)
    put(section, "ratio", a / da / (b / db))
  }
  word <- c("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
  if (length(baseline) == 0 && length(past) > 0) {
    change("reduction", of_focus, past[1])
    change("elsewhere", comparison, past[1])
    for (n in unique(c(3, 5, length(past)))) if (n <= length(past) && n > 1)
      change(paste("reduction against mean of", word[n], "years"), of_focus, past[1:n])
    for (ring in rings) change(paste0("displacement, ", ring), places[sapply(places, is_in, ring)], past[1])
  }
  # By how much an area moved beside its comparison: logarithms of shares, a half added where a count is 0.
  beside <- function(prefix, set, other) {
    all <- c(list(now), past)
    f <- sapply(all, function(w) count(set, w))
    o <- sapply(all, function(w) count(other, w))
    half <- if (any(c(f, o) == 0)) 0.5 else 0
    logs <- log((f + half) / (o + half))
    ratio <- function(name, log) {
      put(paste0(prefix, name), "ratio", exp(log))
      put(paste0(prefix, name), "difference", (f[1] + half) - (f[1] + half) / exp(log))
    }
    n <- length(past)
    if (n >= 1) ratio("net by last year", logs[1] - logs[2])
    if (n >= 3) ratio("net by three years", logs[1] - mean(logs[2:4]))
    if (n >= 5) ratio("net by five years", logs[1] - mean(logs[2:6]))
    if (n >= 3) ratio("net by all years", logs[1] - mean(logs[-1]))
    if (n >= 4) {
      at <- seq_len(n)
      ratio("net by drift", logs[1] - predict(lm(y ~ at, data.frame(y = logs[-1], at = at)), data.frame(at = 0)))
    }
  }
  if (length(past) > 0) {
    beside("", of_focus, comparison)
    for (ring in rings) beside(paste0("displacement, ", ring, ", "), places[sapply(places, is_in, ring)], comparison)
  }
  # Where incidents without a place could lie: all in the focus or none, and as likely as the located ones of their window.
  if (length(past) > 0) {
    spread <- function(window) {
      all <- count(places, window)
      lost <- count(placeless, window)
      own <- count(of_focus, window)
      p <- if (all == lost) 0 else own / (all - lost)
      list(share = if (all == 0) 1 else (all - lost) / all, lost = lost, own = own, mean = own + lost * p, variance = lost * p * (1 - p))
    }
    b <- spread(then)
    a <- spread(now)
    reach <- qnorm(0.975) * sqrt(a$variance + b$variance)
    least <- a$own - b$own - b$lost
    most <- a$own + a$lost - b$own
    put("located", "share then", b$share)
    put("located", "share now", a$share)
    put("located", "least difference", least)
    put("located", "greatest difference", most)
    put("located", "least difference spread as located", max(least, floor(a$mean - b$mean - reach)))
    put("located", "greatest difference spread as located", min(most, ceiling(a$mean - b$mean + reach)))
  }
  # How far a contrast swung in earlier years: the mean of the squares of log ratio of ratios over its Poisson error, over changes as
  # far apart as now is from the last year. Where a count is 0, a half is added to each.
  swing <- function(section, set, other) {
    f <- sapply(past, function(w) count(set, w))
    o <- sapply(past, function(w) count(other, w))
    n <- length(past)
    put(section, "earlier years", n)
    if (n < 5) return(invisible())
    half <- if (any(c(f, o, count(set, now), count(other, now)) == 0)) 0.5 else 0
    f <- f + half
    o <- o + half
    change <- log(f[-n] / f[-1]) - log(o[-n] / o[-1])
    put(section, "phi", mean(change^2 / (1 / f[-n] + 1 / f[-1] + 1 / o[-n] + 1 / o[-1])))
  }
  if (length(past) > 0) {
    swing("net", of_focus, comparison)
    for (ring in rings) swing(paste0("displacement, ", ring, ", net"), places[sapply(places, is_in, ring)], comparison)
  }
  # Focus and rings beside the rest: the variance phi (sum of 1/count) + tau^2 of a yearly change, over a grid of both that is weighed by
  # the earlier changes and by what is known beforehand (phi about 1.2, sd 0.6; tau^2 log-normal, median 0.008, factor e); a half added to each count.
  if (length(rings) > 0 && length(past) > 1) {
    both <- union(of_focus, of_rings)
    f <- rev(sapply(past, function(w) count(both, w))) + 0.5
    o <- rev(sapply(past, function(w) count(apart, w))) + 0.5
    n <- length(f)
    change <- diff(log(f)) - diff(log(o))
    poisson <- 1 / f[-1] + 1 / f[-n] + 1 / o[-1] + 1 / o[-n]
    grid <- expand.grid(phi = c(1, 1.3, 1.7, 2.2, 2.8, 3.6),
      tau = c(0.0005, 0.0009, 0.0016, 0.003, 0.005, 0.009, 0.017, 0.03, 0.055, 0.1, 0.18, 0.32, 0.58))
    weight <- apply(grid, 1, function(g)
      sum(dnorm(change, 0, sqrt(g[["phi"]] * poisson + g[["tau"]]), log = TRUE)) +
        dnorm(g[["phi"]], 1.2, 0.6, log = TRUE) + dnorm(log(g[["tau"]]), log(0.008), 1, log = TRUE))
    weight <- exp(weight - max(weight))
    weight <- weight / sum(weight)
    here <- sum(1 / (c(count(both, then), count(both, now), count(apart, then), count(apart, now)) + 0.5))
    put("weighted displacement", "phi", sum(weight * (grid$phi * here + grid$tau)) / here)
  }
  number <- function(section, quantity) {
    f <- Filter(function(f) f$section == section && f$quantity == quantity, told)
    if (length(f) == 1) f[[1]]$number else NULL
  }
  phi <- number("weighted displacement", "phi")
  if (length(rings) > 0 && length(past) > 0 && !is.null(phi)) {
    A <- c(count(of_focus, then), count(of_focus, now))
    B <- c(count(of_rings, then), count(of_rings, now))
    C <- c(count(apart, then), count(apart, now))
    course <- C[2] / C[1]
    net <- sum(A[2], B[2]) - sum(A[1], B[1]) * course
    # Delta method by numeric derivatives, not by the formula.
    f <- function(x) x[2] + x[4] - (x[1] + x[3]) * x[6] / x[5]
    x <- c(A, B, C)
    gradient <- sapply(seq_along(x), function(i) {
      h <- 1e-4 * max(1, x[i])
      up <- down <- x
      up[i] <- up[i] + h
      down[i] <- down[i] - h
      (f(up) - f(down)) / (2 * h)
    })
    se <- sqrt(phi * sum(gradient^2 * x))
    put("weighted displacement", "net", net, net + qnorm(0.025) * se, net + qnorm(0.975) * se)
    a <- A[2] / C[2] - A[1] / C[1]
    b <- B[2] / C[2] - B[1] / C[1]
    # Fieller's set: all q at which b - q a is not told from 0.
    away <- function(q) {
      g <- function(x) (x[4] / x[6] - x[3] / x[5]) - q * (x[2] / x[6] - x[1] / x[5])
      d <- sapply(seq_along(x), function(i) {
        h <- 1e-4 * max(1, x[i])
        up <- down <- x
        up[i] <- up[i] + h
        down[i] <- down[i] - h
        (g(up) - g(down)) / (2 * h)
      })
      (b - q * a)^2 - qnorm(0.975)^2 * phi * sum(d^2 * x)
    }
    if (!is.null(number("weighted displacement", "displacement quotient"))) {
      q <- b / a
      reach <- 1
      while (away(q - reach) < 0) reach <- 2 * reach
      low <- uniroot(away, c(q - reach, q), tol = 1e-12)$root
      reach <- 1
      while (away(q + reach) < 0) reach <- 2 * reach
      put("weighted displacement", "displacement quotient", q, low, uniroot(away, c(q, q + reach), tol = 1e-12)$root)
    }
  }
  # Where do we stand: the days of the running phase up to the last one counted, against the same days of another phase or, without
  # a baseline, of the last year before the operation.
  sections <- unique(sapply(told, function(f) f$section))
  day <- as.Date(study$asOf) + 1
  running <- Filter(function(p) parse(p$period)[1] < day && parse(p$period)[2] >= day, operation$phases)
  tested <- character()
  if (length(running) == 1) {
    here <- c(parse(running[[1]]$period)[1], day)
    for (section in grep("^standing against ", sections, value = TRUE)) {
      label <- sub("^standing against ", "", section)
      reference <- Filter(function(p) p$label == label, operation$phases)
      span_of <- if (length(reference) == 1) parse(reference[[1]]$period)
        else if (length(baseline) == 0 && label != "the low") c(as.Date("1900-01-01"), now[1]) else next
      # The latest year in which some of these days lie in the reference.
      k <- 1
      while (k < 30 && !(years(here, k)[1] < span_of[2] && years(here, k)[2] > span_of[1])) k <- k + 1
      if (k == 30) next
      if (length(reference) == 0) while (years(here, k)[2] > span_of[2]) k <- k + 1
      before <- c(max(years(here, k)[1], span_of[1]), min(years(here, k)[2], span_of[2]))
      after <- years(before, -k)
      b <- count(of_focus, before)
      a <- count(of_focus, after)
      put(section, "before", b)
      put(section, "days before", days(before))
      put(section, "after", a)
      put(section, "days after", days(after))
      put(section, "ratio", a / days(after) / (b / days(before)))
      put(section, "ratio of all", a / days(after) / (b / days(before)))
      if (!is.null(number(section, "p"))) tested <- c(tested, section)
    }
    adjusted <- p.adjust(sapply(tested, function(section) number(section, "p")), "holm")
    for (i in seq_along(tested)) put(tested[i], "p adjusted", adjusted[[i]])
  }
  left_phase <- Filter(function(p) p$kind == "withdrawn", operation$phases)
  if (length(left_phase) > 0 && identical(left_phase[[1]], running[1][[1]]))
    put("watch", "seen", count(of_focus, c(parse(left_phase[[1]]$period)[1], day)))
  put("net", "earlier years", length(past))

  # A range by t and its p belong together: the width tells the standard error, and with the ratio the p.
  for (f in told) if (f$quantity == "ratio" && !is.null(f$from) && grepl("t of [0-9.]+", f$method)) {
    p <- number(f$section, "p")
    freedom <- as.numeric(sub(".*t of ([0-9.]+).*", "\\1", f$method))
    if (is.null(p) || f$number == 0) next
    error <- (log(f$to) - log(f$from)) / 2 / qt(1 - (1 - f$level) / 2, freedom)
    # Where the range is no narrower than the exact one of Poisson counts, p is no smaller than theirs.
    exact <- 0
    if (grepl("no narrower than Poisson", f$method)) {
      days <- c(number(f$section, "days before"), number(f$section, "days after"))
      counts <- c(number(f$section, "before"), number(f$section, "after"))
      tails <- sapply(c("less", "greater"), function(way) binom.test(counts[2], sum(counts), days[2] / sum(days), way)$p.value)
      exact <- min(1, 2 * tails)
    }
    put(f$section, "p", max(exact, 2 * pt(-abs(log(f$number)) / error, freedom)))
    # A range by year-to-year variation has the error of Poisson counts times the root of phi; years have no neighbours.
    if (grepl("year-to-year variation", f$method) && !is.null(number(f$section, "phi"))) {
      put(f$section, "phi", error^2 / (1 / number(f$section, "before") + 1 / number(f$section, "after")))
      put(f$section, "autocorrelation", 0)
    }
  }
  # A difference is the count less what the ratio leads one to expect, range and all.
  for (f in told) if (f$quantity == "ratio" && grepl("net by city$", f$section) && !is.null(f$from) && f$number > 0) {
    ring <- sub("^displacement, (.*), net by city$", "\\1", f$section)
    a <- if (f$section == "net by city") count(of_focus, now) else count(places[sapply(places, is_in, ring)], now)
    by <- function(ratio) a - a / ratio
    put(f$section, "difference", by(f$number), by(f$from), by(f$to))
  }

  same <- 0
  off <- character()
  left <- character()
  for (f in told) if (is.numeric(f$number)) {
    key <- paste(f$section, f$quantity, sep = ": ")
    mine <- computed[[key]]
    if (is.null(mine)) {
      left <- c(left, key)
      next
    }
    theirs <- c(f$number, if (length(mine) == 3) c(f$from, f$to))
    # Figures have 12 digits; derivatives and roots by numbers 7; p from a range whose t is given to 3 digits has 2.
    digits <- if (f$quantity == "p" || f$quantity == "phi" && length(mine) == 1 && grepl("^(reduction|elsewhere|displacement, [^,]*)$", f$section)) 2e-2 else if (length(mine) == 3) 1e-6 else 1e-10
    ok <- all(abs(mine[seq_along(theirs)] - theirs) <= digits * pmax(abs(theirs), 1e-6))
    if (ok) same <- same + 1 else off <- c(off, sprintf("%s: %s, here %s", key, paste(theirs, collapse = " "), paste(signif(mine, 9), collapse = " ")))
  }
  cat(sprintf("| %s | %d | %d | %d |\n", basename(folder), same, length(off), length(left)))
  for (line in off) cat("  differs:", line, "\n", file = stderr())
  left
}

folders <- commandArgs(trailingOnly = TRUE)
cat("| pack | figures the same | differ | not computed here |\n|---|---|---|---|\n")
left <- unlist(lapply(folders, one))
kinds <- sort(table(sub("^phase [0-9]+.*: ", "phase: ", sub("displacement, .*, net", "displacement, net", left))), decreasing = TRUE)
cat("\nNot computed here:", paste(names(kinds), collapse = "; "), "\n")
