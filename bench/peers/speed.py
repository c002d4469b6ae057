#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""scikit-learn's and PyTorch's detectors on the rows of `bench speed`, one thread each: CPU seconds to fit, µs a row.

usage: bench/run export FOLDER && bench/peers/speed.py FOLDER    (bench/peers/speed.sh runs both sides)

Settings are those of our kinds: 100 trees of 256 rows; windows of 16 scaled rows, of which the SVM sees 2,000 and k-means
4,000 with 20 centres; a plane of nine tenths of the variance; the autoencoder's shape, batches, epochs and three starts.
"""
import os

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"  # before numpy reads them

import copy
import pathlib
import statistics
import sys
import time

import numpy
import sklearn
import torch
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.ensemble import IsolationForest
from sklearn.svm import OneClassSVM

WIDTH, WINDOW = 20, 16
SVM_SAMPLE, KMEANS_SAMPLE = 2000, 4000
torch.set_num_threads(1)


def read(name):
    return numpy.fromfile(pathlib.Path(sys.argv[1], "speed", name), ">f8").astype("float64").reshape(-1, WIDTH)


def cpu(work, least, rounds):
    """CPU seconds of one run, warm: the middle of some rounds of at least so long."""
    work()
    each = []
    for _ in range(rounds):
        before, runs = time.process_time(), 0
        while runs == 0 or time.process_time() - before < least:
            work()
            runs += 1
        each.append((time.process_time() - before) / runs)
    return statistics.median(each)


def windows(rows):
    view = numpy.lib.stride_tricks.sliding_window_view(rows, WINDOW, axis=0)
    return numpy.ascontiguousarray(view).reshape(len(view), -1)


def some(vectors, most):
    return vectors[numpy.linspace(0, len(vectors) - 1, min(most, len(vectors))).astype(int)]


def plane_score(plane, vectors):
    """Off the plane, and how far out within it."""
    within = plane.transform(vectors)
    off = ((vectors - plane.inverse_transform(within)) ** 2).sum(1)
    return off + (within**2 / plane.explained_variance_).sum(1)


def network():
    sizes = [WIDTH, 14, 8, 4, 8, 14, WIDTH]
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(inputs, outputs), torch.nn.ReLU()]
    layers[-1] = torch.nn.Sigmoid()
    return torch.nn.Sequential(*layers)


def train_network(scaled, starts=3, epochs=20, patience=5):
    split = int(len(scaled) * 0.8)
    held_out, loss_of = scaled[split:], torch.nn.MSELoss()
    best, chosen = float("inf"), None
    for start in range(starts):
        torch.manual_seed(start + 1)
        model, stale, least = network(), 0, float("inf")
        adam = torch.optim.Adam(model.parameters(), lr=0.003)
        for _ in range(epochs):
            for part in torch.randperm(split).split(64):
                adam.zero_grad()
                batch = scaled[part]
                loss_of(model(batch), batch).backward()
                adam.step()
            with torch.no_grad():
                loss = loss_of(model(held_out), held_out).item()
            stale = 0 if loss < least else stale + 1
            least = min(least, loss)
            if loss < best:
                best, chosen = loss, copy.deepcopy(model)
            if stale >= patience:
                break
    return chosen


def row(name, fit, score, learnt, judged, inputs):
    """`score` takes a model and vectors; at once means one vector a call, as a stream gives them."""
    seconds = cpu(lambda: fit(learnt), 0.5, 3)
    model = fit(learnt)
    singles = [judged[i : i + 1] for i in range(50)]
    at_once = cpu(lambda: [score(model, one) for one in singles], 0.5, 5) / len(singles)
    stretch = cpu(lambda: score(model, judged), 0.5, 5) / len(judged)
    print(f"| {name} | {inputs} | {seconds:.3f} | {at_once * 1e6:.2f} | {stretch * 1e6:.2f} |", flush=True)


def network_score(model, rows):
    with torch.no_grad():
        return ((model(rows) - rows) ** 2).mean(1)


train, test = read("train.f64"), read("test.f64")
low, reach = train.min(0), train.max(0) - train.min(0)
train_scaled, test_scaled = (train - low) / reach, (test - low) / reach
train_windows, test_windows = windows(train_scaled), windows(test_scaled)
tensors = [torch.tensor(numpy.clip(each, 0, 1), dtype=torch.float32) for each in (train_scaled, test_scaled)]

print(f"scikit-learn {sklearn.__version__}, PyTorch {torch.__version__}, one thread\n")
print("| peer | values a vector | fit, CPU s | a row at once, µs | a row in a stretch, µs |")
print("|---|---:|---:|---:|---:|")
forest = dict(n_estimators=100, max_samples=256, random_state=1)
row("scikit-learn IsolationForest", lambda x: IsolationForest(**forest).fit(x),
    lambda m, x: m.score_samples(x), train, test, WIDTH)
row("scikit-learn PCA, rows", lambda x: PCA(0.9, svd_solver="full").fit(x), plane_score, train_scaled, test_scaled, WIDTH)
row("scikit-learn PCA, windows", lambda x: PCA(0.9, svd_solver="full").fit(x), plane_score,
    train_windows, test_windows, WIDTH * WINDOW)
row("scikit-learn KMeans, windows", lambda x: KMeans(20, n_init=1, max_iter=50, random_state=1).fit(some(x, KMEANS_SAMPLE)),
    lambda m, x: m.transform(x).min(1), train_windows, test_windows, WIDTH * WINDOW)
row("scikit-learn OneClassSVM, windows", lambda x: OneClassSVM(nu=0.05, gamma="scale").fit(some(x, SVM_SAMPLE)),
    lambda m, x: m.score_samples(x), train_windows, test_windows, WIDTH * WINDOW)
row("PyTorch autoencoder, float32", train_network, network_score, tensors[0], tensors[1], WIDTH)
