"""What NumPy says of values that were logged, to be compared with what `normscope watch` says."""

import numpy


def quantiles(units):
    """33 × units, of units × values."""
    return numpy.quantile(units, numpy.linspace(0, 1, 33), axis=1)


def distance(before, after):
    """The mean over the units of W₁ between the values of each: of equal numbers of values, exact."""
    return numpy.abs(numpy.sort(before, axis=1) - numpy.sort(after, axis=1)).mean()


def distance_of_quantiles(before, after):
    """The same between the quantile functions that are linear between 33 quantiles."""
    middles = (numpy.arange(64) + 0.5) / 64
    before, after = ([numpy.interp(middles, numpy.linspace(0, 1, 33), unit)
                      for unit in quantiles(moment).T] for moment in (before, after))
    return numpy.abs(numpy.subtract(before, after)).mean()


def layer(moments):
    """The numbers of a layer, of its moments as {step: units × values}."""
    steps = sorted(moments)
    first, before, now = (moments[step].astype(float) for step in (steps[0], steps[-2], steps[-1]))
    q15, q50, q85 = numpy.quantile(now, [0.15, 0.5, 0.85])
    return {
        "steps": len(steps), "newest": steps[-1],
        "mean": now.mean(), "sigma": now.std(), "q15": q15, "q50": q50, "q85": q85,
        "shift": distance(first, now), "quantileShift": distance_of_quantiles(first, now),
        "drift": distance(before, now), "quantileDrift": distance_of_quantiles(before, now),
    }
