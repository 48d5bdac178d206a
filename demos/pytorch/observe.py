"""Logs what a network's layers receive, for TensorBoard and `normscope watch`.

    from observe import observe
    writer = SummaryWriter("runs/plain")
    log = observe(model, writer, every=50)
    for step, batch in enumerate(loader):
        log.step = step
        ...
"""

import torch
from torch import nn

NONLINEARITIES = (nn.ReLU, nn.LeakyReLU, nn.GELU, nn.SiLU, nn.ELU, nn.Tanh, nn.Sigmoid)
QUANTILES = 33


def quantiles_by_unit(values):
    """The r/32-quantiles of each unit, r = 0 … 32, as a tensor of 33 × units.

    `values` are examples × units × any others: of a convolution a unit is a channel, and all
    values over batch and space belong to it.
    """
    by_unit = values.detach().float().movedim(1, 0).reshape(values.shape[1], -1)
    # torch.quantile takes at most 2^24 values.
    stride = max(1, by_unit.numel() // 2**23)
    ordered = by_unit[:, ::stride].sort(dim=1).values
    places = torch.linspace(0, ordered.shape[1] - 1, QUANTILES, device=ordered.device)
    low, share = places.long(), places.frac()
    high = (low + 1).clamp(max=ordered.shape[1] - 1)
    return (ordered[:, low] + share * (ordered[:, high] - ordered[:, low])).T.contiguous().cpu()


class Log:
    """Hooks that log; `step` is the step of the next forward pass."""

    def __init__(self, model, writer, every, of):
        self.step = 0
        self.writer, self.every = writer, every
        chosen = [(name, module) for name, module in model.named_modules() if isinstance(module, of)]
        self.handles = [
            module.register_forward_pre_hook(self.hook(f"preactivation/{name or 'model'}"))
            for name, module in chosen
        ]

    def hook(self, tag):
        def note(module, inputs):
            if module.training and self.step % self.every == 0 and inputs[0].dim() > 1:
                values = inputs[0].detach()
                self.writer.add_histogram(tag, values.flatten(), self.step)
                self.writer.add_tensor(f"normscope/units/{tag}", quantiles_by_unit(values), self.step)

        return note

    def remove(self):
        """Takes the hooks out again."""
        for handle in self.handles:
            handle.remove()


def observe(model, writer, every=50, of=NONLINEARITIES):
    """Logs every `every` steps what each module of the types `of` receives; returns the log."""
    return Log(model, writer, every, of)
