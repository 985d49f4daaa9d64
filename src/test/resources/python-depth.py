"""Prints what NumPy and OpenCV take for a picture, one JSON object: python-depth.py FILE TYPE WIDTH SECONDS (for each work).

FILE holds square pictures of WIDTH one behind the other, of TYPE as NumPy names it. OpenCV works on one thread, as NumPy does.
"""

import json
import statistics
import sys
import time

import cv2
import numpy

cv2.setNumThreads(1)
LOW, HIGH, SMALL = 100, 3900, 800
width = int(sys.argv[3])
pictures = numpy.fromfile(sys.argv[1], dtype=sys.argv[2]).reshape(-1, width, width)
indices = numpy.arange(width, dtype=float)
shades = numpy.arange(256, dtype=numpy.uint8).reshape(256, 1)
viridis = cv2.applyColorMap(shades, cv2.COLORMAP_VIRIDIS).reshape(256, 3)


def numpy_shades(a, low=LOW, high=HIGH):
    return numpy.clip((a.astype(numpy.float32) - low) * (255 / (high - low)), 0, 255).astype(numpy.uint8)


def numpy_numbers(a):
    numpy.histogram(a, 256, (0, 4095))
    return a.min(), a.max(), a.mean(), a.std(), a.sum(dtype=float), numpy.count_nonzero(a >= 4095)


def numpy_moments(a):
    numbers = numpy_numbers(a)
    columns, rows = a.sum(axis=0, dtype=float), a.sum(axis=1, dtype=float)
    total = columns.sum()
    x, y = (columns * indices).sum() / total, (rows * indices).sum() / total
    wide, high = (columns * (indices - x) ** 2).sum() / total, (rows * (indices - y) ** 2).sum() / total
    return numbers, x, y, wide, high


def cv_shades(a, low=LOW, high=HIGH):
    return cv2.convertScaleAbs(cv2.max(a, low) if a.dtype == numpy.uint16 else cv2.max(a, float(low)),
                               alpha=255 / (high - low), beta=-low * 255 / (high - low))


def cv_numbers(a):
    cv2.calcHist([a], [0], None, [256], [0, 4096])
    return cv2.minMaxLoc(a), cv2.meanStdDev(a), cv2.sumElems(a)


JOBS = {
    "numpy": {
        "shades": numpy_shades,
        "colors": lambda a: viridis[numpy_shades(a)],
        "small": lambda a: viridis[numpy_shades(a[:: width // SMALL, :: width // SMALL])],
        "followed": lambda a: numpy_shades(a, *numpy.percentile(a, (0.1, 99.9))),
        "statistics": numpy_numbers,
        "moments": numpy_moments,
    },
    "opencv": {
        "shades": cv_shades,
        "colors": lambda a: cv2.applyColorMap(cv_shades(a), cv2.COLORMAP_VIRIDIS),
        "small": lambda a: cv2.applyColorMap(
            cv_shades(cv2.resize(a, (SMALL, SMALL), interpolation=cv2.INTER_AREA)), cv2.COLORMAP_VIRIDIS
        ),
        "followed": lambda a: cv_shades(a, *numpy.percentile(a, (0.1, 99.9))),
        "statistics": cv_numbers,
        "moments": lambda a: (cv_numbers(a), cv2.moments(a)),
    },
}


def millis(job):
    taken, end = [], time.perf_counter() + float(sys.argv[4])
    while not taken or time.perf_counter() < end:
        picture = pictures[len(taken) % len(pictures)]
        began = time.perf_counter()
        job(picture)
        taken.append(1e3 * (time.perf_counter() - began))
    return statistics.median(taken)


print(json.dumps({library: {name: millis(job) for name, job in jobs.items()} for library, jobs in JOBS.items()}))
