#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""scikit-learn's isolation forest on the servers of `bench forest`: ROC area, mean of 20 seeds.

usage: bench/peers/forest.py FOLDER
"""
import gzip
import pathlib
import sys

import numpy
import sklearn
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score


def rows(path):
    with gzip.open(path, "rt") as lines:
        return numpy.loadtxt(lines, delimiter=",", skiprows=1)


print(f"scikit-learn {sklearn.__version__}")
for train in sorted(pathlib.Path(sys.argv[1], "asd").glob("*_train.csv.gz")):
    name = train.name.replace("_train.csv.gz", "")
    test = rows(train.with_name(name + "_test.csv.gz"))
    learnt = rows(train)
    areas = []
    for seed in range(1, 21):
        forest = IsolationForest(n_estimators=100, max_samples=256, random_state=seed).fit(learnt)
        areas.append(roc_auc_score(test[:, -1], -forest.score_samples(test[:, :-1])))
    print(f"{name} {numpy.mean(areas):.4f} {numpy.std(areas):.4f}")
