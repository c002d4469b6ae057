#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The autoencoder of `bench train`, trained by PyTorch from the same first weights on the same batches.

usage: bench/run export FOLDER && bench/peers/train.py FOLDER [float32|float64]

Prints the CPU seconds of the training loop alone and the best held-out loss, to set beside ours.
"""
import pathlib
import resource
import sys

import numpy
import torch

folder = pathlib.Path(sys.argv[1])
kind = sys.argv[2] if len(sys.argv) > 2 else "float32"
settings = dict(line.split("=") for line in (folder / "settings.txt").read_text().split())
count, width, split, epochs, batch = (int(settings[k]) for k in ("rows", "width", "split", "epochs", "batch"))

rows = numpy.fromfile(folder / "rows.f64", ">f8").reshape(count, width)
low = rows[:split].min(0)
reach = rows[:split].max(0) - low
scaled = torch.tensor(numpy.clip((rows - low) / reach, 0, 1), dtype=getattr(torch, kind))
order = torch.tensor(numpy.fromfile(folder / "order.i32", ">i4").reshape(epochs, split).astype("int64"))

sizes = [width, 14, 8, 4, 8, 14, width]
weights = numpy.fromfile(folder / "weights.f64", ">f8").astype("float64")
layers = []
at = 0
for inputs, outputs in zip(sizes, sizes[1:]):
    layer = torch.nn.Linear(inputs, outputs, dtype=getattr(torch, kind))
    with torch.no_grad():
        layer.weight.copy_(torch.tensor(weights[at : at + inputs * outputs].reshape(outputs, inputs)))
        at += inputs * outputs
        layer.bias.copy_(torch.tensor(weights[at : at + outputs]))
        at += outputs
    layers += [layer, torch.nn.ReLU()]
layers[-1] = torch.nn.Sigmoid()
network = torch.nn.Sequential(*layers)

torch.set_num_threads(1)
loss_of = torch.nn.MSELoss()
adam = torch.optim.Adam(network.parameters(), lr=float(settings["rate"]))


def cpu_seconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


before = cpu_seconds()
best = float("inf")
for epoch in range(epochs):
    for start in range(0, split, batch):
        part = scaled[order[epoch, start : start + batch]]
        adam.zero_grad()
        loss_of(network(part), part).backward()
        adam.step()
    with torch.no_grad():
        held_out = scaled[split:]
        best = min(best, loss_of(network(held_out), held_out).item())
print(f"PyTorch {torch.__version__} {kind}: CPU {cpu_seconds() - before:.2f} s, held-out loss {best:.6f}")
