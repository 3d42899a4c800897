# Prints psp-stats/src/test/resources/oracle/returns.csv: when a return began, and when its alarm was due, computed anew from the formulas.
#   Rscript docs/evidence/returns.R
# posterior: each course's own season by Newton's steps, its curvature by matrices, the grid of dispersion, fall and share summed.
# alarm: the running sum walks over cells, its chances by pnorm, the level's error by the five nodes of Gauss and Hermite.
digits <- function(x) formatC(x, digits = 17, width = 1, format = "g")
put <- function(set, what, at, value) cat(set, ",", what, ",", at, ",", paste(digits(value), collapse = " "), "\n", sep = "")
cat("# R", as.character(getRversion()), "stats (dnbinom, dpois, pnorm, matrices)\n")
cat("set,what,at,value\n")
total <- function(logs) max(logs) + log(sum(exp(logs - max(logs))))

posterior <- function(set, y, exposure, years, earlier, baseline, past, ramps) {
  phi <- c(1, 1.25, 1.5, 2, 2.5, 3, 4, 6, 9, 13, 20)
  high <- c((phi[-11] + phi[-1]) / 2, 24)
  belief <- c(0.8, log(high[-1] / c(1.1, high[2:10])) / sqrt(phi[-1]))
  P <- diag(c(16, 16, 156.25, 156.25))
  n <- length(y)
  t <- seq_len(n)
  W <- cbind(cos(2 * pi * years), sin(2 * pi * years), cos(4 * pi * years), sin(4 * pi * years))
  now <- earlier == 0
  seen <- c(sum(y[t <= baseline & now]), sum(y[t > baseline & t <= past & now])) + 0.5
  days <- c(sum(exposure[t <= baseline & now]), sum(exposure[t > baseline & t <= past & now]))
  centre <- log(seen[2] / days[2] * days[1] / seen[1])
  half <- 3.5 * sqrt(2 * sum(1 / seen))
  least <- min(0.88, max(0.01, 1 - exp(centre + half)))
  most <- min(0.98, max(least + 0.1, 1 - exp(centre - half)))
  falls <- least + (most - least) * (0:10 + 0.5) / 11
  parts <- max(6, min(40, ceiling(0.6 * falls[6] * sqrt(sum(y[t > past])))))
  shares <- (1:parts - 0.5) / parts
  factor_of <- function(ramp, fall, share) ifelse(t <= baseline, 1, 1 - fall + fall * share * c(rep(0, past), ramp))
  # The level of each year at its best, given the factor and the season.
  look <- function(season, f) {
    eta <- c(W %*% season)
    m <- exposure * f * exp(eta)
    value <- sum((y * (log(f) + eta))[y > 0])
    slope <- colSums(y * W)
    curve <- matrix(0, 4, 4)
    for (g in unique(earlier)) {
      own <- earlier == g
      s <- sum(y[own])
      if (s == 0) next
      p <- m[own] / sum(m[own])
      mean <- colSums(p * W[own, , drop = FALSE])
      value <- value - s * log(sum(m[own]))
      slope <- slope - s * mean
      curve <- curve + s * (crossprod(W[own, , drop = FALSE], p * W[own, , drop = FALSE]) - outer(mean, mean))
    }
    list(value = value, slope = slope, curve = curve, m = m)
  }
  season <- rep(0, 4)
  best <- -Inf
  logs <- matrix(0, nrow(ramps), 11)
  for (h in seq_len(nrow(ramps))) {
    for (step in seq_len(if (h == 1) 6 else 3)) {
      a <- look(season, factor_of(ramps[h, ], falls[6], 0.6))
      season <- season + pmax(-0.5, pmin(0.5, solve(a$curve / 1.5 + P, a$slope / 1.5 - c(P %*% season))))
    }
    tried <- if (all(ramps[h, ] == 0)) 0 else shares
    nodes <- c()
    for (fall in falls) for (share in tried) {
      a <- look(season, factor_of(ramps[h, ], fall, share))
      if (a$value > best) {
        best <- a$value
        means <- a$m
        for (g in unique(earlier)) means[earlier == g] <- a$m[earlier == g] * sum(y[earlier == g]) / sum(a$m[earlier == g])
      }
      nodes <- rbind(nodes, sapply(phi, function(p) {
        H <- a$curve / p + P
        g <- a$slope / p - c(P %*% season)
        a$value / p + sum(g * solve(H, g)) / 2 - c(season %*% P %*% season) / 2 - log(det(H)) / 2
      }))
    }
    logs[h, ] <- apply(nodes, 2, total) - log(length(tried))
  }
  # What does not depend on phi is left out of the likelihoods of counts.
  loose <- sum(lgamma(y + 1))
  for (i in 1:11) logs[, i] <- logs[, i] + log(belief[i]) + log(phi[i]) * length(unique(earlier)) / 2 - best / phi[i] +
    sum((if (i == 1) dpois(y, means, log = TRUE) else dnbinom(y, size = means / (phi[i] - 1), mu = means, log = TRUE))[means > 0]) + loose
  courses <- apply(logs, 1, total)
  put(set, "counts", "", y)
  put(set, "exposures", "", exposure)
  put(set, "years", "", years)
  put(set, "earlier", "", earlier)
  put(set, "parts", "", c(baseline, past))
  for (h in seq_len(nrow(ramps))) put(set, "ramp", h, ramps[h, ])
  put(set, "chances", "", exp(courses - total(courses)))
  put(set, "phi", "", sum(phi * exp(apply(logs, 2, total) - total(courses))))
  put(set, "fall", "", falls[6])
}
steps <- function(n) rbind(0, t(sapply(0:(n - 1), function(k) (0:(n - 1) >= k) * 1)), t(sapply(0:(n - 1), function(k) pmin(1, pmax(0, (0:(n - 1) - k + 0.5) / 4)))))
posterior("back", c(6, 4, 7, 5, 3, 6, 4, 5, 8, 5, 4, 6, 2, 1, 3, 2, 2, 4, 1, 2, 3, 2, 1, 3, 2, 1, 6, 5, 4, 7, 5, 6), rep(1, 32), (1:32 - 0.5) / 12,
  rep(0, 32), 12, 24, steps(8))
posterior("long", c(30, 22, 41, 17, 25, 36, 19, 44, 28, 33, 20, 15, 38, 26, 31, 49, 35, 27, 42, 30, 18, 37, 24, 29, 12, 9, 20, 7, 16, 11, 14, 25, 31, 22, 40),
  28 + (1:35 * 3) %% 4, (1:35 * 30.4 + 11) / 365.25, c(rep(1, 12), rep(0, 23)), 24, 30, steps(5))
posterior("wild", c(0, 19, 3, 40, 1, 0, 25, 8, 0, 0, 4, 0, 0, 9, 0, 1, 0, 30, 2, 0), rep(c(7, 6), 10), (1:20 - 0.5) / 52, rep(0, 20), 10, 16, steps(4))

alarm <- function(set, holding, phi, seen, year, ramp, rise) {
  nodes <- c(-2.8569700138728056, -1.355626179974266, 0, 1.355626179974266, 2.8569700138728056)
  weights <- c(0.011257411327720693, 0.2220759220056126, 8 / 15, 0.2220759220056126, 0.011257411327720693)
  error <- sqrt(phi / seen)
  # Sixty cells, the thirty-ninth from below about 0, twenty above it up to the limit; the lowest takes all that lies below.
  walk <- function(limit, ramp, rise, periods) rowSums(sapply(1:5, function(q) {
    width <- limit / 20.5
    middles <- (-39:20) * width
    mass <- (1:60 == 40) * 1
    first <- numeric(periods)
    for (t in seq_len(periods)) {
      mean <- holding[t] * (1 + rise * ramp[t])
      sd <- sqrt(phi * mean)
      drift <- mean * max(0, 1 + nodes[q] * error) - holding[t]
      first[t] <- sum(mass * pnorm(limit - middles, drift, sd, lower.tail = FALSE))
      upper <- outer(middles, middles + width / 2, function(a, b) pnorm(b - a, drift, sd))
      mass <- c(mass %*% cbind(upper[, 1], upper[, -1] - upper[, -60]))
    }
    weights[q] * first
  }))
  scale <- sqrt(phi * sum(holding) + error^2 * sum(holding)^2)
  limit <- uniroot(function(l) sum(walk(l, 0 * ramp, 0, year)) - 0.1, c(0.05, 8) * scale, tol = 1e-10)$root
  put(set, "alarm", "", c(phi, seen, year, rise))
  put(set, "holding", "", holding)
  put(set, "ramp", "alarm", ramp)
  put(set, "limit", "", limit)
  put(set, "first", "", rowMeans(sapply(c(1, 3, 5) / 6, function(share) walk(limit, ramp, rise * share, length(holding)))))
}
alarm("even", rep(25, 14), 1.5, 300, 12, pmin(1, pmax(0, (0:13 - 2.5) / 4)), 0.7)
alarm("uneven", c(4, 7, 3, 9, 6, 2), 3.2, 40, 4, c(0, 1, 1, 1, 1, 1), 1.6)
