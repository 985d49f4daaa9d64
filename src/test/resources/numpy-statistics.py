"""Prints what NumPy says of an .npy file, one JSON object: numpy-statistics.py FILE LOW HIGH (of the histogram)."""

import json
import sys

import numpy

samples = numpy.load(sys.argv[1])
print(json.dumps({"dtype": samples.dtype.str, "shape": samples.shape}), flush=True)
finite = samples[numpy.isfinite(samples)].astype(float)
weights = numpy.where(numpy.isfinite(samples), samples, 0).astype(float)
rows, columns = numpy.indices(samples.shape)
total = weights.sum()
x, y = (columns * weights).sum() / total, (rows * weights).sum() / total
counts, _ = numpy.histogram(finite, 256, (float(sys.argv[2]), float(sys.argv[3])))
print(
    json.dumps(
        {
            "minimum": finite.min(),
            "maximum": finite.max(),
            "mean": finite.mean(),
            "deviation": finite.std(),
            "sum": finite.sum(),
            "nan": int(numpy.isnan(samples).sum()),
            "infinite": int(numpy.isinf(samples).sum()),
            "centroid": [x, y],
            "widths": [
                numpy.sqrt((weights * (columns - x) ** 2).sum() / total),
                numpy.sqrt((weights * (rows - y) ** 2).sum() / total),
            ],
            "counts": counts.tolist(),
        }
    )
)
