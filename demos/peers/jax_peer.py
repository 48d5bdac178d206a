"""JAX: a jitted scan over a chunk of steps, with the data on the device and gathered inside."""

import functools

import jax
import jax.numpy as jnp
import numpy as np

import peer

CHUNK = 100  # steps a call
EPSILON, MOMENTUM = 1e-5, 0.1  # as torch.nn.BatchNorm1d


def initial_state(random, batch_norm):
    """Parameters and population statistics, one dictionary a layer each."""
    weights = peer.initial_weights(random)
    parameters = [{"weight": w, "bias": np.zeros(w.shape[1], np.float32)} for w in weights]
    population = []
    if batch_norm:
        for layer in parameters[:-1]:
            zeros, ones = np.zeros_like(layer["bias"]), np.ones_like(layer["bias"])
            layer |= {"gamma": ones, "beta": zeros}
            population.append({"mean": zeros, "variance": ones})
    return jax.tree.map(jnp.array, (parameters, population))


def loss_of(parameters, x, labels):
    """Mean cross entropy, and the batch statistics of the normalized layers."""
    statistics = []
    for layer in parameters[:-1]:
        y = x @ layer["weight"] + layer["bias"]
        if "gamma" in layer:
            mean, variance = y.mean(0), y.var(0)
            statistics.append({"mean": mean, "variance": variance * (len(x) / (len(x) - 1))})
            y = (y - mean) * jax.lax.rsqrt(variance + EPSILON) * layer["gamma"] + layer["beta"]
        x = jax.nn.sigmoid(y)
    logits = x @ parameters[-1]["weight"] + parameters[-1]["bias"]
    likelihoods = jnp.take_along_axis(jax.nn.log_softmax(logits), labels[:, None], axis=1)
    return -likelihoods.mean(), statistics


@functools.partial(jax.jit, donate_argnums=0)
def train(state, batches, images, labels):
    """One step for each row of `batches`; the state after them and the mean loss."""

    def step(state, batch):
        parameters, population = state
        (loss, statistics), gradients = jax.value_and_grad(loss_of, has_aux=True)(
            parameters, images[batch], labels[batch])
        parameters = jax.tree.map(lambda p, g: p - peer.RATE * g, parameters, gradients)
        population = jax.tree.map(
            lambda old, new: (1 - MOMENTUM) * old + MOMENTUM * new, population, statistics)
        return (parameters, population), loss

    state, losses = jax.lax.scan(step, state, batches)
    return state, losses.mean()


class Contender:
    def __init__(self, images, labels, normalization):
        self.images, self.labels = images, labels
        self.random = np.random.default_rng(1)
        self.state = initial_state(self.random, normalization == "batch")
        self.chunks = iter(())

    def next_chunk(self):
        chunk = next(self.chunks, None)
        if chunk is None:
            batches = peer.shuffled_batches(self.random).astype(np.int32)
            self.chunks = iter(batches.reshape(-1, CHUNK, peer.BATCH))
            chunk = next(self.chunks)
        return chunk

    def __call__(self, steps):
        taken = 0
        while taken < steps:
            self.state, loss = train(self.state, self.next_chunk(), self.images, self.labels)
            taken += CHUNK
        return taken, loss.item()


if __name__ == "__main__":
    images, labels = map(jnp.array, peer.load_mnist())
    labels = labels.astype(jnp.int32)
    peer.serve(f"JAX {jax.__version__}", {
        f"{normalization}/training": Contender(images, labels, normalization)
        for normalization in ("none", "batch")
    })
