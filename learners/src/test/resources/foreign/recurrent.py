# SPDX-License-Identifier: Apache-2.0
# Exports a recurrent autoencoder of PyTorch to the file named, and prints its error on one window.
import sys, torch
torch.manual_seed(1)
class Rebuilding(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = torch.nn.LSTM(2, 8, batch_first=True)
        self.outer = torch.nn.Linear(8, 2)
    def forward(self, rows):
        return self.outer(self.inner(rows)[0])
model = Rebuilding().eval()
torch.onnx.export(model, torch.zeros(1, 5, 2), sys.argv[1], input_names=["rows"], output_names=["rebuilt"],
                  dynamic_axes={"rows": {0: "windows"}, "rebuilt": {0: "windows"}}, opset_version=17)
rows = torch.arange(10, dtype=torch.float32).reshape(1, 5, 2) / 10
print(((model(rows) - rows) ** 2).mean().item())
