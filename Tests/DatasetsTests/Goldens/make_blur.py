"""Writes blur.json: images that PyTorch blurs by a Gaussian kernel in two dimensions.

The kernel reaches 4 sigma + 1/2 pixels (rounded down), sums to 1, and beyond the edges all is black.
"""

import json
import math
import pathlib

import torch

torch.manual_seed(1)
images = []
for height, width, sigma in [(5, 7, 0.4), (6, 4, 1.0), (9, 9, 2.5)]:
    image = torch.rand(height, width, dtype=torch.float64).round(decimals=3)
    radius = int(4 * sigma + 0.5)
    places = torch.arange(-radius, radius + 1, dtype=torch.float64)
    squares = places[:, None] ** 2 + places[None, :] ** 2
    kernel = torch.exp(-squares / (2 * sigma * sigma))
    kernel /= kernel.sum()
    blurred = torch.nn.functional.conv2d(image[None, None], kernel[None, None], padding=radius)
    images.append({
        "height": height, "width": width, "sigma": sigma,
        "pixels": image.flatten().tolist(),
        "blurred": [round(x, 9) for x in blurred.flatten().tolist()],
    })
pathlib.Path(__file__).with_name("blur.json").write_text(json.dumps(images) + "\n")
