# Prints psp-stats/src/test/resources/oracle/levels.csv: how levels move in invented cities, computed anew from the formulas of the Javadoc.
#   Rscript docs/evidence/levels.R
# The filter by its matrices, variances of a window by double sums, counts by dnbinom and pnbinom, limits by uniroot, a penalized fit by
# Newton's steps. Donors need no search here: all zones are of like size, or their neighbours stand in one order.
digits <- function(x) formatC(x, digits = 17, width = 1, format = "g")
put <- function(set, what, at, value) cat(set, ",", what, ",", at, ",", paste(digits(value), collapse = " "), "\n", sep = "")
cat("# R", as.character(getRversion()), "stats (dnbinom, pnbinom, uniroot, quantile, matrices)\n")
cat("set,what,at,value\n")

tau <- 0.4
grid <- expand.grid(scatter = c(1, 1.3, 1.7, 2.4), memory = c(0, 0.006, 0.02, 0.06, 0.16), walk = c(0.0005, 0.002, 0.006, 0.018, 0.055))
prior <- -(log(grid$walk / 0.004)^2 + ((grid$memory - 0.01) / 0.03)^2 + ((grid$scatter - 1.2) / 0.3)^2) / 2

# Periods are numbered from 0, as in Java.
part <- function(y, from, to) sum(y[(from + 1):to])
trial <- function(area, rest, first, until, origin, end, tick) {
  block <- max(1, round(0.25 / tick))
  most <- max(0, (until - first) %/% block)
  starts <- if (most > 0) until - (most:1) * block else integer()
  y <- sapply(starts, function(s) part(area, s, s + block))
  r <- sapply(starts, function(s) part(rest, s, s + block))
  keep <- r > 0 & y >= 0
  y <- y[keep]; r <- r[keep]; at <- ((starts + block / 2) * tick)[keep]
  constant <- max(sum(y), 0.5) / sum(r)
  last <- at[length(at)]
  from <- seq(origin, end - 1, by = block)
  to <- pmin(end, from + block)
  w <- mapply(function(a, b) part(rest, a, b), from, to)
  list(y = y, r = r, at = at, constant = constant, least = max(0.05, 0.5 / max(sum(y), 0.5)), last = last,
    ahead = (from + to) / 2 * tick - last, w = w / sum(w), rest = sum(w), counted = part(area, origin, end), usable = length(y) > 0 && sum(w) > 0)
}
clamp <- function(v) min(4, max(0.2, v))
filter_states <- function(t, law) {
  m <- c(1, 0)
  P <- diag(c(4, law$memory))
  H <- matrix(c(1, 1), 1)
  for (i in seq_along(t$y)) {
    if (i > 1) {
      gap <- t$at[i] - t$at[i - 1]
      kept <- exp(-gap / tau)
      Q <- diag(c(law$walk * gap * clamp(m[1])^2, law$memory * (1 - kept^2)))
      F <- diag(c(1, kept))
      m <- F %*% m
      P <- F %*% P %*% t(F) + Q
    }
    e <- t$constant * t$r[i]
    guess <- if (i == 1) 1 else clamp(sum(m))
    f <- (H %*% P %*% t(H))[1] + law$scatter * (guess / e + guess^2 / t$r[i])
    K <- P %*% t(H) / f
    m <- m + K * (t$y[i] / e - sum(m))
    P <- P - K %*% H %*% P
  }
  list(m = c(m), P = P)
}
forecast <- function(t, law) {
  s <- filter_states(t, law)
  a <- t$ahead
  carry <- sum(t$w * exp(-a / tau))
  ww <- outer(t$w, t$w)
  walked <- sum(ww * outer(a, a, pmin))
  recalled <- sum(ww * (exp(-abs(outer(a, a, "-")) / tau) - exp(-outer(a, a, "+") / tau)))
  level <- max(s$m[1], t$least)
  share <- max(t$least, level + carry * s$m[2])
  v <- c(1, carry) %*% s$P %*% c(1, carry) + law$walk * level^2 * walked + law$memory * recalled
  c(share * t$constant * t$rest, v / share^2 + law$scatter / t$rest)
}
forecasts <- function(t, laws) t(sapply(seq_len(nrow(laws)), function(g) forecast(t, laws[g, ])))

size_of <- function(m, v) m^2 / pmax(v - m, 1e-6 * m)
past <- function(area, rest, origins, design) {
  trials <- lapply(origins, function(o) trial(area, rest, max(design$since, o - design$history), o - design$lag, o, o + design$window, design$tick))
  usable <- sapply(trials, function(t) t$usable)
  trials <- trials[usable]
  cells <- lapply(trials, forecasts, grid)
  log <- rep(0, nrow(grid))
  for (i in seq_along(trials)) {
    m <- cells[[i]][, 1]
    v <- grid$scatter * m + m^2 * cells[[i]][, 2]
    log <- log + dnbinom(trials[[i]]$counted, size = size_of(m, v), mu = m, log = TRUE) / max(1, design$window / design$step)
  }
  highest <- sapply(origins[usable], function(o) {
    last <- o - design$step * ceiling((design$window + design$lag) / design$step)
    from <- seq(last, by = -design$step, length.out = 50)
    from <- from[from >= design$since]
    sums <- sapply(from, function(s) part(area, s, s + design$window))
    length(sums) >= 3 && all(sums[-1] < sums[1])
  })
  list(trials = trials, cells = cells, log = log, highest = highest)
}
origins <- function(design) {
  back <- ceiling((design$origin + design$window - design$end) / design$step)
  least <- design$since + design$lag + (if (is.infinite(design$history)) round(1 / design$tick) else design$history)
  o <- design$origin - design$step * (back + 0:99)
  o[o >= least]
}
mix <- function(log) {
  best <- order(-log, seq_along(log))[1:8]
  w <- exp(log[best] - log[best[1]])
  list(laws = best, w = w / sum(w))
}
law_of <- function(mixture, cells, scale = 1, scatter = grid$scatter[mixture$laws]) list(w = mixture$w, m = cells[, 1], relative = cells[, 2], scatter = scatter, scale = scale)
variances <- function(p, m) pmax(m * 1.000001, pmin(pmax(p$scatter * m, m + m^2), p$scale * (p$scatter * m + m^2 * p$relative)))
mean_of <- function(p) sum(p$w * p$m)
variance_of <- function(p) sum(p$w * (variances(p, p$m) + (p$m - mean_of(p))^2))
mid <- function(p, k, effect = 1) {
  m <- p$m * effect
  size <- m^2 / (variances(p, m) - m)
  sum(p$w * (pnbinom(k - 1, size = size, mu = m) + pnbinom(k, size = size, mu = m)) / 2)
}
effect <- function(p, k, chance) if (k == 0 && chance > 0.5) 0 else exp(uniroot(function(l) mid(p, k, exp(l)) - chance, log((k + 0.5) / mean_of(p)) + c(-6, 6), tol = 1e-12)$root)
seen <- function(p, level, power) {
  k <- 1
  while (mid(p, k) <= (1 + level) / 2) k <- k + 1
  beyond <- function(l) {
    m <- p$m * exp(l)
    sum(p$w * pnbinom(k - 1, size = m^2 / (variances(p, m) - m), mu = m, lower.tail = FALSE))
  }
  exp(uniroot(function(l) beyond(l) - power, c(0, 6), tol = 1e-12)$root)
}
total_of <- function(city, zones) colSums(city[zones + 1, , drop = FALSE])

likely <- function(city, excluded, donors, design) {
  all <- colSums(city)
  pasts <- lapply(donors, function(z) past(total_of(city, z), all - total_of(city, z), origins(design), design))
  back <- max(design$since, design$end - 5 * round(1 / design$tick))
  means <- rowSums(city[, (back + 1):design$end]) / ((design$end - back) * design$tick)
  size <- mean(sapply(donors, function(z) sum(means[z + 1])))
  weight <- if (length(donors) < 8) 0 else min(1, sum(means[-(excluded + 1)]) / size / length(donors))
  told <- rowSums(sapply(pasts, function(p) p$log))
  list(pasts = pasts, weight = weight, told = told, pooled = mix(prior + weight * told))
}
square <- function(p, counted) (counted - mean_of(p))^2 / variance_of(p)
misses <- function(past, mixture) c(sum(sapply(seq_along(past$trials), function(i)
  square(law_of(mixture, past$cells[[i]][mixture$laws, ]), past$trials[[i]]$counted))), length(past$trials))

net <- function(set, city, zones, donors, since, until, from, end, counts) {
  tick <- 1 / 12
  window <- end - from
  design <- list(origin = from, window = window, lag = from - until, since = since, history = Inf, step = 12 * max(1, ceiling(window / 12)), end = until, tick = tick)
  area <- total_of(city, zones)
  rest <- colSums(city) - area
  like <- likely(city, zones, donors, design)
  own <- past(area, rest, origins(design), design)
  mixture <- mix(prior + 0.4 * like$weight * like$told + own$log)
  all <- c(0, 0)
  for (i in seq_along(donors)) {
    d <- total_of(city, donors[[i]])
    t <- trial(d, colSums(city) - area - d, since, until, from, end, tick)
    all <- all + c(square(law_of(like$pooled, forecasts(t, grid[like$pooled$laws, ])), t$counted), 1) + misses(like$pasts[[i]], like$pooled)
  }
  all <- all * like$weight
  donor_scale <- (all[1] + 8) / (all[2] + 8)
  mine <- misses(own, mixture)
  scale <- (6 * donor_scale + mine[1]) / (6 + mine[2])
  t <- trial(area, rest, since, until, from, end, tick)
  p <- law_of(mixture, forecasts(t, grid[mixture$laws, ]), scale)
  put(set, "ask", "", c(zones[1], length(zones), since, until, from, end))
  put(set, "expected", "", mean_of(p))
  put(set, "scale", "", scale)
  put(set, "donors", "", length(donors))
  for (k in counts) put(set, "answer", k, c(effect(p, k, 0.975), effect(p, k, 0.025), mid(p, k)))
  put(set, "rise", "", seen(p, 0.95, 0.8) - 1)
  put(set, "rise99", "", seen(p, 0.99, 0.5) - 1)
  for (high in c(FALSE, TRUE)) {
    ratios <- c(); fell <- 0; rose <- 0
    for (q in like$pasts) for (i in seq_along(q$trials)) {
      if (high && !q$highest[i]) next
      told <- law_of(like$pooled, q$cells[[i]][like$pooled$laws, ], donor_scale)
      ratios <- c(ratios, q$trials[[i]]$counted / mean_of(told))
      chance <- mid(told, q$trials[[i]]$counted)
      fell <- fell + (chance < 0.05)
      rose <- rose + (chance > 0.95)
    }
    put(set, if (high) "high" else "placebos", "", c(length(ratios), fell, rose, sort(ratios)))
  }
}

line <- function(set, city, zones, donors, from, leaving, looks) {
  tick <- 1 / 12
  area <- total_of(city, zones)
  rest <- colSums(city) - area
  length <- leaving - from
  design <- list(origin = leaving, window = 12, lag = 0, since = 0, history = length, step = 3, end = leaving, tick = tick)
  like <- likely(city, zones, donors, design)
  laws <- grid[like$pooled$laws, ]
  largest <- c()
  for (z in donors) for (o in seq(leaving - 12, length, by = -3)) {
    d <- total_of(city, z)
    scores <- sapply(3:12, function(k) {
      t <- trial(d, colSums(city) - d, o - length, o, o, o + k, tick)
      p <- law_of(like$pooled, forecasts(t, laws))
      (t$counted - mean_of(p)) / sqrt(variance_of(p)) / (1 + 0.2 * (12 - k) / 12)
    })
    largest <- c(largest, max(scores))
  }
  effective <- max(1, (leaving - length) / 12) * like$weight * length(donors)
  threshold <- (effective * quantile(largest, 0.9, names = FALSE) + 20 * 1.6) / (effective + 20)
  put(set, "line", "", c(from, leaving, threshold, length(largest)))
  for (i in 1:8) put(set, "law", i - 1, c(unlist(laws[i, c("walk", "memory", "scatter")]), like$pooled$w[i]))
  put(set, "scatter", "", sum(like$pooled$w * laws$scatter))
  put(set, "moved", "", sum(like$pooled$w * (laws$walk * 1.5 + 2 * laws$memory * (1 - exp(-1.5 / tau)))))
  a <- c(area[(from + 1):leaving], rep(0, 12))
  r <- rest[(from + 1):(leaving + 12)]
  for (k in looks) {
    p <- law_of(like$pooled, forecasts(trial(a, r, 0, length, length, length + k, tick), laws))
    put(set, "look", k, c(mean_of(p), sqrt(variance_of(p)) * (1 + 0.2 * (12 - k) / 12)))
  }
  # A course at given normal numbers: level and memory after the last block, then month by month.
  n <- sin(1:26)
  t <- trial(a, r, 0, length, length, length + 12, tick)
  for (l in c(1, 3)) {
    law <- laws[l, ]
    s <- filter_states(t, law)
    root <- t(chol(s$P + diag(1e-300, 2)))
    state <- s$m + root %*% n[1:2]
    course <- numeric(12)
    for (k in 1:12) {
      years <- if (k == 1) length * tick - t$last + tick / 2 else tick
      kept <- exp(-years / tau)
      state <- c(state[1] + sqrt(law$walk * years) * max(0.05, s$m[1]) * n[1 + 2 * k], kept * state[2] + sqrt(law$memory * (1 - kept^2)) * n[2 + 2 * k])
      course[k] <- max(0.05, sum(state)) * t$constant * r[length + k]
    }
    put(set, "course", l - 1, course)
  }
}

yearly <- function(set, own, rest, like, lag) {
  phi <- c(1, 1.3, 1.7, 2.2, 2.8, 3.6)
  move <- c(0.0005, 0.0009, 0.0016, 0.003, 0.005, 0.009, 0.017, 0.03, 0.055, 0.1, 0.18, 0.32, 0.58)
  g <- expand.grid(phi = phi, tau = move)
  told <- function(y, other) {
    n <- length(y)
    if (n <= lag) return(rep(0, nrow(g)))
    late <- (lag + 1):n
    d <- log((y[late] + 0.5) / (y[late - lag] + 0.5))
    p <- 1 / (y[late] + 0.5) + 1 / (y[late - lag] + 0.5)
    if (!is.null(other)) {
      d <- d - log((other[late] + 0.5) / (other[late - lag] + 0.5))
      p <- p + 1 / (other[late] + 0.5) + 1 / (other[late - lag] + 0.5)
    }
    sapply(seq_len(nrow(g)), function(i) sum(dnorm(d, 0, sqrt(g$phi[i] * p + g$tau[i]), log = TRUE)))
  }
  log <- dnorm(log(g$tau), log((if (is.null(rest)) 0.015 else 0.008) * (1 + lag) / 2), 1, log = TRUE) + dnorm(g$phi, 1.2, 0.6, log = TRUE) + told(own, rest) / lag
  changes <- sum(unlist(lapply(like, function(y) max(0, length(y) - lag))))
  if (changes > 0) log <- log + 2 * Reduce(`+`, lapply(like, told, NULL)) / changes
  w <- exp(log - max(log))
  w <- w / sum(w)
  for (p in c(1e-4, 0.05, 5)) {
    v <- g$phi * p + g$tau
    mean <- sum(w * v)
    put(set, "variance", p, c(mean, max(3, min(1000, 2 * mean^2 / sum(w * (v - mean)^2)))))
  }
  by <- cumsum(tapply(w, g$tau, sum))
  for (chance in c(0.1, 0.5, 0.9)) put(set, "moved", chance, move[which(by >= chance)[1]])
}

holding <- function(set, before, held, year, beside, next_one, counts) {
  phi <- c(1, 1.25, 1.5, 2, 2.5, 3, 4, 6, 9, 13, 20, 30, 45, 70, 105, 160, 240, 360, 540, 800, 1200)
  penalty <- c(16, 16, 156.25, 156.25)
  waves <- function(from, to) { a <- 2 * pi * (from + to) / 2 / year; cbind(cos(a), sin(a), cos(2 * a), sin(2 * a)) }
  all <- rbind(before, held)
  y <- all$count
  early <- seq_len(nrow(all)) <= nrow(before)
  years <- 0
  at <- rep(1, nrow(all))
  if (nrow(before) > 0) {
    back <- floor((before$to[nrow(before)] - (before$from + before$to) / 2) / year)
    years <- 1 + back[1]
    at <- c(1 + back, rep(years + 1, nrow(held)))
  }
  X <- cbind(waves(all$from, all$to), outer(at, 1:(years + 1), "==") * 1)
  n <- ncol(X)
  by <- function(v) sapply(1:(years + 1), function(l) sum(v[at == l]))
  start <- log((by(y) + 0.5) / pmax(by(all$exposure), 1))
  b <- c(rep(0, 4), start)
  for (step in 1:200) {
    mu <- all$exposure * exp(c(X %*% b))
    less <- if (beside) 1 + exp(b[4 + at]) else 1
    half <- 0.5 * exp(b[-(1:4)] - start)
    I <- crossprod(X, X * mu / less) + diag(c(rep(0, 4), half))
    score <- c(crossprod(X, (y - mu) / less)) + c(rep(0, 4), 0.5 - half) - c(1.3 * penalty * b[1:4], rep(0, years + 1))
    b <- b + solve(I + diag(c(1.3 * penalty, rep(0, years + 1))), score)
  }
  stopifnot(max(abs(score)) < 1e-9)
  upper <- ifelse(seq_along(phi) %in% c(11, 21), 1.2 * phi, (phi + c(phi[-1], NA)) / 2)
  before_seen <- c(0.8, log(upper[-1] / c(1.1, upper[2:20])) / sqrt(phi[-1]))
  beyond <- function(k, m, p) sum(dnbinom(k, size = m / (p - 1), mu = m, log = TRUE) - dpois(k, m, log = TRUE))
  per_tick <- 1
  if (beside) {
    both <- ((by(y) + by(all$exposure) + 0.5) / by(all$to - all$from))[at] * (all$to - all$from)
    other <- both / (1 + exp(c(X %*% b)))
    mu <- both - other
    per_tick <- (by(all$exposure)[years + 1] + 0.5) / by(all$to - all$from)[years + 1]
  }
  log <- rep(-Inf, 21)
  for (i in 1:21) if (i <= 11 || log[i - 1] > log[i - 2] && log[i - 1] > log[1] + 5)
    log[i] <- log(before_seen[i]) + (years + 3) / 2 * log(phi[i]) + (if (i == 1) 0 else
      beyond(y, mu, phi[i]) + (if (beside) beyond(all$exposure, other, phi[i]) - beyond(y + all$exposure, both, phi[i]) else 0))
  w <- exp(log - max(log)); w <- w / sum(w)
  mean_phi <- sum(w * phi)
  precision <- function(p) I + diag(c(p * penalty, rep(0, years + 1)))
  covariance <- function(p) p * solve(precision(p))
  put(set, "fit", "", c(nrow(before), year, beside * 1))
  for (i in seq_len(nrow(all))) put(set, "spell", i, unlist(all[i, ]))
  put(set, "coefficients", "", b)
  put(set, "weights", "", w)
  put(set, "phi", "", mean_phi)
  put(set, "pertick", "", per_tick)
  C <- covariance(mean_phi)
  careful <- w * c(log(1.1) / 0.8, sqrt(phi[-1]) * phi[-1]^((2 - sum(penalty * diag(C)[1:4])) / 2))
  put(set, "cautious", "", careful / sum(careful))
  put(set, "variances", "", diag(C))
  last <- b[n]
  rise <- if (years > 0) max(1, exp(b[5] - last)) else 1
  s <- waves(next_one[1], next_one[2])
  m <- next_one[3] * exp(last + c(s %*% b[1:4]))
  put(set, "next", "", next_one)
  put(set, "mean", "", m)
  x <- function(share) { v <- c(s, rep(0, years + 1)); f <- if (rise > 1) share * rise / (1 + share * (rise - 1)) else 0; v[n] <- 1 - f; if (f > 0) v[5] <- f; v }
  put(set, "row", "0.4", x(0.4))
  doubt <- sapply(phi, function(p) c(x(0) %*% covariance(p) %*% x(0)))
  put(set, "doubt", "", doubt)
  keep <- w >= 1e-6
  v <- 1 / (0.03^2 + doubt[keep] + (phi[keep] - 1) / m)
  above <- function(k) sum(w[keep] * pnbinom(k, size = v, mu = m, lower.tail = FALSE)) / sum(w[keep])
  for (k in counts) put(set, "above", k, above(k))
  low <- 0; while (above(low) >= 0.975) low <- low + 1
  high <- low; while (above(high) > 0.025) high <- high + 1
  put(set, "limits", "", c(low, high))
  harmonics <- function(rows) { o <- all[rows, ]; z <- waves(o$from, o$to); e <- o$exposure * exp(c(z %*% b[1:4])); colSums(z * e) / sum(e) }
  d <- harmonics(1:3) - harmonics(4:9)
  put(set, "season", "", c(d %*% C[1:4, 1:4] %*% d))
  # A year of watching that begins where the past ends: the score of a step by generalized least squares, referred to its predictive law.
  ratio <- if (beside) exp(last) else 0
  for (share in if (rise > 1) c(0, 0.25) else 0) {
    f <- 1 + share * (rise - 1)
    less <- 1 + ratio * f
    k <- 0:11
    from <- max(all$to) + floor(k * year / 12 + 0.5)
    to <- max(all$to) + floor((k + 1) * year / 12 + 0.5)
    Z <- waves(from, to)
    up <- if (rise > 1) share * rise / f else 0
    R <- cbind(Z, matrix(0, 12, years + 1))
    R[, n] <- 1 - up
    if (up > 0) R[, 5] <- up
    mus <- f * (to - from) * per_tick * exp(last + c(Z %*% b[1:4]))
    seen <- 3 + (k * 5) %% 7 + round(mus * 1.3)
    sums <- function(looks) {
      r <- R[1:looks, , drop = FALSE]; m <- mus[1:looks]; y <- seen[1:looks]
      M <- crossprod(r, r * m); v <- colSums(r * m)
      e <- solve(precision(mean_phi) + M / less, v / less)
      total <- sum(m) - sum(v * e)
      scale <- sum(m) / total
      list(expected = sum(m), weights = scale * (1 - c(r %*% e)), weighted = sum(y * scale * (1 - c(r %*% e))), known = total / mean_phi / less,
        variance = sum(m * (scale * (1 - c(r %*% e)))^2), slope = scale * c(v - M %*% e))
    }
    information <- function(a) 1 / (1 / a$known + 0.03^2)
    used <- which(w >= 1e-3)
    centre <- function(a) a$expected + ratio * f / 2
    tail_of <- function(a, sum) sum(sapply(used, function(i) {
      scale <- phi[i] * a$variance / a$expected
      doubt <- 0.03^2 + phi[i] * c(a$slope %*% solve(precision(phi[i])) %*% a$slope) / centre(a)^2 + ratio * f * scale / centre(a)
      odds <- centre(a) / scale * doubt
      w[i] * pbeta(odds / (1 + odds), (sum + 0.5) / scale, 1 / doubt)
    })) / sum(w[used])
    end <- information(sums(12))
    put(set, "year", share, seen)
    at_end <- sums(12)$expected / mean_phi / less
    put(set, "plan", share, c(end, min(12, at_end), max(0, 1 - end / at_end)))
    for (looks in c(1, 5, 12)) {
      a <- sums(looks)
      put(set, "look", share * 100 + looks / 1000, c(looks, a$expected, information(a), -qnorm(tail_of(a, a$weighted)), a$weights[1],
        if (a$weighted > 0) uniroot(function(sum) -qnorm(tail_of(a, sum)) - 1.4, c(0, 40 * a$expected + 40), tol = 1e-11)$root else NA))
    }
  }
  normals <- cos(1:n)
  put(set, "drawn", "plain", b + c(t(chol(covariance(2))) %*% normals))
  if (years > 0) {
    # Told of a fall, by adding its information to the precision of the normal law.
    contrast <- rep(0, n); contrast[n] <- 1; contrast[5] <- -1
    P <- solve(covariance(2))
    S <- solve(P + outer(contrast, contrast) / 0.25^2)
    put(set, "drawn", "told", c(S %*% (P %*% b + contrast * -0.5 / 0.25^2)) + c(t(chol(S)) %*% normals))
  }
}
spells <- function(from, length, n, exposure, count) data.frame(from = from + length * (0:(n - 1)), to = from + length * (1:n), exposure = exposure, count = count)
holding("months", spells(-24, 1, 24, 1, 12 + (0:23 * 7) %% 10 + round(5 * cos(0:23 / 2))), spells(0, 1, 9, 1, c(6, 9, 4, 8, 12, 5, 7, 3, 9)), 12, FALSE, c(9, 10, 1), c(0, 4, 7, 15))
holding("days", spells(-700, 28, 25, rep(c(28, 28, 27, 20, 28), 5), 20 + (0:24 * 11) %% 17), spells(0, 28, 12, 28, c(14, 30, 9, 22, 12, 8, 31, 5, 18, 12, 3, 16)), 365.25, FALSE, c(336, 364, 28), c(3, 12, 40))
holding("alone", spells(-5, 1, 1, 1, 0)[0, ], spells(2, 1, 14, 1, c(0, 2, 1, 0, 0, 3, 1, 0, 5, 0, 0, 1, 2, 0)), 12, FALSE, c(16, 17, 1), c(0, 2, 6))
holding("wild", spells(-12, 1, 12, 1, c(3, 90, 140, 2, 60, 210, 5, 0, 130, 8, 75, 160)), spells(0, 1, 12, 1, c(20, 300, 150, 5, 260, 12, 0, 180, 90, 310, 2, 140)), 12, FALSE, c(12, 13, 1), c(10, 130, 400))
holding("beside", spells(-24, 1, 24, 90 + (0:23 * 13) %% 31, 22 + (0:23 * 7) %% 16), spells(0, 1, 9, c(101, 92, 118, 107, 96, 88, 120, 111, 99), c(12, 25, 9, 19, 22, 11, 8, 24, 13)), 12, TRUE, c(9, 10, 104), c(5, 16, 30))

month <- 0:95
plain <- function(zones, least, spread) t(sapply(0:(zones - 1), function(z) least + (z * 7 + month * 5 + z * month * 3 + month %/% 7) %% spread))
city <- plain(12, 4, 11)
city[1, 85:96] <- city[1, 85:96] %/% 2
city[2, 37:96] <- city[2, 37:96] + 3
city[6, ] <- city[6, ] + (month %/% 6) %% 4
chain <- plain(20, 2, 6)
for (z in 0:11) put("city", "zone", z, city[z + 1, ])
for (z in 0:19) put("chain", "zone", z, chain[z + 1, ])
single <- as.list(1:11)
net("city", city, 0, single, 0, 84, 84, 93, c(0, 30, 60, 81, 120))
net("lag", city, 0, single, 12, 75, 87, 96, c(40, 80, 110))
net("long", city, 3, as.list(c(0:2, 4:11)), 0, 78, 78, 96, c(120, 200))
net("chain", chain, 0:1, lapply(2:18, function(k) c(k, k + 1)), 0, 84, 84, 96, c(60, 108, 160))
line("city", city, 0, single, 72, 84, c(3, 7, 12))
line("short", city, 3, as.list(c(0:2, 4:11)), 79, 84, c(3, 12))
yearly("own", c(40, 52, 31, 47, 66, 38, 45), NULL, list(), 1)
yearly("lagged", c(40, 52, 31, 47, 66, 38, 45), NULL, list(), 2)
yearly("like", c(40, 52, 31), NULL, list(c(80, 75, 99, 60), c(20, 22, 14, 31), c(9)), 1)
yearly("share", c(40, 52, 31, 47, 66, 38, 45), c(400, 480, 350, 420, 610, 450, 440), list(), 1)
yearly("unknown", numeric(), NULL, list(), 1)
