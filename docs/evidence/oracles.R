# Prints psp-stats/src/test/resources/oracle/glm_nb.csv, glm_separation.csv or glm_ar1.csv, what R says of a few invented series.
#   Rscript docs/evidence/oracles.R nb          needs MASS
#   Rscript docs/evidence/oracles.R separation
#   Rscript docs/evidence/oracles.R ar1         needs MASS
# nb: glm.nb, its theta held for the limits as MASS's confint does; lo and hi by uniroot, spline_lo and spline_hi by confint.
# separation: poisson glm run for 12 and for 24 steps; a coefficient that is still on its way is infinite.
# ar1: with M the residual maker of the weighted design and R = rho^|i-j|, rho is where sum(L * MRM) / tr(MRM) is what the Pearson
#   residuals show (L the pairs of neighbours), 0 if that is below 0 and 0.98 if above, phi their square over tr(MRM), the freedom tr(MRM) / (sum(R^2) / n),
#   the variance of a coefficient phi a'Ra with a its row of (X'WX)^-1 X'W^(1/2); HC0 and HC3 by their matrices.
suppressPackageStartupMessages(library(MASS))
digits <- function(x) ifelse(is.na(x), "NA", formatC(x, digits = 17, width = 1, format = "g"))
step <- function(n, from, to = n) as.numeric(seq_len(n) > from & seq_len(n) <= to)

nb <- function() {
  cat("# R", as.character(getRversion()), "stats (glm, uniroot), MASS", as.character(packageVersion("MASS")), "(glm.nb, confint)\n")
  cat("set,counts,from,term,estimate,se,theta,lo,hi,spline_lo,spline_hi\n")
  sets <- list(
    even = c(12, 30, 8, 25, 14, 3, 19, 41, 9, 16, 22, 5, 11, 2, 7, 18, 4, 9, 1, 13, 6, 3, 10, 5),
    few = c(0, 3, 0, 1, 0, 0, 5, 0, 2, 0, 0, 1, 0, 0, 4, 0, 0, 0, 0, 1, 0, 7, 0, 0),
    wild = c(1, 90, 0, 4, 33, 2, 0, 150, 7, 0, 1, 12, 40, 0, 260, 3, 0, 18, 1, 75),
    large = c(1500, 900, 2100, 1300, 1750, 1100, 800, 640, 1020, 450, 700, 980))
  for (set in names(sets)) {
    y <- sets[[set]]
    from <- length(y) / 2
    x <- cbind(1, step(length(y), from))
    fit <- glm.nb(y ~ x - 1, control = glm.control(epsilon = 1e-11, maxit = 500))
    theta <- fit$theta
    family <- negative.binomial(theta)
    lost <- function(j, b) {
      other <- glm(y ~ x[, -j] - 1, family = family, offset = b * x[, j], epsilon = 1e-13, maxit = 500)
      other$deviance - fit$deviance - qchisq(0.95, 1)
    }
    spline <- suppressMessages(confint(fit))
    for (j in 1:2) {
      b <- coef(fit)[[j]]
      se <- sqrt(vcov(fit)[j, j])
      root <- function(side) uniroot(function(v) lost(j, v), sort(b + side * se * c(0.5, 6)), tol = 1e-13)$root
      cat(set, paste(y, collapse = " "), from, c("(Intercept)", "after")[j],
        digits(c(b, se, theta, root(-1), root(1), spline[j, ])), sep = ",")
      cat("\n")
    }
  }
}

separation <- function() {
  cat("# R", as.character(getRversion()), "stats (glm, poisson, 12 and 24 steps)\n")
  cat("set,counts,columns,term,way,estimate\n")
  sets <- list(
    none_before = list(c(0, 0, 0, 0, 0, 3, 2, 4, 1, 3), list(step(10, 5))),
    none_after = list(c(4, 2, 6, 3, 5, 0, 0, 0, 0, 0), list(step(10, 5))),
    one_only = list(c(0, 0, 0, 0, 0, 0, 0, 1, 0, 0), list(step(10, 5))),
    overlap = list(c(9, 12, 8, 7, 5, 11, 0, 0, 0, 14, 9, 12), list(step(12, 3, 9), step(12, 6), step(12, 6, 9))),
    difference = list(c(4, 6, 3, 5, 4, 6, 0, 0), list(0:7, c(0:5, 7, 9))),
    zeros_apart = list(c(0, 3, 0, 2, 0, 1, 0, 4, 0, 0, 2, 1), list(step(12, 6), (0:11) / 12)),
    late_phase = list(c(5, 3, 6, 4, 2, 3, 1, 2, 0, 0, 0, 0), list(step(12, 4), step(12, 8))))
  for (set in names(sets)) {
    y <- sets[[set]][[1]]
    columns <- sets[[set]][[2]]
    x <- do.call(cbind, c(list(1), columns))
    run <- function(steps) suppressWarnings(
      coef(glm(y ~ x - 1, family = poisson, control = glm.control(epsilon = 1e-300, maxit = steps))))
    short <- run(12)
    long <- run(24)
    gone <- abs(long - short) > 1
    for (j in seq_along(long)) {
      way <- if (!gone[j]) "finite" else if (long[j] > 0) "plus" else "minus"
      cat(set, paste(y, collapse = " "), paste(sapply(columns, function(v) paste(digits(v), collapse = " ")), collapse = ";"),
        c("(Intercept)", paste0("x", seq_along(columns)))[j], way, digits(if (gone[j]) NA else long[[j]]), sep = ",")
      cat("\n")
    }
  }
}

ar1 <- function() {
  cat("# R", as.character(getRversion()), "stats (glm, uniroot, matrices), MASS", as.character(packageVersion("MASS")), "(glm.nb)\n")
  cat("set,counts,column,family,term,rho,phi,freedom,ar1,hc0,hc3\n")
  tide <- c(4, 5, 9, 12, 14, 11, 9, 6, 3, 2, 4, 6, 10, 15, 13, 9, 5, 4, 2, 3, 3, 7, 8, 12)
  sets <- list(
    tide = list(tide, step(24, 12)),
    climb = list(c(2, 3, 3, 5, 4, 6, 9, 12, 10, 14, 13, 9, 8, 7, 5, 3, 4, 2, 1, 0), (0:19) / 12),
    mild = list(c(4, 17, 22, 9, 16, 2, 5, 3, 8, 21, 12, 20, 15, 29, 14, 4, 7, 1, 3, 2, 6, 11, 25, 12), step(24, 12)),
    slow = list(c(6, 8, 5, 9, 7, 4, 6, 3, 5, 8, 12, 9, 11, 7, 6, 9, 5, 4, 7, 3, 4, 6, 2, 5), step(24, 12)),
    zigzag = list(c(9, 2, 8, 1, 10, 3, 9, 2, 7, 3, 8, 2), step(12, 6)),
    far = list(c(3, 5, 4, 6, 8, 7, 5, 4, 2, 40), c(0, 1, 0, 1, 1, 0, 0, 1, 0, 12)))
  for (set in names(sets)) for (family in c("poisson", "nb")) {
    y <- sets[[set]][[1]]
    if (family == "nb" && set %in% c("slow", "zigzag", "far")) next
    column <- sets[[set]][[2]]
    x <- cbind(1, column)
    n <- length(y)
    size <- Inf
    if (family == "nb") {
      fit <- glm.nb(y ~ x - 1, control = glm.control(epsilon = 1e-11, maxit = 500))
      size <- fit$theta
    } else fit <- glm(y ~ x - 1, family = poisson, epsilon = 1e-14)
    mu <- fitted(fit)
    w <- mu / (1 + mu / size)
    half <- sqrt(w) * x
    bread <- solve(crossprod(half))
    M <- diag(n) - half %*% bread %*% t(half)
    e <- (y - mu) / sqrt(mu * (1 + mu / size))
    near <- abs(outer(1:n, 1:n, "-"))
    R <- function(rho) if (rho == 0) diag(n) else rho^near
    expected <- function(rho) {
      S <- M %*% R(rho) %*% M
      c(sum(diag(S)), sum(S[near == 1]) / 2)
    }
    seen <- sum(e[-1] * e[-n]) / sum(e^2)
    off <- function(rho) expected(rho)[2] / expected(rho)[1] - seen
    rho <- if (off(0) >= 0) 0 else if (off(0.98) <= 0) 0.98 else uniroot(off, c(0, 0.98), tol = 1e-14)$root
    square <- expected(rho)[1]
    phi <- sum(e^2) / square
    freedom <- square / (sum(R(rho)^2) / n)
    pulls <- half %*% bread
    score <- (y - mu) * w / mu * x
    h <- 1 - diag(M)
    for (j in 1:2) {
      se <- function(meat) sqrt((bread %*% meat %*% bread)[j, j])
      cat(set, paste(y, collapse = " "), paste(digits(column), collapse = " "), family, c("(Intercept)", "x")[j],
        digits(c(rho, phi, freedom, sqrt(phi * sum(pulls[, j] * (R(rho) %*% pulls[, j]))),
          se(crossprod(score)), se(crossprod(score / (1 - h))))), sep = ",")
      cat("\n")
    }
  }
}

switch(commandArgs(trailingOnly = TRUE)[1], nb = nb(), separation = separation(), ar1 = ar1(), stop("nb, separation or ar1"))
