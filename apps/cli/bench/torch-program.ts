/** The training of the benchmark in PyTorch with one thread: reads it as JSON, writes the median processor seconds. */
export const torchProgram = `
import json, sys, time
import torch
from torch import nn

torch.set_num_threads(1)
task = json.load(sys.stdin)
x = torch.tensor(task["x"], dtype=torch.float32)
bad = torch.tensor(task["bad"], dtype=torch.float32)
batches = [torch.tensor(rows) for rows in task["batches"]]
seconds = []
for turn in range(task["turns"]):
    torch.manual_seed(turn)
    layers = []
    for inputs, outputs in zip(task["widths"], task["widths"][1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    net = nn.Sequential(*layers[:-1])
    optimiser = torch.optim.Adam(net.parameters(), lr=task["rate"])
    loss_of = nn.BCEWithLogitsLoss()
    began = time.process_time()
    for rows in batches:
        optimiser.zero_grad()
        loss = loss_of(net(x[rows]).squeeze(1), bad[rows])
        loss.backward()
        optimiser.step()
    seconds.append(time.process_time() - began)
print(sorted(seconds)[len(seconds) // 2])
`;
