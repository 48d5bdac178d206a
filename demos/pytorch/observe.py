"""Logs what a network's layers receive, for TensorBoard and `normscope watch`.

    from observe import observe

    writer = SummaryWriter("runs/plain")
    log = observe(model, writer, every=50)
    for log.step, (images, labels) in enumerate(loader):
        ...

Nonlinearities and normalizations must be modules: `nn.ReLU()` is seen, `functional.relu` is not.
"""

import torch
from torch import nn

NONLINEARITIES = (
    nn.ReLU, nn.ReLU6, nn.LeakyReLU, nn.PReLU, nn.ELU, nn.GELU, nn.SiLU, nn.Hardswish, nn.Mish,
    nn.Tanh, nn.Sigmoid)
NORMALIZATIONS = (
    nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d, nn.SyncBatchNorm, nn.InstanceNorm1d,
    nn.InstanceNorm2d, nn.InstanceNorm3d, nn.GroupNorm, nn.LayerNorm, nn.RMSNorm)

LEVELS = torch.linspace(0, 1, 33)  # of the quantiles
MOST_VALUES = 2**22  # of a layer that are looked at; torch.quantile takes 2^24


def by_unit(values, axis):
    """The values of each unit as float32, a row each, NaN where they are infinite; of very many a
    part, evenly taken."""
    rows = values.detach().movedim(axis, 0).flatten(1)
    # Odd, so that it does not take the same columns of every image.
    stride = rows.numel() // MOST_VALUES | 1
    return rows[:, ::stride].float().nan_to_num(torch.nan, torch.nan, torch.nan)


class Log:
    """Hooks that log; `step` is the step of the next forward pass."""

    def __init__(self, model, writer, every, nonlinearities, normalizations, axis):
        self.step = 0
        self.writer, self.every, self.axis = writer, every, axis
        self.is_on, self.logged = False, None
        self.uses = {}  # of each tag in this forward pass
        self.handles = [
            model.register_forward_pre_hook(self.begin), model.register_forward_hook(self.end)]
        for name, module in model.named_modules():
            name = name or type(module).__name__
            if isinstance(module, nonlinearities):
                self.handles.append(module.register_forward_pre_hook(
                    lambda _, inputs, tag=f"preactivation/{name}": self.note(tag, *inputs[:1])))
            if isinstance(module, normalizations):
                self.handles.append(module.register_forward_hook(
                    lambda _, inputs, output, name=name: (
                        self.note(f"normalization_input/{name}", *inputs[:1]),
                        self.note(f"normalization_output/{name}", output)) and None))

    def begin(self, model, inputs):
        # Of a step that takes several forward passes, as when gradients are accumulated, the first.
        self.is_on = model.training and self.step % self.every == 0 and self.step != self.logged
        self.uses.clear()

    def end(self, model, inputs, output):
        if self.is_on:
            self.logged = self.step
        self.is_on = False

    def note(self, tag, values=None):
        """Logs the histogram of all values, and 33 quantiles of each unit."""
        if not self.is_on or not isinstance(values, torch.Tensor) or values.dim() < 2:
            return
        self.uses[tag] = self.uses.get(tag, 0) + 1
        if self.uses[tag] > 1:  # of a module that is used more than once in a forward pass
            tag = f"{tag}.{self.uses[tag]}"
        rows = by_unit(values, self.axis)
        finite = rows[~rows.isnan()]
        if finite.numel() > 0:
            self.writer.add_histogram(tag, finite, self.step)
            quantiles = torch.nanquantile(rows, LEVELS.to(rows.device), dim=1)  # 33 × units
            self.writer.add_tensor(f"normscope/units/{tag}", quantiles, self.step)

    def remove(self):
        """Takes the hooks out again."""
        for handle in self.handles:
            handle.remove()


def observe(
        model, writer, every=50, of=NONLINEARITIES, normalizations=NORMALIZATIONS, axis=1):
    """Logs in training, every `every` steps, what each module of the types `of` receives and what
    goes into and out of each of the types `normalizations`; returns the log, to be told the step.

    `axis` is that of the units: 1 where they are channels (examples × channels × height × width) or
    single (examples × units), -1 in transformers (examples × places × units). All values of a
    channel, over batch and space, belong to one unit.
    """
    return Log(model, writer, every, of, normalizations, axis)
