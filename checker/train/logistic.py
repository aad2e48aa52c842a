"""Logistic regression with weights, for calibration."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

__all__ = ["fit_logistic"]

_STEPS = 200


def fit_logistic(
    x: NDArray[np.float64], y: NDArray[np.float64], w: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Fit a logistic regression with a little shrinkage.

    Args:
        x: float64 (rows, columns).
        y: float64 (rows,): share of yes, 0 to 1.
        w: float64 (rows,): weight of each row.

    Returns:
        float64 (columns + 1,): one weight a column, in nats per its unit; the last is the bias.
    """
    spread = x.std(axis=0) + 1e-9
    inputs, target, weight = (torch.from_numpy(a) for a in (x / spread, y, w / w.sum()))
    theta = torch.zeros(x.shape[1] + 1, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([theta], max_iter=_STEPS, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        logits = inputs @ theta[:-1] + theta[-1]
        loss = torch.nn.functional.binary_cross_entropy_with_logits(
            logits, target, weight=weight, reduction="sum"
        )
        loss = loss + 1e-5 * theta[:-1].square().sum()
        loss.backward()
        return loss

    optimiser.step(closure)
    result = theta.detach().numpy()
    return np.append(result[:-1] / spread, result[-1])
